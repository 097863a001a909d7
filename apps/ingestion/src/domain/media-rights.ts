import type { FormKind } from '@fm/contracts/vocabulary';

interface Asking {
  readonly role: string;
  readonly provinces: readonly string[] | null;
}

/**
 * Media are records, and which province a record is of is not known here: a manager sees those of sources that lie within the manager's own
 * provinces; media of the counter-trafficking form are for focal points alone; of the survey nobody's, as its records are.
 */
export function mayReadMedia({ role, provinces }: Asking, source: { readonly kind: FormKind; readonly provinces: readonly string[] | null }): boolean {
  if (source.kind === 'ct') return role === 'protection';
  if (source.kind === 'fms' || role !== 'manager') return false;
  return provinces === null || (source.provinces !== null && source.provinces.every((province) => provinces.includes(province)));
}
