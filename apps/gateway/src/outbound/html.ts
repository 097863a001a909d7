import type { Bilingual } from '@fm/contracts/vocabulary';

/** Text for the inside of an element or a quoted attribute. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export const both = (text: Bilingual): string => `${escaped(text.en)} <span lang="lo">· ${escaped(text.lo)}</span>`;

const STYLE = 'body{font:1rem/1.5 "Noto Sans Lao",system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #bbb;vertical-align:top}code{overflow-wrap:anywhere}';

/** A whole page without scripts: it must open on a slow line and print. `body` is trusted HTML. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}
