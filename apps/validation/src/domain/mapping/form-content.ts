/** A question of a form as Kobo's `content` has it. */
export interface FormQuestion {
  /** The key of its answer: groups and name. */
  readonly path: string;
  readonly type: string;
  readonly labels: readonly string[];
  readonly hxl: readonly string[];
  readonly list: string | null;
  /** The innermost repeat that it stands in. */
  readonly repeat: string | null;
}

export interface FormChoice {
  readonly code: string;
  readonly labels: readonly string[];
}

export interface FormContent {
  readonly questions: readonly FormQuestion[];
  readonly choices: ReadonlyMap<string, readonly FormChoice[]>;
}

type Row = Readonly<Record<string, unknown>>;

const rowsOf = (content: Row, sheet: string): readonly Row[] => (Array.isArray(content[sheet]) ? content[sheet].filter((row): row is Row => typeof row === 'object' && row !== null) : []);
const wordsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value : [value]).filter((text): text is string => typeof text === 'string' && text !== '');
const nameOf = (row: Row, ...keys: readonly string[]): string => wordsOf(keys.map((key) => row[key]))[0] ?? '';

/** Reads Kobo's `content`: a flat list of rows with groups and repeats opened and closed. What is not as expected is left out. */
export function readFormContent(content: Row): FormContent {
  const questions: FormQuestion[] = [];
  const open: { readonly name: string; readonly repeats: boolean }[] = [];
  for (const row of rowsOf(content, 'survey')) {
    const type = nameOf(row, 'type').trim();
    const name = nameOf(row, 'name', '$autoname');
    if (/^begin[ _](group|repeat)/.test(type)) open.push({ name, repeats: type.includes('repeat') });
    else if (/^end[ _](group|repeat)/.test(type)) open.pop();
    else if (name !== '') questions.push(questionOf(row, { type, name, open }));
  }
  return { questions, choices: choicesOf(content) };
}

function questionOf(row: Row, { type, name, open }: { readonly type: string; readonly name: string; readonly open: readonly { readonly name: string; readonly repeats: boolean }[] }): FormQuestion {
  const [word = '', inlineList = ''] = type.split(/\s+/);
  const groups = open.map((group) => group.name);
  const repeatAt = open.findLastIndex(({ repeats }) => repeats);
  return {
    path: nameOf(row, '$xpath') || [...groups, name].join('/'),
    type: word,
    labels: wordsOf(row['label']),
    hxl: [...wordsOf(row['hxl']), ...wordsOf(row['tags'])].flatMap((text) => text.replace(/^hxl:/, '').split(/\s+/)).filter((tag) => tag.startsWith('#')),
    list: nameOf(row, 'select_from_list_name') || inlineList || null,
    repeat: repeatAt < 0 ? null : groups.slice(0, repeatAt + 1).join('/'),
  };
}

function choicesOf(content: Row): ReadonlyMap<string, readonly FormChoice[]> {
  const lists = new Map<string, FormChoice[]>();
  for (const row of rowsOf(content, 'choices')) {
    const list = nameOf(row, 'list_name');
    const choice = { code: nameOf(row, 'name', '$autovalue'), labels: wordsOf(row['label']) };
    if (list !== '' && choice.code !== '') lists.set(list, [...(lists.get(list) ?? []), choice]);
  }
  return lists;
}
