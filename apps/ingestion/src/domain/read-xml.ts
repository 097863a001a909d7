import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { AnswerSheet, bounded } from './answer-sheet.js';
import { sorted } from './canonical-answers.js';
import { NO_FACTS } from './kobo-facts.js';
import { identityOf, type ParsedSubmission } from './submission-identity.js';
import { DEEPEST, UnreadableBody } from './unreadable-body.js';

/** An element whose end has not come yet. */
interface Open {
  readonly name: string;
  readonly path: string;
  /** How many of its children of each name were answered. */
  readonly rows: Map<string, number>;
  text: string;
  isLeaf: boolean;
  answered: boolean;
}

/**
 * A submission as XML hooks send it: the instance of the form, with its id on the root. A parser of events, because an element may be called
 * `__proto__`, and because what is too deep must not be read to its end. Entities of a DOCTYPE are not known to it: a body that uses one is refused.
 * @throws UnreadableBody
 */
export function readXml(text: string): ParsedSubmission {
  const { root, all } = elementsOf(text);
  const onRoot: Readonly<Record<string, string | null>> = { _xform_id_string: root['id'] ?? null, __version__: all['__version__'] ?? root['version'] ?? null };
  return {
    ...identityOf((path) => onRoot[path] ?? all[path] ?? null),
    koboId: null,
    answers: sorted(Object.fromEntries(Object.entries(all).filter(([path]) => !path.startsWith('formhub/')))),
    facts: NO_FACTS,
  };
}

/** The root's attributes, and the text of every answered element by its path; rows without answers vanish and count no number, as in Kobo's JSON. */
function elementsOf(text: string): { root: Readonly<Record<string, string>>; all: Record<string, string> } {
  const sheet = new AnswerSheet();
  let root: Readonly<Record<string, string>> = {};
  const opened: Open[] = [];
  const parser = new SaxesParser();
  const write = (more: string): void => {
    const element = opened.at(-1);
    if (element) element.text += more;
  };
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    if (opened.length === DEEPEST) throw new UnreadableBody(`The body is nested deeper than ${DEEPEST}.`);
    if (opened.length === 0) root = attributes;
    opened.push(below(opened.at(-1), sheet.isFull ? '' : name));
  });
  parser.on('text', write);
  parser.on('cdata', write);
  parser.on('closetag', () => close(opened, sheet));
  try {
    parser.write(text).close();
  } catch (error) {
    throw error instanceof UnreadableBody ? error : new UnreadableBody('The body is no XML.');
  }
  return { root, all: sheet.answers };
}

function below(parent: Open | undefined, name: string): Open {
  const row = (parent?.rows.get(name) ?? 0) + 1;
  const path = parent === undefined ? '' : bounded((parent.path === '' ? '' : `${parent.path}/`) + name) + (row === 1 ? '' : `[${row}]`);
  if (parent) parent.isLeaf = false;
  return { name, path, rows: new Map(), text: '', isLeaf: true, answered: false };
}

function close(opened: Open[], sheet: AnswerSheet): void {
  const element = opened.pop();
  const parent = opened.at(-1);
  if (!element || !parent) return;
  if (element.isLeaf) element.answered = sheet.put(element.path, element.text);
  if (!element.answered) return;
  parent.answered = true;
  parent.rows.set(element.name, (parent.rows.get(element.name) ?? 0) + 1);
}
