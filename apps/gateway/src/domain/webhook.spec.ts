import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { newWebhookSecret, webhookHeaders } from './webhook-signature.js';
import { nextAttempt, RETRY_PAUSES_MS, verdictOf } from './webhook-schedule.js';

describe('signatures', () => {
  it('are taken by the library of the specification, whichever of two secrets the receiver has', () => {
    fc.assert(fc.property(fc.jsonValue(), fc.uuid(), (value, id) => {
      const [old, young, stranger] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];
      const body = JSON.stringify(value);
      const headers = webhookHeaders({ id, timestamp: new Date(), body }, [young, old]);
      for (const secret of [old, young]) expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
      expect(() => new Webhook(stranger).verify(body, headers)).toThrow();
      expect(() => new Webhook(old).verify(`${body} `, headers)).toThrow();
    }));
  });

  it('are those of the specification\'s example', () => {
    const headers = webhookHeaders({ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: new Date(1_614_265_330_000), body: '{"test": 2432232314}' }, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']);
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });
});

describe('attempts', () => {
  it('go on for three days, a little later than planned, and end', () => {
    const now = new Date('2026-07-01T00:00:00Z');
    expect(RETRY_PAUSES_MS.reduce((sum, pause) => sum + pause) / 86_400_000).toBeCloseTo(3.15, 1);
    for (const [index, pause] of RETRY_PAUSES_MS.entries()) for (const chance of [0, 0.5, 1]) {
      const later = (nextAttempt(index + 1, now, chance)?.getTime() ?? 0) - now.getTime();
      expect(later >= pause && later <= pause * 1.1 + 1).toBe(true);
    }
    expect(nextAttempt(RETRY_PAUSES_MS.length + 1, now, 0)).toBeNull();
  });

  it.each([[200, 'taken'], [204, 'taken'], [301, 'failed'], [307, 'failed'], [404, 'failed'], [410, 'unwanted'], [429, 'failed'], [500, 'failed']])('answered with %i are %s', (status, verdict) => {
    expect([verdictOf({ status }), verdictOf({ error: 'x' })]).toEqual([verdict, 'failed']);
  });
});
