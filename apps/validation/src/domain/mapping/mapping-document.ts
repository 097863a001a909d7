import type { FormKind } from '@fm/contracts/vocabulary';

/** Where a field of the record comes from: a question by its path, with the form's codes in our words where they differ; or the same for every record. */
export interface FieldSource {
  readonly path?: string;
  /** Other questions that say the same, where the first was not asked: a survey asks for the wage in one group or in another. */
  readonly or?: readonly string[];
  /** The form's code → ours. A code that is not here is taken as it is. */
  readonly codes?: Readonly<Record<string, string>>;
  /** In place of a question: what is so for every record of the form. */
  readonly value?: string;
}

/** The rows of a repeat, or of numbered questions side by side: `nat1`, `n1`, `nat2`, `n2`. */
export interface RowSource {
  readonly repeat?: string;
  readonly flat?: readonly Readonly<Record<string, string>>[];
  /** Field of a row → its name below the repeat. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly codes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** How the answers of a form become a canonical record: data, not code. */
export interface MappingDocument {
  readonly kind: FormKind;
  readonly fields: Readonly<Record<string, FieldSource>>;
  readonly rows?: Readonly<Record<string, RowSource>>;
  /** Versions of the form (`__version__`) for which somebody has seen that it fits. */
  readonly formVersions?: readonly string[];
}

/** A document with the name and number under which records say that they were mapped by it. */
export interface NamedMapping {
  readonly name: string;
  readonly version: number;
  readonly document: MappingDocument;
  /** When it was decided; null for what is shipped. */
  readonly decidedAt: string | null;
  /** The form that it is for; null for every form of the kind that fits. */
  readonly form: { readonly server: string; readonly asset: string } | null;
}

export const mappingVersionOf = ({ name, version }: Pick<NamedMapping, 'name' | 'version'>): string => `${name}/${version}`;
