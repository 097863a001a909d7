import { API_PREFIX } from '../domain/forward-table.js';
import { json, parameter, PROBLEM, reading } from './openapi-parts.js';

const NUMBER = parameter('number', 'path', { description: 'Number of a published release', example: 1, schema: { type: 'integer', minimum: 1 } });
const PAGE = [
  parameter('after', 'query', { description: 'The "next" of the page before' }),
  parameter('limit', 'query', { description: 'Cells in the page', schema: { type: 'integer', minimum: 1, maximum: 5_000, default: 1_000 } }),
];

/** Releases, for everybody; drafting one is a manager's. */
export const RELEASE_PATHS: Readonly<Record<string, object>> = {
  [`${API_PREFIX}releases`]: {
    ...reading({ id: 'listReleases', summary: 'Published releases, the newest first', ok: json('ReleaseList') }),
    post: { operationId: 'draftRelease', summary: 'Draft a release: forwarded to aggregation', description: 'Roles: manager. Review, clearance and publication are steps of it under releases/drafts/{id}.', security: [{ key: [] }], responses: { 202: { description: 'As aggregation answers' }, default: PROBLEM } },
  },
  [`${API_PREFIX}releases/{number}`]: reading({ id: 'getRelease', summary: 'One published release', parameters: [NUMBER], ok: json('Release') }),
  [`${API_PREFIX}releases/{number}/cells`]: reading({ id: 'getReleaseCells', summary: 'All cells of a release, by name; what is not listed is zero', parameters: [NUMBER, ...PAGE], ok: json('ReleaseCells') }),
};
