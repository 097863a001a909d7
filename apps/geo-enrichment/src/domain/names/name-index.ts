import { keysOf, type NameKeys } from './name-keys.js';

/** A name of something, with what it is looked for by. */
export interface NamedEntry extends NameKeys {
  readonly code: string;
  readonly parent: string;
}

type KeyKind = keyof NameKeys;

/** Every name of every area, found by any of its keys. */
export class NameIndex {
  readonly entries: readonly NamedEntry[];
  private readonly byKey: Readonly<Record<KeyKind, ReadonlyMap<string, ReadonlySet<string>>>>;

  constructor(names: readonly { readonly code: string; readonly parent: string; readonly name: string }[]) {
    this.entries = names.map(({ code, parent, name }) => ({ code, parent, ...keysOf(name) }));
    this.byKey = { exact: this.codesBy('exact'), folded: this.codesBy('folded'), skeleton: this.codesBy('skeleton') };
  }

  /** Codes of what has this key. */
  codesOf(kind: KeyKind, keys: NameKeys): readonly string[] {
    return keys[kind] === '' ? [] : [...(this.byKey[kind].get(keys[kind]) ?? [])];
  }

  private codesBy(kind: KeyKind): ReadonlyMap<string, ReadonlySet<string>> {
    const codes = new Map<string, Set<string>>();
    for (const entry of this.entries) {
      if (entry[kind] === '') continue;
      const held = codes.get(entry[kind]) ?? new Set();
      codes.set(entry[kind], held.add(entry.code));
    }
    return codes;
  }
}
