import { sectionsOf, titleOf, type Digest, type Language } from '../domain/quality/digest.js';

const LANGUAGES: readonly Language[] = ['lo', 'en'];
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** To paste into a message: Lao first, then English. */
export function digestText(digest: Digest): string {
  return LANGUAGES.map((language) => [titleOf(digest, language), ...sectionsOf(digest, language).flatMap(({ heading, lines }) => ['', heading, ...lines.map((line) => `- ${line}`)])].join('\n')).join('\n\n----\n\n');
}

/** A page that stands alone and prints: no script, nothing from elsewhere. */
export function digestPage(digest: Digest): string {
  const parts = LANGUAGES.map((language) => {
    const sections = sectionsOf(digest, language).map(({ heading, lines }) => `<h2>${escaped(heading)}</h2><ul>${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`);
    return `<section lang="${language}"><h1>${escaped(titleOf(digest, language))}</h1>${sections.join('')}</section>`;
  });
  const style = 'body{font:16px/1.5 "Noto Sans Lao",system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}section+section{border-top:1px solid;margin-top:2rem}li{white-space:pre-wrap}';
  return `<!doctype html><html lang="lo"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(titleOf(digest, 'lo'))}</title><style>${style}</style></head><body>${parts.join('')}</body></html>`;
}

/** As JSON: what is known, and both languages as they are read. */
export function digestJson(whole: Digest): object {
  const { province, day, teams, planned, missing, held, heldSince, alerts } = whole;
  return { province, day, teams, planned, missing, held, heldSince, alerts, lo: { title: titleOf(whole, 'lo'), sections: sectionsOf(whole, 'lo') }, en: { title: titleOf(whole, 'en'), sections: sectionsOf(whole, 'en') } };
}
