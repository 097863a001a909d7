import { rowsWith, type Database, type OwnedSchema } from '@fm/persistence';

/** Where a schema holds one of these texts, as `table.column`, each once: what must be empty after an erasure. Plant texts that nothing else can hold. */
export async function placesWith(database: Database, schema: OwnedSchema, ...texts: string[]): Promise<string[]> {
  const found = await rowsWith((statement, values) => database.query(statement, values), schema.name, texts);
  return [...new Set(found.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)))].toSorted();
}
