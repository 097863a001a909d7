import { escaped, page } from './html.js';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
}

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly Parameter[];
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** The description of the API as a page for people, made from the very document that programs read. */
export function docsPage(document: object): string {
  const { paths } = document as { paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };
  const sections = Object.entries(paths).flatMap(([path, item]) => METHODS.flatMap((method) => (item[method] ? [section(`${method.toUpperCase()} ${path}`, item[method])] : [])));
  return page('Passage API', `<h1>Passage API <span lang="lo">· ຄູ່ມື API</span></h1>
<p>For programs: <a href="/api/v1/openapi.json"><code>/api/v1/openapi.json</code></a>. Keys travel as <code>Authorization: Bearer KEY</code>; without one you see what has been released.</p>
<p lang="lo">ສຳລັບໂປຣແກຣມ: <code>/api/v1/openapi.json</code>. ສົ່ງລະຫັດດ້ວຍ <code>Authorization: Bearer KEY</code>; ບໍ່ມີລະຫັດ ຈະເຫັນສະເພາະສິ່ງທີ່ເຜີຍແຜ່ແລ້ວ.</p>
${sections.join('\n')}`);
}

function section(title: string, { summary = '', description = '', parameters = [] }: Operation): string {
  const rows = parameters.map((parameter) => `<tr><td><code>${escaped(parameter.name)}</code></td><td>${parameter.required ? 'required' : parameter.in}</td><td>${escaped(parameter.description ?? '')}</td></tr>`);
  return `<h2><code>${escaped(title)}</code></h2><p>${escaped(summary)}${description ? `. ${escaped(description)}` : ''}</p>${rows.length > 0 ? `<table>${rows.join('')}</table>` : ''}`;
}
