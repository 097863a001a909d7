import type { Connected, KoboForm, Source, Swept } from './sources-client.js';

export function sourceText({ id, server, asset, kind, mode, provinces, koboUrl, hookUid, verify, writeBack }: Source): string {
  const flags = [verify ? 'hooks are verified' : null, writeBack ? 'verdicts are written back' : null].filter((flag) => flag !== null);
  return [
    `${id}: ${kind}, ${mode}, ${asset === null ? 'any form' : `form ${asset}`} of the server ${server}, provinces ${provinces?.join(', ') ?? 'all'}`,
    `  Kobo's API: ${koboUrl ?? 'not known'}; REST service: ${hookUid ?? 'not made from here'}${flags.length > 0 ? `; ${flags.join(', ')}` : ''}`,
  ].join('\n');
}

const isFollowed = ({ asset, koboUrl }: Source): boolean => asset !== null && koboUrl !== null;

/** How a source stands, and what is to be done about it. */
export function statusText(source: Source, { sweeping, pages, waiting, backfilledAt, sweptAt, restingUntil, lastError }: Swept): string {
  if (!isFollowed(source)) return `${source.id}: only what its hook sends comes in. To have the form followed: npm run sources -- change ${source.id} --asset … --kobo-url … --kobo-token-file …`;
  const swept = sweptAt === null ? '' : `, last compared as of ${sweptAt}`;
  const reading = sweeping ? `; a sweep is under way${pages === null ? '' : ` (${pages} pages)`}` : '';
  return [
    `${source.id}: ${backfilledAt === null ? 'its first reading is not done' : `followed since ${backfilledAt}`}${swept}${reading}; ${waiting} submissions to ask Kobo about`,
    source.hookUid === null ? `  no REST service made from here: npm run sources -- connect ${source.id}` : `  REST service ${source.hookUid}`,
    ...(lastError === null ? [] : [`  TROUBLE: ${lastError}${restingUntil === null ? '' : ` Tried again at ${restingUntil}.`} What to do: docs/runbooks/kobo.md`]),
  ].join('\n');
}

const SEES_DATA: Readonly<Record<string, string>> = { view_submissions: 'sees all data', partial_submissions: 'sees some data' };
/** Kobo's account for whoever has the link. */
const EVERYBODY = 'AnonymousUser';

export function formText({ form, deployedVersion, submissions, seesAll, viewers }: KoboForm): string {
  const users = [...new Set(viewers.map(({ user }) => user))].toSorted();
  const lines = users.map((user) => {
    const permissions = viewers.filter((one) => one.user === user).map(({ permission }) => permission);
    const sees = permissions.map((permission) => SEES_DATA[permission]).find((words) => words !== undefined) ?? 'sees no data';
    return `  ${user}${user === EVERYBODY ? ' (EVERYBODY who has the link)' : ''}: ${sees} (${permissions.join(', ')})`;
  });
  return [
    `The form in Kobo: ${form ?? 'without a name'}, version ${deployedVersion ?? 'not deployed'}, ${submissions ?? 'an unknown number of'} submissions.`,
    ...(seesAll ? [] : ['The token does NOT see every submission: deletions cannot be told from what is hidden. Give its account the right to view all submissions.']),
    ...(lines.length === 0 ? ['Kobo does not tell this token who else can see the data.'] : ['Who has rights to it there:', ...lines]),
  ].join('\n');
}

export function connectedText({ id, kind }: Source, connected: Connected): string {
  return [
    `Kobo posts new submissions to ${connected.endpoint} (REST service ${connected.hook}), with a new secret that is known to Kobo alone.`,
    formText(connected),
    ...(kind === 'ct' ? ['This form is for focal points alone: each of these accounts that sees data is a question to ask.'] : []),
    `What Kobo had before is read from its API now: npm run sources -- status ${id}`,
  ].join('\n');
}
