import { DEMO_POINTS } from './demo-points.js';

export { DEMO_POINTS } from './demo-points.js';

/** As `PUT /v1/enumerators/{code}` takes it. */
export interface DemoEnumerator {
  code: string;
  points: string[];
  activeFrom: string;
  activeTo: null;
}

export interface DemoSource {
  id: 'demo-fmr' | 'demo-fms' | 'demo-coverage' | 'demo-ct';
  kind: 'fmr' | 'fms' | 'coverage' | 'ct';
}

/** The name of the demo's Kobo server in every submission key. */
export const DEMO_SERVER = 'demo';

export const DEMO_PROVINCES: readonly string[] = ['LA03', 'LA04'];

export const DEMO_SOURCES: readonly DemoSource[] = [
  { id: 'demo-fmr', kind: 'fmr' },
  { id: 'demo-fms', kind: 'fms' },
  { id: 'demo-coverage', kind: 'coverage' },
  { id: 'demo-ct', kind: 'ct' },
];

/** The initiative trained fifty-six officials: half of them work in each province, at all its points. */
export const DEMO_ENUMERATORS: readonly DemoEnumerator[] = Array.from({ length: 56 }, (_, index) => ({
  code: `E${String(index + 1).padStart(2, '0')}`,
  points: pointsOf(index < 28 ? 'LA03' : 'LA04'),
  activeFrom: '2024-01-01',
  activeTo: null,
}));

function pointsOf(province: string): string[] {
  return DEMO_POINTS.filter((point) => point.adm1 === province).map((point) => point.code);
}
