import type { FormKind } from '@fm/contracts/vocabulary';
import type { FormName } from '../form-of.js';
import { DEFAULT_MAPPINGS } from './default-mappings.js';
import type { NamedMapping } from './mapping-document.js';

/** A mapping that somebody put, with the types of the questions that it reads. */
export interface PutMapping extends NamedMapping {
  readonly questionTypes: Readonly<Record<string, string>>;
}

/** The one for the form itself, else the one for every form of its kind, else what is shipped. @param put the newest of each name, none retired */
export function chooseMapping(kind: FormKind, { server, asset }: FormName, put: readonly PutMapping[]): PutMapping {
  const ofKind = put.filter(({ document }) => document.kind === kind);
  const own = ofKind.filter(({ form }) => form?.server === server && form.asset === asset);
  return newest(own) ?? newest(ofKind.filter(({ form }) => form === null)) ?? { ...DEFAULT_MAPPINGS[kind], questionTypes: {} };
}

function newest(mappings: readonly PutMapping[]): PutMapping | undefined {
  return mappings.toSorted((a, b) => Date.parse(b.decidedAt ?? '') - Date.parse(a.decidedAt ?? '') || (a.name < b.name ? -1 : 1))[0];
}
