import { describe, expect, it } from '@jest/globals';
import { announcement } from './announce.js';
import { connectionTo } from './demo/demo-receiver.js';

const connection = {
  ...connectionTo(9000),
  kafka: ['127.0.0.1:20001'],
  database: 'postgres://admin:of-the-database@127.0.0.1:20002/passage',
  keys: { public: null, viewer: 'key-v', manager: 'key-m', protection: 'key-p', admin: 'key-a' },
};
const text = announcement({ connection, broker: { kind: 'kafka', brokers: connection.kafka }, databaseKind: 'embedded', directory: '/data' });

describe('announcement', () => {
  it('tells people and programs where to go and how to get in', () => {
    for (const told of ['http://127.0.0.1:9000/docs', 'http://127.0.0.1:9000/api/v1', 'key-v', 'key-m', 'key-p', 'key-a', '127.0.0.1:20001', '127.0.0.1:20002', '/data/connection.json']) {
      expect(text).toContain(told);
    }
    for (const { url, user, password } of Object.values(connection.sources)) expect(text).toMatch(new RegExp(`${url}\\s+user ${user}  password ${password}`));
  });

  it('keeps the password of the database to the file', () => {
    expect(text).not.toContain('of-the-database');
  });

  it('says so where events travel in memory, or the database is the user\'s', () => {
    const other = announcement({ connection, broker: { kind: 'memory' }, databaseKind: 'given', directory: '/data' });
    expect(other).toMatch(/Kafka\s+none: broker in memory/);
    expect(other).toMatch(/PostgreSQL\s+yours, of DATABASE_URL/);
  });
});
