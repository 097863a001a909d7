import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DELIVERY_TABLES } from '@fm/delivery';

export class CreateGateway1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...DELIVERY_TABLES, ...TABLES]) await runner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('The first migration is not undone: drop the schema instead.');
  }
}

const TABLES = [
  // Derived: the current value of each cell, as aggregation last said. `dimensions` has the code of every dimension of the cube.
  `create table figure (
     measure text not null,
     cube text not null,
     cube_key text not null,
     day date not null,
     dimensions jsonb not null,
     fmp text not null generated always as (coalesce(dimensions->>'fmp', 'unknown')) stored,
     direction text not null generated always as (coalesce(dimensions->>'direction', 'unknown')) stored,
     value numeric not null,
     n_records int not null,
     n_flagged int not null,
     n_held int not null,
     held_movements int not null,
     epoch int not null,
     revision int not null,
     effective_at timestamptz not null,
     primary key (measure, cube, cube_key, day))`,
  `create index figure_by_day on figure (measure, cube, day)`,
  // Derived: the latest effective time behind any figure of a measure. A row of its own, since an index over effective_at would cost every update of a figure.
  `create table figures_as_of (
     measure text primary key,
     effective_at timestamptz not null)`,
  // Derived: this service's copy of the register of points.
  `create table known_point (
     code text primary key,
     revision int not null,
     point jsonb not null,
     adm1 text generated always as (point->>'adm1') stored,
     adm2 text generated always as (point->>'adm2') stored,
     class text generated always as (point->>'class') stored,
     corridor text generated always as (point->>'corridor') stored)`,
];
