import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { brokerAnswers } from './api-versions.js';
import { poll } from './poll.js';
import { isAlive, pidIn } from './running-process.js';
import { compileServers, startParent, type Parent } from './servers-in-a-child.builder.js';

/** One story, in order: the servers of one directory through restarts and kills. Without Java or Docker the Kafka half says that it did not run. */
describe('the servers of npm start', () => {
  let home: string;
  let directory: string;
  let parent: Parent;
  const pids = (): (number | undefined)[] => ['postgres.pid', 'kafka.pid'].map((name) => pidIn(join(directory, name)));
  const rows = async (): Promise<number> => {
    const client = new pg.Client({ connectionString: parent.adminUrl });
    client.on('error', () => undefined);
    await client.connect();
    const { rows: [row] } = await client.query<{ count: number }>('select count(*)::int as count from kept').finally(() => client.end());
    return row?.count ?? 0;
  };
  const rowsOrNone = (): Promise<number> => rows().catch(() => 0);

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'passage-servers-'));
    directory = join(home, 'data');
    compileServers(home);
    parent = await startParent(home, directory);
    if (parent.brokers.length === 0) process.stdout.write(`NOT TESTED here, for want of a broker: Kafka. ${parent.brokerMissing}\n`);
  });
  afterAll(async () => {
    await parent.end('SIGTERM');
    rmSync(home, { recursive: true, force: true });
  });

  it('answer, with durable settings', async () => {
    const client = new pg.Client({ connectionString: parent.adminUrl });
    await client.connect();
    const settings = await client.query<{ name: string; setting: string }>(
      "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name",
    );
    expect(settings.rows.map(({ name, setting }) => `${name} ${setting}`)).toEqual(['fsync on', 'full_page_writes on', 'synchronous_commit on']);
    await client.query('create table kept (id int)');
    await client.query('insert into kept values (1)');
    await client.end();
    for (const broker of parent.brokers) expect(await brokerAnswers(broker)).toBe(true);
  });

  it('end by themselves when their parent is killed with -9', async () => {
    const servers = pids().filter((pid) => pid !== undefined);
    expect(servers).toHaveLength(1 + parent.brokers.length);
    await parent.end('SIGKILL');
    expect(await poll(() => !servers.some(isAlive), { timeoutMs: 20_000 })).toBe(true);
  });

  it('go on with the same data at the same addresses', async () => {
    const before = parent;
    parent = await startParent(home, directory);
    expect([parent.adminUrl, parent.brokers]).toEqual([before.adminUrl, before.brokers]);
    expect(await rows()).toBe(1);
  });

  it('are started again when they are killed themselves', async () => {
    const killed = pids();
    for (const pid of killed) if (pid !== undefined) process.kill(pid, 'SIGKILL');
    expect(await poll(async () => (await rowsOrNone()) === 1, { timeoutMs: 60_000 })).toBe(true);
    for (const broker of parent.brokers) expect(await poll(() => brokerAnswers(broker), { timeoutMs: 60_000 })).toBe(true);
    expect(pids().filter((pid) => pid !== undefined && killed.includes(pid))).toEqual([]);
  });

  it('stop when asked', async () => {
    const servers = pids().filter((pid) => pid !== undefined);
    expect(await parent.end('SIGTERM')).toBe(0);
    expect(servers.filter(isAlive)).toEqual([]);
  });

  it('start over a postmaster.pid whose number is now somebody else\'s, and on another port when theirs is taken', async () => {
    const port = Number(new URL(parent.adminUrl).port);
    const squatter = createServer().listen(port, '127.0.0.1');
    // Ours: alive, and no PostgreSQL. The other lines are those that a killed postmaster leaves.
    writeFileSync(join(directory, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(directory, 'postgres')}\n0\n${port}\n\n127.0.0.1\n`);
    parent = await startParent(home, directory);
    expect(Number(new URL(parent.adminUrl).port)).not.toBe(port);
    expect(await rows()).toBe(1);
    squatter.close();
  });
});
