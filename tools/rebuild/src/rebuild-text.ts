import type { RebuildResult } from '../../../apps/aggregation/src/rebuild-figures.service.js';

type Told = Omit<RebuildResult, 'done' | 'liveHash'>;
type Sums = RebuildResult['differences'][number]['live'];

const LISTED = 50;

/** What a rebuild found and did. */
export function textOf({ outcome, submissions, cells, freshHash, differences, epoch, published }: Told, seconds: number): string {
  const rate = Math.round(submissions / Math.max(seconds, 0.001));
  const head = `Rebuild of ${submissions} submissions, ${cells} cells: ${outcome === 'equal' ? `equal by hash (${freshHash})` : `${differences.length} cells differ`}, ${rate} submissions/s.`;
  return [head, ...listed(differences), ...conclusionOf(outcome, { epoch, published })].join('\n');
}

function listed(differences: Told['differences']): string[] {
  const lines = differences.slice(0, LISTED).map(({ cube, cubeKey, day, live, fresh }) => `  ${cube} ${cubeKey} ${day}: stands at ${sumsOf(live)}, adds up to ${sumsOf(fresh)}`);
  return differences.length > LISTED ? [...lines, `  … and ${differences.length - LISTED} more`] : lines;
}

const sumsOf = ({ value, nRecords, nFlagged }: Sums): string => `${value} in ${nRecords} records (${nFlagged} flagged)`;

function conclusionOf(outcome: Told['outcome'], { epoch, published }: Pick<Told, 'epoch' | 'published'>): string[] {
  if (outcome !== 'refused') return [`${outcome === 'corrected' ? 'They were set right. ' : ''}All ${published} figures go out under epoch ${epoch}.`];
  return ['Nothing was changed. Find out who wrote to these tables, then set them right with: npm run rebuild -- --accept', 'ບໍ່ມີຫຍັງຖືກປ່ຽນ. ຫາສາເຫດກ່ອນ ແລ້ວແກ້ດ້ວຍ: npm run rebuild -- --accept'];
}
