import type { Step, ToldEvent } from './worked-story.js';

/** Values that differ from run to run, replaced by names in the order in which they appear. */
class Stable {
  private readonly names = new Map<string, string>();
  private counts = { trace: 0, receipt: 0 };

  text(json: string): string {
    return json
      .replace(/00-([0-9a-f]{32})-[0-9a-f]{16}-01/g, (_, trace: string) => `00-${this.name('trace', trace)}-(span)-01`)
      .replace(/"receipt": "([0-9a-f-]{36})"/g, (_, receipt: string) => `"receipt": "${this.name('receipt', receipt)}"`);
  }

  private name(kind: 'trace' | 'receipt', value: string): string {
    const known = this.names.get(value);
    if (known) return known;
    const made = `(${kind} ${++this.counts[kind]})`;
    this.names.set(value, made);
    return made;
  }
}

const INTRODUCTION = `# One record, worked through

What happens to one interview, from the hook to the figure, with every event as it stands on its topic: headers, version, data. An edit follows, a
held revision and its release, and a withdrawal. This page is written by the end-to-end test (\`test/journey\`, \`npm run docs:worked-record\`), which
fails when the page and the platform differ. Trace ids and receipts are random and are named instead.

The version of a state is the triple \`revision.decision.placement\`: ingestion raises the first, validation the second, geo-enrichment the third.
Cells of \`fm.figure.updated.v1\` that only repeat the pattern (one a cube) are listed by key and value.
`;

/** The page, from what was seen. Each table and block is what the platform said in this run. */
export function workedRecordPage(steps: readonly Step[]): string {
  const stable = new Stable();
  const parts = steps.map((step, index) => section(step, index + 1, stable));
  return `${[INTRODUCTION, ...parts].join('\n')}\n`.replace(/\n{3,}/g, '\n\n');
}

function section(step: Step, number: number, stable: Stable): string {
  const records = step.events.filter((event) => !event.topic.startsWith('fm.figure.'));
  const figures = step.events.filter((event) => event.topic.startsWith('fm.figure.'));
  const blocks = [
    `## ${number}. ${step.title}`,
    step.what,
    ...(step.sent === null ? [] : ['Sent:', json(step.sent, stable)]),
    'Answered:', json(step.answer, stable),
    ...(step.events.length === 0 ? ['No event follows.'] : []),
    ...records.map((event) => eventBlock(event, stable)),
    ...(figures.length === 0 ? [] : [figureBlock(figures, stable)]),
    'What `GET /api/v1/indicators/movements?interval=day&by=fmp,direction` then shows a manager:',
    json(step.figure, stable),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function eventBlock({ topic, headers, data }: ToldEvent, stable: Stable): string {
  return `**\`${topic}\`**\n\nHeaders:\n\n${json(headers, stable)}\n\nData:\n\n${json(data, stable)}`;
}

function figureBlock(events: readonly ToldEvent[], stable: Stable): string {
  const sorted = [...events].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const total = sorted.find((event) => event.data['cube'] === 'fmp.direction');
  const rows = sorted.map(({ data }) => `| ${data['cube']} | ${String(data['cubeKey']).replaceAll('|', ' · ')} | ${data['day']} | ${data['value']} | ${data['nRecords']} | ${data['nFlagged']} | ${data['nHeld']} | ${(data['version'] as { revision: number }).revision} |`);
  const table = ['| cube | cell | day | value | records | flagged | held | revision |', '|---|---|---|---|---|---|---|---|', ...rows].join('\n');
  return `${total ? `${eventBlock(total, stable)}\n\n` : ''}All cells told on \`fm.figure.updated.v1\`:\n\n${table}`;
}

const keyOf = ({ data }: ToldEvent): string => `${data['cube']}/${data['day']}/${data['cubeKey']}`;

function json(value: unknown, stable: Stable): string {
  return `\`\`\`json\n${stable.text(JSON.stringify(value, null, 2))}\n\`\`\``;
}
