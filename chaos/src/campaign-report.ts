import { SERVICES } from '../../platform/src/service-ports.js';
import type { Audit } from './audit.js';
import { isClean } from './audit.js';
import { isAtRest, type Backlog } from './at-rest.js';
import type { CampaignOptions } from './campaign-options.js';
import type { Kill } from './striker.js';

export interface CampaignResult {
  readonly options: CampaignOptions;
  readonly startedAt: string;
  readonly loadSeconds: number;
  readonly restSeconds: number;
  readonly kills: readonly Kill[];
  readonly requests: number;
  readonly unanswered: number;
  /** Requests that the network held up, and that it delivered once more. */
  readonly late: number;
  readonly repeated: number;
  /** After the last kill: what has not come to rest. */
  readonly stuck: Backlog;
  readonly audit: Audit;
}

export function isLossless({ stuck, audit }: CampaignResult): boolean {
  return isAtRest(stuck) && isClean(audit);
}

export function killsPerService(kills: readonly Kill[]): Record<string, number> {
  return Object.fromEntries(SERVICES.map((service) => [service, kills.filter((kill) => kill.service === service).length]));
}

const SHOWN = 10;

/** What a person reads at the end. */
export function campaignReport(result: CampaignResult): string {
  const { options, audit, kills, stuck } = result;
  const lost = audit.missing.length;
  return [
    '',
    `Broken / ສິ່ງທີ່ຖືກທຳລາຍ: ${kills.length} × kill -9 in ${Math.round(result.loadSeconds)} s of load`,
    ...Object.entries(killsPerService(kills)).map(([service, count]) => `  ${service.padEnd(16)} ${String(count).padStart(5)}`),
    `  requests         ${String(result.requests).padStart(5)}  of which ${result.unanswered} without an answer, ${result.late} held up, ${result.repeated} delivered again later`,
    `Sent / ສິ່ງທີ່ສົ່ງ: ${audit.submissions} submissions, ${audit.acknowledged} acknowledgements`,
    `At rest ${result.restSeconds.toFixed(1)} s after the last kill${isAtRest(stuck) ? '' : `: NO, stuck: ${JSON.stringify(stuck)}`}`,
    `Lost / ສູນເສຍ: ${lost === 0 ? 'nothing / ບໍ່ມີ' : `${lost} ACKNOWLEDGED SUBMISSIONS`}`,
    ...audit.missing.slice(0, SHOWN).map(({ submission, revision, receipt }) => `  ${submission} revision ${revision} receipt ${receipt}`),
    `Figures / ຕົວເລກ: ${audit.movements} movements in ${audit.cells} cells, ${audit.differences.length} differ from the recount`,
    ...audit.differences.slice(0, SHOWN).map(({ by, cell, expected, found }) => `  ${by} ${cell}: expected ${expected}, found ${found}`),
    `Held records: expected ${audit.held.expected}, found ${audit.held.found}. Dead letters: ${Object.values(audit.deadLetters).reduce((sum, count) => sum + count, 0)}`,
    ...(isLossless(result) ? [] : ['', `Again with the same season, victims and network: npm run chaos -- --submissions ${options.submissions} --seed ${options.seed}${options.inTurn ? ' --each-in-turn' : ''}`]),
    '',
  ].join('\n');
}
