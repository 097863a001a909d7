import { describe, expect, it } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Problem } from '@fm/problems';
import { AllowedRoles, InternalTokenGuard, NeedsGrant } from './internal-token.guard.js';
import { signInternalToken, type Grant, type Role } from './internal-token.js';

const SECRET = 's'.repeat(32);

class Doors {
  @AllowedRoles('manager', 'admin')
  forSome(): string {
    return 'some';
  }

  @AllowedRoles('manager')
  @NeedsGrant('steward')
  forStewards(): string {
    return 'stewards';
  }

  forNobody(): string {
    return 'nobody';
  }
}

interface Request {
  headers: Record<string, string | undefined>;
  caller?: object;
}

function contextOf(handler: () => string, request: Request): ExecutionContext {
  const context: Pick<ExecutionContext, 'getHandler' | 'getClass' | 'switchToHttp'> = {
    getHandler: () => handler,
    getClass: <T>() => Doors as unknown as T & (new (...args: unknown[]) => unknown) as never,
    switchToHttp: () => ({ getRequest: <T>() => request as T, getResponse: <T>() => ({}) as T, getNext: <T>() => ({}) as T }),
  };
  return context as ExecutionContext;
}

const guard = new InternalTokenGuard(new Reflector(), SECRET);
const bearer = async (role: Role, grants?: readonly Grant[]): Promise<Request> => ({ headers: { authorization: `Bearer ${await signInternalToken(SECRET, { subject: 'x', role, provinces: ['LA03'], grants })}` } });
const { forSome, forNobody, forStewards } = Doors.prototype;
const statusOf = (request: Request, handler: () => string = forSome): Promise<number> =>
  guard.canActivate(contextOf(handler, request)).then(() => 200, (error: unknown) => (error instanceof Problem ? error.kind.status : 500));

describe('the guard of internal routes', () => {
  it.each<[Role, number]>([['manager', 200], ['admin', 200], ['viewer', 403], ['protection', 403]])('lets a route\'s roles in and no other: %s gets %d', async (role, status) => {
    expect(await statusOf(await bearer(role))).toBe(status);
  });

  it('hands the caller on', async () => {
    const request = await bearer('manager');
    await guard.canActivate(contextOf(forSome, request));
    expect(request.caller).toEqual({ subject: 'x', role: 'manager', provinces: ['LA03'] });
  });

  it('keeps a route without roles closed to all', async () => {
    for (const role of ['viewer', 'manager', 'protection', 'admin'] as const) expect(await statusOf(await bearer(role), forNobody)).toBe(403);
  });

  it.each<[Role, readonly Grant[] | undefined, number]>([['manager', ['steward'], 200], ['manager', undefined, 403], ['manager', [], 403], ['viewer', ['steward'], 403], ['admin', ['steward'], 403]])('lets %s with the grants %j into a route that needs one: %d', async (role, grants, status) => {
    expect(await statusOf(await bearer(role, grants), forStewards)).toBe(status);
  });

  it.each<Record<string, string>>([{}, { authorization: '' }, { authorization: 'Bearer' }, { authorization: 'Bearer ' }, { authorization: 'Bearer a.b.c' }, { authorization: 'Basic YTpi' }])('asks who does not say who he is: %j', async (headers) => {
    expect(await statusOf({ headers })).toBe(401);
  });

  it('takes no good token under another scheme', async () => {
    const { headers } = await bearer('admin');
    expect(await statusOf({ headers: { authorization: headers['authorization']?.replace('Bearer', 'Basic') } })).toBe(401);
  });
});
