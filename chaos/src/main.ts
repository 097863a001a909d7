import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listenForInterrupts } from '../../platform/src/interrupts.js';
import { projectRoot } from '../../platform/src/project-root.js';
import { freePortBase } from '../../platform/src/free-port-base.js';
import { StartProblem } from '../../platform/src/start-problem.js';
import { writeStored } from '../../platform/src/stored-json.js';
import { runCampaign } from './campaign.js';
import { readCampaignOptions, type CampaignOptions } from './campaign-options.js';
import { campaignReport, isLossless, killsPerService, type CampaignResult } from './campaign-report.js';
import { PassageUnderTest } from './passage-under-test.js';

const KEPT_DIFFERENCES = 100;

/** `npm run chaos`: the fault campaign. The result is the exit code: 0 where nothing was lost and every figure is right, else 1. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    return await inNewFolder(readCampaignOptions(args, () => String(Date.now() % 1_000_000)));
  } catch (error) {
    process.stderr.write(`${error instanceof StartProblem ? `${error.message}\n${error.nextStep}` : `The campaign broke off: ${error instanceof Error ? error.message : String(error)}`}\n`);
    return 1;
  }
}

/** The data go where they came from, unless they tell what went wrong. */
async function inNewFolder(options: CampaignOptions): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'passage-chaos-'));
  const interrupt = new AbortController();
  const stopListening = listenForInterrupts({ onFirst: () => interrupt.abort(new StartProblem('Stopped.', 'What was started is stopped and removed.')), onSecond: () => process.exit(1) });
  let clean = false;
  try {
    const result = await campaignIn(directory, options, interrupt.signal);
    writeStored(join(projectRoot(), 'chaos', 'results', 'latest.json'), asFile(result));
    process.stdout.write(campaignReport(result));
    clean = isLossless(result);
    return clean ? 0 : 1;
  } finally {
    stopListening();
    if (options.keep || (!clean && !interrupt.signal.aborted)) process.stderr.write(`The data and the logs are kept in ${directory}; remove it when you have read them.\n`);
    else rmSync(directory, { recursive: true, force: true });
  }
}

async function campaignIn(directory: string, options: CampaignOptions, signal: AbortSignal): Promise<CampaignResult> {
  process.stdout.write(`Fault campaign: ${options.submissions} submissions, seed ${options.seed}${options.inTurn ? ', each service in turn' : ''}. Starting Passage in ${directory} …\n`);
  const passage = PassageUnderTest.launch({ directory, portBase: await freePortBase(), signal });
  try {
    const connection = await passage.ready();
    return await runCampaign({ options, passage, connection, signal });
  } finally {
    process.stdout.write('Stopping Passage …\n');
    await passage.stop();
  }
}

function asFile(result: CampaignResult): object {
  const { kills, audit, ...rest } = result;
  return { ...rest, lossless: isLossless(result), kills: killsPerService(kills), audit: { ...audit, differences: audit.differences.slice(0, KEPT_DIFFERENCES), missing: audit.missing.slice(0, KEPT_DIFFERENCES) } };
}
