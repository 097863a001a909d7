import { API_PREFIX } from '../domain/forward-table.js';
import { PROBLEM } from './openapi-parts.js';

const string = { type: 'string' };
const strings = { type: 'array', items: string };
const KEY = [{ key: [] }];
const ROLE = { enum: ['viewer', 'manager', 'protection', 'admin'] };
const SCOPE = { role: ROLE, provinces: { type: ['array', 'null'], items: string, description: 'null: all' }, grants: strings };

/** One operation: what it does, who may, what its body holds, how it answers. */
interface Own {
  readonly path: string;
  readonly method: string;
  readonly id: string;
  readonly summary: string;
  readonly roles: string;
  readonly body?: { readonly properties: Readonly<Record<string, object>>; readonly required: readonly string[] };
  readonly query?: readonly string[];
  readonly answers?: Readonly<Record<number, object>>;
}

const EVERYBODY = 'viewer, manager, protection, admin';
const json = (description: string): object => ({ description, content: { 'application/json': { schema: {} } } });
const NONE = { 204: { description: 'Done' } };

const OWN: readonly Own[] = [
  { path: 'stream', method: 'get', id: 'followFigures', summary: 'Live figures as server-sent events; resume by Last-Event-ID; snapshot=true begins with the current cells; by and filters as in getIndicator', roles: EVERYBODY, query: ['indicator', 'by', 'from', 'to', 'snapshot'], answers: { 200: { description: 'snapshot, ready, figure, gone, slow, closing, denied', content: { 'text/event-stream': { schema: string } } } } },
  { path: 'subscriptions', method: 'get', id: 'listSubscriptions', summary: 'Your webhooks; an administrator sees all', roles: EVERYBODY },
  { path: 'subscriptions', method: 'post', id: 'subscribe', summary: 'A webhook for changes of figures; the answer has the secret, once', roles: EVERYBODY, body: { properties: { url: string, filters: { type: 'object', additionalProperties: string }, batchSeconds: { type: 'integer', minimum: 1, maximum: 86_400 } }, required: ['url'] }, answers: { 201: json('id and secret') } },
  { path: 'subscriptions/{id}', method: 'get', id: 'showSubscription', summary: 'One webhook, its state and why it was disabled', roles: EVERYBODY },
  { path: 'subscriptions/{id}', method: 'delete', id: 'endSubscription', summary: 'Ends a webhook', roles: EVERYBODY, answers: NONE },
  { path: 'subscriptions/{id}/messages', method: 'get', id: 'listMessages', summary: 'The log of its deliveries, the newest first', roles: EVERYBODY },
  { path: 'subscriptions/{id}/test', method: 'post', id: 'testSubscription', summary: 'Sends a test now and says how the receiver answered', roles: EVERYBODY },
  { path: 'subscriptions/{id}/secret', method: 'post', id: 'rotateSecret', summary: 'A new secret; both sign for a day', roles: EVERYBODY },
  { path: 'subscriptions/{id}/enable', method: 'post', id: 'enableSubscription', summary: 'Goes on from now', roles: EVERYBODY, answers: NONE },
  { path: 'session', method: 'post', id: 'signIn', summary: 'A person signs in; the token is valid for an hour', roles: 'everybody', body: { properties: { name: string, password: string, code: { ...string, description: 'Where a telephone shows codes' } }, required: ['name', 'password'] } },
  { path: 'session', method: 'delete', id: 'signOut', summary: 'Signs out', roles: EVERYBODY, answers: NONE },
  { path: 'me', method: 'get', id: 'whoAmI', summary: 'Who you are here, and what you may see', roles: EVERYBODY },
  { path: 'me/password', method: 'put', id: 'choosePassword', summary: 'A new password; signs out everywhere', roles: EVERYBODY, body: { properties: { current: string, next: string }, required: ['next'] }, answers: NONE },
  { path: 'me/codes', method: 'post', id: 'beginCodes', summary: 'A secret for a telephone that shows one-time codes', roles: EVERYBODY, body: { properties: { password: string }, required: ['password'] } },
  { path: 'me/codes', method: 'put', id: 'confirmCodes', summary: 'From now on a code is asked for', roles: EVERYBODY, body: { properties: { code: string }, required: ['code'] }, answers: NONE },
  { path: 'me/codes', method: 'delete', id: 'endCodes', summary: 'No more codes', roles: EVERYBODY, body: { properties: { password: string }, required: ['password'] }, answers: NONE },
  { path: 'keys', method: 'get', id: 'listKeys', summary: 'Keys of programs', roles: 'admin' },
  { path: 'keys', method: 'post', id: 'makeKey', summary: 'A key; it is in the answer, once', roles: 'admin', body: { properties: { name: string, ...SCOPE, expiresAt: { ...string, format: 'date-time' } }, required: ['name', 'role', 'provinces'] }, answers: { 201: json('id and key') } },
  { path: 'keys/{id}', method: 'delete', id: 'revokeKey', summary: 'Withdraws a key from now on', roles: 'admin', answers: NONE },
  { path: 'accounts', method: 'get', id: 'listAccounts', summary: 'Accounts of people', roles: 'admin' },
  { path: 'accounts', method: 'post', id: 'makeAccount', summary: 'An account; the answer has a one-time password', roles: 'admin', body: { properties: { name: string, ...SCOPE }, required: ['name', 'role', 'provinces'] }, answers: { 201: json('name, password, until') } },
  { path: 'accounts/{name}', method: 'put', id: 'changeAccount', summary: 'Other rights, from the next request on', roles: 'admin', body: { properties: SCOPE, required: ['role', 'provinces'] }, answers: NONE },
  { path: 'accounts/{name}/reset', method: 'post', id: 'resetAccount', summary: 'A new one-time password; signs out everywhere', roles: 'admin', body: { properties: { forgetCodes: { type: 'boolean' } }, required: [] } },
  { path: 'accounts/{name}/disable', method: 'post', id: 'disableAccount', summary: 'Closes an account', roles: 'admin', answers: NONE },
  { path: 'accounts/{name}/enable', method: 'post', id: 'enableAccount', summary: 'Opens it again, by a one-time password', roles: 'admin' },
  { path: 'audit', method: 'get', id: 'readAudit', summary: 'Who read records and changed what, in the order of the chain', roles: 'admin', query: ['after', 'limit', 'actor', 'action'] },
];

/** What this service itself serves beside the figures: live, webhooks, keys, people, the audit log. */
export function ownPaths(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const own of OWN) paths[API_PREFIX + own.path] = { ...paths[API_PREFIX + own.path], [own.method]: operationOf(own) };
  return paths;
}

function operationOf({ path, id, summary, roles, body, query = [], answers = { 200: json('OK') } }: Own): object {
  const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: string }));
  return {
    operationId: id, summary, description: `Roles: ${roles}`, security: roles === 'everybody' ? [{}] : KEY,
    parameters: [...named, ...query.map((name) => ({ name, in: 'query', schema: string }))],
    ...(body ? { requestBody: { required: body.required.length > 0, content: { 'application/json': { schema: { type: 'object', ...body, additionalProperties: false } } } } } : {}),
    responses: { ...answers, default: PROBLEM },
  };
}
