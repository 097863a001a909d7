import type { FormKind } from '@fm/contracts/vocabulary';
import type { Judgement } from './judge-fmr.js';

/** A form without a mapping waits in quarantine and is judged when the mapping comes: nothing of it is lost or guessed. */
export function judgeUnmapped(kind: FormKind): Judgement {
  return {
    status: 'quarantined',
    record: null,
    position: null,
    held: { point: null, day: null, direction: null, nTotal: null },
    findings: [{
      rule: 'V-S2', severity: 'E', field: null, value: kind,
      message: { en: 'There is no mapping for this form.', lo: 'ຍັງບໍ່ມີການຈັບຄູ່ສຳລັບແບບຟອມນີ້.' },
      fix: { en: 'Add the mapping: what waits is then judged by itself.', lo: 'ເພີ່ມການຈັບຄູ່: ບັນທຶກທີ່ລໍຖ້າຈະຖືກກວດເອງ.' },
    }],
    mappingVersion: 'none',
  };
}
