import type { Indicator } from './indicator.js';
import { MOVEMENTS } from './movements.js';

export * from './dimensions.js';
export * from './cube.js';
export * from './indicator.js';
export * from './movements.js';

export const INDICATOR_CATALOGUE: readonly Indicator[] = [MOVEMENTS];
