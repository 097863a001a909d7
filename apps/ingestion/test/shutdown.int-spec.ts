import { describe, expect, it } from '@jest/globals';
import { eventually } from '@fm/testing';
import { GivenOffice, submission } from './given-office.js';

describe('a shutdown', () => {
  it('stores what it has acknowledged and acknowledges what it has stored', async () => {
    const office = await GivenOffice.open();
    await office.source('fmr');
    const acknowledged: string[] = [];
    const sending = [...Array(300).keys()].map(async (n) => {
      const { status, body } = await office.send('fmr', submission(`s${n}`, { _id: n + 1 }));
      if (status === 202) acknowledged.push(String(body['submission']));
      else expect(status).toBe(503);
    });
    const all = Promise.allSettled(sending);
    await eventually(() => expect(acknowledged.length).toBeGreaterThan(0));
    await office.app.close();
    await all;
    const stored = await office.rows('select submission from submission order by 1');
    expect(stored.map(({ submission: key }) => key)).toEqual(acknowledged.toSorted());
    await office.leave();
  });
});
