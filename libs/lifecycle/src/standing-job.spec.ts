import { describe, expect, it } from '@jest/globals';
import { eventually, silentLog } from '@fm/testing';
import { StandingJob } from './standing-job.js';

const LONG = 1_000_000;

describe('a standing job', () => {
  /** A job whose work gives these answers one after the other, then none. */
  const jobOf = (answers: readonly (boolean | Error)[], pauseMs: number): { job: StandingJob; done: () => number } => {
    let done = 0;
    const work = (): Promise<boolean> => {
      const answer = answers[done++] ?? false;
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    };
    return { job: new StandingJob({ name: 'test', pauseMs, log: silentLog, work }), done: () => done };
  };

  it('goes on while there is more, then rests, and leaves its rest to stop', async () => {
    const { job, done } = jobOf([true, true, false], LONG);
    job.start();
    job.start();
    await eventually(() => expect(done()).toBe(3));
    await job.stop();
    expect(done()).toBe(3);
  });

  it('tries again after a failure, and after a rest', async () => {
    const { job, done } = jobOf([new Error('no database'), true, false], 1);
    job.start();
    await eventually(() => expect(done()).toBeGreaterThan(4));
    await job.stop();
  });

  it('lets the piece in hand come to its end', async () => {
    let finish: (more: boolean) => void = () => undefined;
    let stopped = false;
    const job = new StandingJob({ name: 'test', pauseMs: LONG, log: silentLog, work: () => new Promise((resolve) => { finish = resolve; }) });
    job.start();
    const stopping = job.stop().then(() => { stopped = true; });
    await Promise.resolve();
    expect(stopped).toBe(false);
    finish(true);
    await stopping;
  });
});
