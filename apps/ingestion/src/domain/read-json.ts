import { answersOfJson } from './canonical-answers.js';
import { factsOf } from './kobo-facts.js';
import { findSubmission, identityOf, koboIdIn, scalarAt, type ParsedSubmission } from './submission-identity.js';
import { DEEPEST, UnreadableBody } from './unreadable-body.js';

/** A submission as JSON hooks send it and the API serves it, in any wrapper. @throws UnreadableBody */
export function readJson(text: string): ParsedSubmission {
  const found = findSubmission(parse(text)) ?? {};
  return {
    ...identityOf((path) => scalarAt(found, path)),
    koboId: koboIdIn(scalarAt(found, '_id')),
    answers: answersOfJson(found),
    facts: factsOf(found),
  };
}

function parse(text: string): unknown {
  if (opens(text) > DEEPEST && depthOf(text) > DEEPEST) throw new UnreadableBody(`The body is nested deeper than ${DEEPEST}.`);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UnreadableBody('The body is no JSON.');
  }
}

/** How many brackets open, in strings too, as far as it matters: what has few of them is not deep, and need not be read letter by letter. */
function opens(text: string): number {
  let count = 0;
  for (const bracket of ['{', '[']) {
    for (let at = text.indexOf(bracket); at !== -1 && count <= DEEPEST; at = text.indexOf(bracket, at + 1)) count++;
  }
  return count;
}

/** Nesting of brackets outside strings, counted before parsing: what comes after recurses. */
function depthOf(text: string): number {
  let [depth, deepest, inString] = [0, 0, false];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x22) inString = !inString;
    else if (inString && code === 0x5c) index++;
    else if (!inString && (code === 0x7b || code === 0x5b)) deepest = Math.max(deepest, ++depth);
    else if (!inString && (code === 0x7d || code === 0x5d)) depth--;
  }
  return deepest;
}
