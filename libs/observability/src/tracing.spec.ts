import { describe, expect, it } from '@jest/globals';
import { childTraceparent } from './tracing.js';

const PARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';
const SHAPE = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

describe('a trace', () => {
  it('goes on from its cause with a span of its own and the same sampling', () => {
    const child = childTraceparent(PARENT);
    expect(child).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00$/);
    expect(child).not.toBe(PARENT);
    expect(childTraceparent(PARENT)).not.toBe(child);
  });

  it.each([undefined, '', 'noise', PARENT.toUpperCase(), `${PARENT}-more`, `ff${PARENT.slice(2)}`, PARENT.slice(0, -1), `\n${PARENT}`])('begins anew where there is none or it is malformed: %j', (parent) => {
    expect(childTraceparent(parent)).toMatch(SHAPE);
    expect(childTraceparent(parent)).not.toContain('0af7651916cd43dd8448eb211c80319c');
  });

  it.each([`00-${'0'.repeat(32)}-b7ad6b7169203331-01`, `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01`])('begins anew where the ids are all zero, which the standard forbids: %s', (parent) => {
    expect(childTraceparent(parent).split('-')[1]).not.toBe(parent.split('-')[1]);
  });
});
