import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AuditLog } from '../src/audit-log.js';
import { ChainWalk, type AuditRow } from '../src/domain/audit-chain.js';
import { GATEWAY_SCHEMA } from '../src/start-gateway.js';
import { AuditRepository } from '../src/store/audit.repository.js';
import { verifyChain } from '../../../tools/audit/src/verify-chain.js';
import { RunningGateway } from './running-gateway.js';

describe('the audit log', () => {
  let gateway: RunningGateway;
  let repository: AuditRepository;
  beforeAll(async () => {
    gateway = await RunningGateway.start(() => new Date('2026-07-01T10:00:00Z'));
    repository = new AuditRepository(await gateway.database.open(GATEWAY_SCHEMA));
  });
  afterAll(() => gateway.close());

  const rows = async (query = ''): Promise<AuditRow[]> => (await gateway.ask(`/api/v1/audit?limit=1000${query}`, 'admin')).body['rows'] as AuditRow[];
  const asOwner = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: gateway.database.adminUrl });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };

  it('has every read of records and every command, before it is served, and no read of registers', async () => {
    await gateway.ask('/api/v1/quarantine/k%2Fa%2F1?lang=lo', 'manager-LA03');
    await gateway.ask('/api/v1/places/resolve?text=Boten', 'viewer');
    await gateway.ask('/api/v1/indicators', 'viewer');
    await gateway.ask('/api/v1/indicators/movements.csv?from=2026-06-01&to=2026-06-02', 'viewer');
    await gateway.ask('/api/v1/indicators/movements.csv', null);
    await gateway.ask('/api/v1/rounds/R1', 'manager', { method: 'PUT', body: '{}' });
    await gateway.ask('/api/v1/protection/alerts', 'protection');
    await gateway.ask('/api/v1/protection/alerts', 'viewer');
    expect((await rows()).map(({ actor, action, resource }) => [actor, action, resource])).toEqual([
      ['configured:manager-LA03', 'read', 'GET quarantine/k%2Fa%2F1?lang=lo'],
      ['configured:viewer', 'export', 'indicators/movements.csv'],
      ['configured:manager', 'command', 'PUT rounds/R1'],
      ['configured:protection', 'read', 'GET protection/alerts'],
    ]);
    expect((await rows('&actor=configured:protection')).map(({ seq }) => seq)).toEqual([4]);
    for (const holder of ['viewer', 'manager', 'protection']) expect((await gateway.ask('/api/v1/audit', holder)).status).toBe(403);
  });

  it('is one chain, whoever writes at once', async () => {
    const other = new AuditLog(new AuditRepository(await gateway.database.open(GATEWAY_SCHEMA)), { now: () => new Date('2026-07-01T10:00:01Z') });
    const one = new AuditLog(repository, { now: () => new Date('2026-07-01T10:00:02Z') });
    const holder = { identity: 'key:1', role: 'viewer' } as const;
    await Promise.all(Array.from({ length: 300 }, (_, index) => (index % 2 ? one : other).note(holder, { action: 'export', resource: `movements.csv ${index}\0\ud800`, detail: { rows: index } })));
    const all = await rows();
    expect([all.length, new ChainWalk().take(all)]).toEqual([304, null]);
  });

  it('is only added to, also by the service itself', async () => {
    const database = await gateway.database.open(GATEWAY_SCHEMA);
    for (const statement of [`update audit_entry set actor = 'x'`, 'delete from audit_entry where seq = 2', 'truncate audit_entry', 'drop trigger audit_entry_stays on audit_entry', 'alter table audit_entry disable trigger all']) {
      await expect(database.query(statement)).rejects.toThrow();
    }
  });

  it('serves nothing that it cannot note', async () => {
    await asOwner('alter table gateway.audit_entry rename to hidden');
    const refused = await gateway.ask('/api/v1/quarantine', 'viewer');
    await asOwner('alter table gateway.hidden rename to audit_entry');
    expect([refused.status, refused.body['code']]).toEqual([500, 'FM-P-01']);
  });

  it('is checked from outside: whole, and otherwise the first row that is not what was written', async () => {
    const { adminUrl } = gateway.database;
    const head = (await rows()).at(-1)?.hash ?? '';
    expect(await verifyChain(adminUrl)).toEqual({ rows: 304, head, broken: null });
    await asOwner('alter table gateway.audit_entry disable trigger user');
    await asOwner(`update gateway.audit_entry set actor = 'somebody else' where seq = 101`);
    expect(await verifyChain(adminUrl)).toMatchObject({ rows: 100, broken: { seq: 101, trouble: 'changed' } });
    await asOwner('delete from gateway.audit_entry where seq = 50');
    expect(await verifyChain(adminUrl)).toMatchObject({ broken: { seq: 50, trouble: 'missing' } });
  });
});
