import pg from 'pg';

/** How a statement is asked: by a Database's `query`, or by a client's rows. */
export type Ask = (statement: string, values: unknown[]) => Promise<unknown[]>;

/** A row that holds one of the texts, and in which columns. */
export interface FoundRow {
  readonly table: string;
  readonly columns: readonly string[];
  /** As JSON: bytes in hexadecimal. */
  readonly row: Readonly<Record<string, unknown>>;
}

interface Table {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly bytes: boolean }[];
}

/** Every column of every table: the catalogue of the database knows them, so that none can be forgotten. */
const TABLES = `
  select c.relname as name, json_agg(json_build_object('name', a.attname, 'bytes', a.atttypid = 'bytea'::regtype) order by a.attnum) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname = $1 and c.relkind in ('r', 'm') group by c.relname order by c.relname`;

/**
 * Where a schema holds one of these texts: in words, numbers, JSON, arrays or bytes, in capitals or not. Reads every row of every table; what is
 * sealed tells nothing. Asked by a role that may not read one of the tables, it fails rather than leave it out.
 */
export async function rowsWith(ask: Ask, schema: string, texts: readonly string[]): Promise<FoundRow[]> {
  const found: FoundRow[] = [];
  for (const table of (await ask(TABLES, [schema])) as Table[]) {
    const rows = (await ask(searchOf(schema, table), [texts])) as Omit<FoundRow, 'table'>[];
    found.push(...rows.map((row) => ({ table: table.name, ...row })));
  }
  return found;
}

function searchOf(schema: string, { name, columns }: Table): string {
  const hits = columns.map((column) => `case when exists (select 1 from unnest($1::text[]) as wanted where ${holds(column)}) then ${pg.escapeLiteral(column.name)} end`);
  return `select columns, "row" from (
      select to_jsonb(stored) as "row", array_remove(array[${hits.join(', ')}], null) as columns from ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)} as stored) as searched
    where cardinality(columns) > 0`;
}

function holds({ name, bytes }: Table['columns'][number]): string {
  const column = `stored.${pg.escapeIdentifier(name)}`;
  return bytes ? `position(convert_to(wanted, 'UTF8') in ${column}) > 0` : `position(lower(wanted) in lower(${column}::text)) > 0`;
}
