/**
 * SQL: the provinces whose people a row of `submission_state` belongs to, as P-codes. Those of its point; where that is not known, those of its
 * source; null where neither says: such records belong to who sees all.
 */
export const PROVINCES_OF_STATE = `coalesce(
  (select array[p.point->>'adm1'] from known_point p where p.code = submission_state.held->>'point'),
  (select k.provinces from known_source k where k.source = submission_state.source))`;

/** SQL: whether a row belongs to a caller with these provinces. @param parameter a text[], null for all, as `$1` */
export const belongsTo = (parameter: string): string => `(${parameter}::text[] is null or ${PROVINCES_OF_STATE} && ${parameter})`;
