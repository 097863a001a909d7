import { describe, expect, it } from '@jest/globals';
import { laoKey } from './lao-script.js';
import { laoToLatin } from './lao-to-latin.js';

describe('a Lao name', () => {
  it('is one in all its encodings', () => {
    expect(new Set(['ຫຼວງນ້ຳທາ', 'ຫລວງນໍ້າທາ', 'ຫລວງນ້ໍາທາ', 'ຫຣວງນຳ້ທາ', 'ເມືອງຫຼວງນ້ຳທາ', 'ຫຼວງ​ນ້ຳ​ທາ'].map(laoKey)).size).toBe(1);
  });

  it.each([['ຫຼວງນ້ຳທາ', 'luangnamtha'], ['ອຸດົມໄຊ', 'udomxai'], ['ໄຊຍະບູລີ', 'xainhabuli'], ['ປາກແບງ', 'pakbeng'], ['ວຽງຈັນ', 'viangchan'], ['ເຊກອງ', 'xekong']])('%s sounds %s', (lo, latin) => {
    expect(laoToLatin(lo)).toBe(latin);
  });

  it('keeps its letters where it is made of an administrative word', () => {
    expect(laoKey('ບ້ານ')).toBe('ບານ');
  });
});
