import type { MigrationInterface } from 'typeorm';

/** A schema that one service owns: its name and the migrations that make it, oldest first, never changed once released. */
export interface OwnedSchema {
  readonly name: string;
  readonly migrations: readonly (new () => MigrationInterface)[];
}

export const migratorRole = (schema: OwnedSchema): string => `${schema.name}_migrator`;
export const appRole = (schema: OwnedSchema): string => `${schema.name}_app`;
