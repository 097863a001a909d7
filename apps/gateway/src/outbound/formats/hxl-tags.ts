/** HXL 1.1: hashtags of the dictionary where it has one, `#x_` (its rule for one's own) where not. Order of attributes does not matter. */
const DIMENSION_TAGS: Readonly<Record<string, string>> = {
  fmp: '#loc+fmp+code',
  direction: '#event+flow+type',
  nationality: '#country+code+nationality',
  sex: '#x_sex+code',
  age: '#x_age+code',
  transport: '#x_transport+code',
  movementType: '#x_movement+type',
  reason: '#cause+type',
  hour: '#date+hour',
  depCountry: '#country+code+origin',
  depProvince: '#adm1+code+origin',
  destCountry: '#country+code+dest',
  destProvince: '#adm1+code+dest',
  vulnerability: '#x_vulnerability+code',
  province: '#adm1+code',
  district: '#adm2+code',
  pointClass: '#loc+type',
  weekday: '#date+weekday',
  round: '#round+code',
};

const FIGURE_TAGS: Readonly<Record<string, string>> = {
  period: '#date+period',
  nRecords: '#meta+records',
  nFlagged: '#meta+records+flagged',
  coverage: '#meta+coverage',
  obsStatus: '#status+obs',
  confStatus: '#status+conf',
  state: '#status+qa',
  revision: '#meta+revision',
  nHeld: '#meta+records+held',
  heldMovements: '#affected+ind+held',
  base: '#indicator+base+num',
  notice: '#meta+notice',
};

/** What the value counts; of anything else than heads and groups it is an indicator's. */
const VALUE_TAGS: Readonly<Record<string, string>> = { movements: '#affected+ind', groups: '#affected+groups' };

const attribute = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('-', '_');

export const dimensionTag = (name: string): string => DIMENSION_TAGS[name] ?? `#x_${attribute(name)}+code`;
/** Of the words beside a code. */
export const labelTag = (name: string): string => `${dimensionTag(name).replace('+code', '')}+name`;
export const figureTag = (name: string): string => FIGURE_TAGS[name] ?? `#indicator+${attribute(name)}+num`;
export const valueTag = (indicator: string): string => VALUE_TAGS[indicator] ?? '#indicator+value+num';
