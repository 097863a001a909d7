import type { Answer, Answers } from './answers.js';

export interface XmlParts {
  assetUid: string;
  xmlVersion: string;
  formhubUuid: string;
  formVersion: string;
  uuid: string;
  rootUuid: string;
  deprecatedUuid: string | null;
  answers: Answers;
}

interface Node {
  children: Map<string, Node[]>;
  text: string | null;
}

/**
 * The instance XML, as an XML hook sends it: no `_id`, no `_submission_time`; blanks and empty repeat rows are still there;
 * identity is `meta/*` and the root's `id`.
 */
export function submissionXml(parts: XmlParts): string {
  const root = emptyNode();
  put(root, ['formhub', 'uuid'], parts.formhubUuid);
  addAnswers(root, parts.answers, '');
  put(root, ['__version__'], parts.formVersion);
  put(root, ['meta', 'instanceID'], `uuid:${parts.uuid}`);
  if (parts.deprecatedUuid !== null) {
    put(root, ['meta', 'deprecatedID'], `uuid:${parts.deprecatedUuid}`);
    put(root, ['meta', 'rootUuid'], `uuid:${parts.rootUuid}`);
  }
  const name = parts.assetUid;
  const open = `<${name} id="${escape(name)}" version="${escape(parts.xmlVersion)}">`;
  return `<?xml version='1.0' encoding='utf-8'?>\n${open}${inner(root, '\n')}\n</${name}>`;
}

function addAnswers(node: Node, answers: Answers, prefix: string): void {
  for (const [path, answer] of Object.entries(answers)) {
    const steps = path.slice(prefix.length).split('/');
    if (Array.isArray(answer)) addRows(node, steps, { path, rows: answer as readonly Answers[] });
    else put(node, steps, text(answer));
  }
}

function addRows(node: Node, steps: string[], { path, rows }: { path: string; rows: readonly Answers[] }): void {
  const parent = descend(node, steps.slice(0, -1));
  const name = steps.at(-1) ?? path;
  parent.children.set(name, rows.map((row) => {
    const child = emptyNode();
    addAnswers(child, row, `${path}/`);
    return child;
  }));
}

function put(node: Node, steps: readonly string[], value: string): void {
  descend(node, steps).text = value;
}

function descend(node: Node, steps: readonly string[]): Node {
  let here = node;
  for (const step of steps) {
    const next = here.children.get(step)?.at(-1) ?? emptyNode();
    if (!here.children.has(step)) here.children.set(step, [next]);
    here = next;
  }
  return here;
}

function inner(node: Node, separator: string): string {
  if (node.children.size === 0) return escape(node.text ?? '');
  const elements = [...node.children].flatMap(([name, nodes]) => nodes.map((child) => element(name, child)));
  return separator + elements.join(separator);
}

function element(name: string, node: Node): string {
  const content = inner(node, '');
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

function emptyNode(): Node {
  return { children: new Map(), text: null };
}

function text(answer: Answer): string {
  return answer === null || answer === undefined ? '' : String(answer);
}

function escape(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
