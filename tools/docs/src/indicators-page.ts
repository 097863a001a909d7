import {
  dimensionsOf, INDICATOR_CATALOGUE, MEASURE_CATALOGUE, PROTECTION_MARKS, RECRUITMENT, type Cube, type Indicator, type Measure, type ProtectionMark, type RecruitmentComponent,
} from '@fm/contracts/indicators';

const CLASSES = { P: 'public once released', R: 'for those who run the collection', S: 'survey: suppressed snapshots', X: 'protection: suppressed snapshots' } as const;
const cubesOf = (cubes: readonly Cube[]): string => cubes.map(({ dimensions }) => `{${dimensions.join(', ')}}`).join(', ');

/** `docs/indicators.md` as the catalogue would have it. */
export function indicatorsPage(): string {
  return [
    '# Indicators',
    '',
    'Generated from the catalogue in `libs/contracts/src/indicators` by `npm run docs:indicators`; a test fails when it is stale. A new indicator is one declaration there.',
    'Shares are in percent and unrounded. null is not known, never 0. Ask by `GET /api/v1/indicators/{id}`; what may stand in `by` or filter must lie within one cube.',
    '',
    '| number | id | name | ຊື່ | unit | class |',
    '|---|---|---|---|---|---|',
    ...INDICATOR_CATALOGUE.map(({ number, id, names, unit, sensitivity }) => `| ${number} | [${id}](#${id}) | ${names.en} | ${names.lo} | ${unit} | ${sensitivity} |`),
    '',
    ...INDICATOR_CATALOGUE.flatMap(indicatorSection),
    '## Measures: what aggregation counts',
    '',
    'By day on `fm.figure.updated.v1` (P, R), or for `2026-06`, `2026-Q2`, `2026` and `round:<id>` on `fm.figure.protected.v1` (S, X), where every cube is a margin of its own.',
    '',
    '| measure | unit | class | period | cubes | value | base |',
    '|---|---|---|---|---|---|---|',
    ...MEASURE_CATALOGUE.map(measureRow),
    '',
    ...marksTable('Codes of `mark`', PROTECTION_MARKS),
    ...marksTable('Answers of the question `recruitment_components`', RECRUITMENT),
  ].join('\n');
}

function indicatorSection(indicator: Indicator): string[] {
  const { id, number, names, measure, formula, base, sensitivity, breakdown, cubes, caveats } = indicator;
  return [
    `## ${id}`,
    '',
    `${number}. **${names.en}**, **${names.lo}**. ${formula.en} ${formula.lo}`,
    '',
    ...(base ? [`- base: ${base.en} ${base.lo}`] : []),
    `- from the measure \`${measure}\`, class ${sensitivity} (${CLASSES[sensitivity]})`,
    `- dimensions: ${dimensionsOf(indicator).join(', ')}${breakdown.length > 0 ? `; broken down by ${breakdown.join(', ')} of itself` : ''}`,
    `- cubes: ${cubesOf(cubes)}`,
    ...caveats.map(({ en, lo }) => `- ${en} ${lo}`),
    '',
  ];
}

function measureRow({ name, unit, tier, period, cubes, counts, base }: Measure): string {
  const beside = base.kind === 'none' ? 'none' : `${base.kind === 'cell' ? 'the cell `_base`' : 'the field `base`'}: ${base.counts}`;
  return `| ${name} | ${unit} | ${tier} | ${period} | ${cubesOf(cubes)} | ${counts} | ${beside} |`;
}

function marksTable(title: string, marks: Readonly<Record<string, ProtectionMark | RecruitmentComponent>>): string[] {
  return [`### ${title}`, '', '| code | name | ຊື່ | yes | base |', '|---|---|---|---|---|', ...Object.entries(marks).map(([code, { names, yes, base }]) => `| ${code} | ${names.en} | ${names.lo} | ${yes} | ${base} |`), ''];
}
