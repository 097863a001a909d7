import { describe, expect, it } from '@jest/globals';
import { pythonJson } from '../../../tools/kobo-simulator/src/hooks/python-json.js';
import { FMR_ASSET } from '../../../tools/kobo-simulator/src/season/fmr-asset.js';
import { makeSeason } from '../../../tools/kobo-simulator/src/season/make-season.js';
import { SeasonPlayer } from '../../../tools/kobo-simulator/src/season/season-player.js';
import { defaultSeason } from '../../../tools/kobo-simulator/src/season/season-settings.js';
import { KoboServer } from '../../../tools/kobo-simulator/src/server/kobo-server.js';
import { contentHash, type Answers } from '../src/domain/canonical-answers.js';
import { readHookBody } from '../src/domain/read-body.js';
import { SubmissionLedger } from '../src/domain/submission-ledger.js';

describe('a hook that was delivered once more', () => {
  it('is known for a repeat, and nothing else is: V-D1', () => {
    const asset = new KoboServer({ seed: 'repeats' }).addAsset(FMR_ASSET);
    const player = new SeasonPlayer(asset);
    const ledgers = new Map<number, SubmissionLedger>();
    const sent = new Map<string, Answers>();
    const deliveries = makeSeason(defaultSeason('2026-06-30', { from: '2026-06-20', repeats: 0.1, edits: 0.1, deletes: 0 })).map((action, index) => {
      const id = player.apply(action);
      const { answers, uuid, deprecatedUuid, end } = readHookBody(Buffer.from(pythonJson(asset.find(id))), false);
      const ledger = ledgers.get(id) ?? SubmissionLedger.fresh(String(id));
      ledgers.set(id, ledger);
      const body = { receipt: `r${index}`, uuid, deprecatedUuid, original: deprecatedUuid === null, end, contentHash: contentHash(answers).toString('hex'), answerCount: Object.keys(answers).length, apiReading: null, receivedAt: action.at.toISOString(), trusted: true, whole: true };
      sent.set(body.receipt, answers);
      return { planted: action.type === 'resend', found: ledger.take(body, answers, (receipt) => sent.get(receipt) ?? {}).kind === 'duplicate' };
    });
    const [planted, found] = [deliveries.filter((one) => one.planted), deliveries.filter((one) => one.found)];
    const right = found.filter((one) => one.planted).length;
    process.stdout.write(`repeats: rule planted found precision recall\nV-D1             ${planted.length} ${found.length} ${(right / found.length).toFixed(3)} ${(right / planted.length).toFixed(3)}\n`);
    expect([planted.length >= 20, right, found.length]).toEqual([true, planted.length, planted.length]);
  });
});
