import { describe, expect, it } from '@jest/globals';
import { BadRequestException, InternalServerErrorException, NotFoundException, PayloadTooLargeException, type ArgumentsHost } from '@nestjs/common';
import { Problem, type ProblemDetails, type ProblemKind } from './problem.js';
import { ProblemFilter } from './problem.filter.js';

const FALLBACK: ProblemKind = { code: 'FM-X-99', status: 503, retriable: true, title: { en: 'Not now', lo: 'ບໍ່ແມ່ນດຽວນີ້' } };
const HELD: ProblemKind = { code: 'FM-X-01', status: 409, retriable: false, title: { en: 'Held', lo: 'ກັກໄວ້' } };
const LAO = /[\u0e80-\u0eff]/;

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: ProblemDetails;
  unexpected: unknown[];
}

function answerTo(error: unknown): Answer {
  const answer: Answer = { status: 0, headers: {}, body: {} as ProblemDetails, unexpected: [] };
  const reply = {
    status: (code: number) => {
      answer.status = code;
      return reply;
    },
    header: (name: string, value: string) => {
      answer.headers[name] = value;
      return reply;
    },
    send: (body: ProblemDetails) => void (answer.body = body),
  };
  const host: Pick<ArgumentsHost, 'switchToHttp'> = { switchToHttp: () => ({ getResponse: <T>() => reply as T, getRequest: <T>() => ({}) as T, getNext: <T>() => ({}) as T }) };
  const options = { fallback: FALLBACK, advice: { en: 'Send it again in a minute.', lo: 'ສົ່ງໃໝ່ໃນອີກໜຶ່ງນາທີ.' }, headers: { 'retry-after': '5' } };
  new ProblemFilter({ ...options, onUnexpected: (unexpected) => answer.unexpected.push(unexpected) }).catch(error, host as ArgumentsHost);
  return answer;
}

describe('problems at a door', () => {
  it('are told as RFC 9457 details in both languages, with their own headers', () => {
    const answer = answerTo(new Problem(HELD, { en: 'Release it first.', lo: 'ປ່ອຍກ່ອນ.' }, { 'x-why': 'held' }));
    expect(answer).toMatchObject({ status: 409, headers: { 'content-type': 'application/problem+json; charset=utf-8', 'x-why': 'held' }, unexpected: [] });
    expect(answer.body).toEqual({ type: 'urn:passage:problem:FM-X-01', title: 'Held', status: 409, detail: 'Release it first.', code: 'FM-X-01', lo: { title: 'ກັກໄວ້', detail: 'ປ່ອຍກ່ອນ.' } });
  });

  it.each([new Error('connect postgres://admin:Sisavath@db failed'), Object.assign(new Error('Sisavath'), { code: '23505', detail: 'Sisavath' }), new InternalServerErrorException('Sisavath'), 'Sisavath', null, undefined, { statusCode: 500, message: 'Sisavath' }])(
    'of unknown kind become the fallback, are told to the log and say nothing of themselves: %p',
    (error) => {
      const answer = answerTo(error);
      expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '5' }, body: { code: 'FM-X-99', detail: 'Send it again in a minute.' }, unexpected: [error] });
      expect(JSON.stringify(answer.body)).not.toMatch(/Sisavath|stack|\.ts:/);
    },
  );

  it.each([
    [new NotFoundException('Cannot GET /nowhere'), 404],
    [new PayloadTooLargeException(), 413],
    [new BadRequestException(['a must be b']), 400],
    [Object.assign(new Error('Unsupported Media Type'), { statusCode: 415 }), 415],
    [Object.assign(new Error('Request body is too large'), { statusCode: 413 }), 413],
    [Object.assign(new Error('Method Not Allowed'), { statusCode: 405 }), 405],
  ])('of the protocol keep their status and are told in Lao too: %p', (error, status) => {
    const answer = answerTo(error);
    expect(answer).toMatchObject({ status, body: { code: `FM-H-${status}`, status }, unexpected: [] });
    expect(answer.body.lo.title).toMatch(LAO);
    expect(answer.body.lo.detail).toMatch(LAO);
  });
});
