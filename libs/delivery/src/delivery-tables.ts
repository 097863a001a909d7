/**
 * The tables that delivery needs in every schema; each app's first migration runs them. Outbox rows are deleted once the broker has
 * them, a fence has one row per partition, a dead letter stays until somebody has dealt with it.
 */
export const DELIVERY_TABLES: readonly string[] = [
  `create table outbox (
     seq bigint generated always as identity primary key,
     topic text not null,
     key text not null,
     headers jsonb not null,
     payload bytea not null,
     sealed boolean not null,
     created_at timestamptz not null default now())`,
  `create table relay_lease (
     one boolean primary key default true check (one),
     holder text not null,
     released boolean not null,
     taken_at timestamptz not null)`,
  `create table offset_fence (
     consumer_group text not null,
     topic text not null,
     partition int not null,
     incarnation text not null,
     next_offset bigint not null,
     primary key (consumer_group, topic, partition, incarnation))`,
  `create table dead_letter (
     id bigint generated always as identity primary key,
     topic text not null,
     partition int not null,
     incarnation text not null,
     message_offset bigint not null,
     key text not null,
     event_id text,
     error_class text not null,
     reason text not null,
     attempts int not null,
     parked_at timestamptz not null default now(),
     driven_back_at timestamptz,
     unique (topic, partition, incarnation, message_offset))`,
];
