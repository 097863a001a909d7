/** Province, district, village and the like in the Latin spellings of Laos and its neighbours. */
const ADMINISTRATIVE = /\b(muang|mueang|meuang|muong|mouang|district|province|khoueng|khwaeng|khoeng|khet|changwat|tinh|ban|baan|b\.|m\.|the|of|lao pdr|laos)\b\.?/g;
/** The capital is told from the province of the same name by one of these words only. */
const CAPITAL = /\b(nakhon ?e? ?luang|vientiane|viangchan)?\s*\(?\b(prefecture|capital|city|municipality)\b\)?/g;

/** The letters of a name and nothing else: no accents, no case, no administrative words (unless the name is made of them). */
export function foldedKey(text: string): string {
  const plain = text.normalize('NFKD').replace(/[đĐ]/g, 'd').replace(/\p{M}/gu, '').toLowerCase();
  const capital = plain.replace(CAPITAL, (_, name: string | undefined) => (name ? `${name} capital` : ' '));
  const bare = capital.replace(ADMINISTRATIVE, ' ');
  return lettersOf(bare) === '' ? lettersOf(plain) : lettersOf(bare);
}

function lettersOf(text: string): string {
  return text.replace(/[^a-z0-9]/g, '');
}

/** Spellings that Lao romanisations use for one sound, and the one that is kept, in this order. */
const ONE_SOUND: readonly (readonly [RegExp, string])[] = [
  [/phr|pr/g, 'p'], [/kh|q/g, 'k'], [/ph/g, 'p'], [/th/g, 't'], [/lh/g, 'l'], [/(nh|gn|ny)(?=[aeiou])/g, 'y'], [/nh/g, 'n'], [/ch|tj|j/g, 'c'], [/x|z|ss|sh/g, 's'],
  [/w/g, 'v'], [/r(?=[aeiouy])/g, 'l'], [/r/g, ''], [/h(?![aeiouy])/g, ''], [/oo|ou|uo|oe|eu|ue/g, 'u'], [/ee|y(?![aeiou])/g, 'i'], [/ae|ea/g, 'e'], [/ie(?=n)/g, 'ia'],
  [/aa/g, 'a'], [/(?<=[^aeiou])e$/, ''], [/([a-z])\1/g, '$1'], [/d$/, 't'], [/b$/, 'p'],
];

/** What is left of a folded name when the spellings of one sound are one: Xai, Xay, Sai and Say are the same. */
export function skeletonKey(folded: string): string {
  return ONE_SOUND.reduce((said, [ways, one]) => said.replace(ways, one), folded);
}
