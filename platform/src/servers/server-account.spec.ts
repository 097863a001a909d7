import { describe, expect, it } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountIn, canReach } from './server-account.js';

const PASSWD = 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65533::/nonexistent:/usr/sbin/nologin\nbroken\n';

describe('accountIn', () => {
  it('finds an account by its whole name, and never root', () => {
    expect(accountIn(PASSWD, 'nobody')).toEqual({ uid: 65_534, gid: 65_533 });
    expect(accountIn(PASSWD, 'no')).toBeUndefined();
    expect(accountIn(PASSWD, 'root')).toBeUndefined();
    expect(accountIn(PASSWD, 'broken')).toBeUndefined();
  });
});

describe('canReach', () => {
  it('asks every folder above', () => {
    const folder = mkdtempSync(join(tmpdir(), 'passage-reach-'));
    mkdirSync(join(folder, 'inner'));
    const stranger = { uid: 64_999, gid: 64_999 };
    expect(canReach(stranger, join(folder, 'inner'))).toBe(false);
    chmodSync(folder, 0o711);
    expect(canReach(stranger, join(folder, 'inner'))).toBe(true);
    rmSync(folder, { recursive: true });
  });
});
