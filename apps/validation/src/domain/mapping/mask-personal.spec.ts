import { describe, expect, it } from '@jest/globals';
import { isPersonal, maskPersonal } from './mask-personal.js';

describe('what points to a person', () => {
  it.each([
    ['020 5555 1234', '•••'], ['+856 20 5555 1234', '•••'], ['8562055551234', '•••'], ['02055551234 ແລະ 030 1234567', '••• ແລະ •••'], ['ເບີໂທ໐໒໐໕໕໕໕໑໒໓໔', 'ເບີໂທ•••'], ['tel.020-5555-1234', 'tel.•••'],
    ['ask somchai@example.la', 'ask •••'], ['passport P1234567', 'passport •••'], ['PA123456', '•••'],
  ])('is masked in %s', (text, masked) => {
    expect([maskPersonal(text), isPersonal(text)]).toEqual([masked, true]);
  });

  it.each(['LA1401001', 'IMG20240502', '1700300000000', 'LA0301', 'ໝູ່ບ້ານ 12', '2026-06-03', 'A1 to B2', '85620', 'x'.repeat(500), '0'.repeat(500), `${'a.'.repeat(240)}@`])('is not seen in %.40s', (text) => {
    expect(maskPersonal(text)).toBe(text);
  });
});
