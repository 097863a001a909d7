import type { Indicator } from '@fm/contracts/indicators';
import type { Warning } from '@fm/indicators';
import type { IndicatorAnswer } from '../../domain/indicator-answer.js';

export interface Told {
  readonly indicator: Indicator;
  readonly span: { readonly from: string; readonly to: string };
}

/** What must be read with the rows of a file: gathered while they pass by. */
export class About {
  private asOf = '';
  private release: number | null = null;
  private interval = '';
  private unit = '';
  private readonly warnings = new Map<string, Warning>();

  constructor(private readonly told: Told) {}

  take({ asOf, release, interval, unit, warnings }: IndicatorAnswer): void {
    // The oldest knowledge that any row has: nothing in the file is older than it says.
    if (this.asOf === '' || asOf < this.asOf) this.asOf = asOf;
    [this.release, this.interval, this.unit] = [release, interval, unit];
    for (const warning of warnings) this.warnings.set(warning.en, warning);
  }

  /** What it is about, in English, in Lao. */
  lines(): readonly (readonly [what: string, en: string, lo: string])[] {
    const { indicator, span } = this.told;
    const same = (what: string, text: string): [string, string, string] => [what, text, text];
    return [
      ['indicator', `${indicator.number} ${indicator.names.en}`, `${indicator.number} ${indicator.names.lo}`],
      ['formula', indicator.formula.en, indicator.formula.lo],
      same('unit', this.unit), same('from', span.from), same('to', span.to), same('interval', this.interval), same('asOf', this.asOf),
      this.release === null ? ['release', 'none: live figures or nothing released', 'ບໍ່ມີ: ຕົວເລກປັດຈຸບັນ ຫຼື ຍັງບໍ່ເຜີຍແຜ່'] : same('release', String(this.release)),
      ...indicator.caveats.map(({ en, lo }) => ['caveat', en, lo] as const),
      ...[...this.warnings.values()].map(({ code, en, lo }) => [`warning: ${code}`, en, lo] as const),
    ];
  }
}
