export const FORMATS = ['json', 'csv', 'hxl.csv', 'xlsx'] as const;
export type Format = (typeof FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  'json': 'application/json; charset=utf-8',
  'csv': 'text/csv; charset=utf-8; header=present',
  'hxl.csv': 'text/csv; charset=utf-8; header=present',
  'xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** What may stand in Accept, the first being what is meant by an asterisk. */
export const ACCEPTED: Readonly<Record<string, Format>> = { 'application/json': 'json', 'text/csv': 'csv', [MEDIA_TYPES.xlsx]: 'xlsx' };

/** `movements.hxl.csv`: the name and the format; ids have no dots. Format null: none is named; undefined: it names none that there is. */
export function suffixed(name: string): { readonly name: string; readonly format: Format | null | undefined } {
  const [bare = '', suffix] = name.split(/\.(.*)/s);
  return { name: bare, format: suffix === undefined ? null : FORMATS.find((format) => format === suffix) };
}
