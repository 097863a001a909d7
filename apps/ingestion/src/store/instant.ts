/** SQL for an instant as the contracts write it, `2026-06-01T03:20:12.000Z`, under the column's own name or another. */
export const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
