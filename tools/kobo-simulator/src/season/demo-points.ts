import { BORDER_PROFILES } from './border-profiles.js';
import { INLAND_PROFILES } from './inland-profiles.js';
import type { PointProfile } from './point-profile.js';
import { RAIL_PROFILES } from './rail-profiles.js';

/** The nine points that register movements. */
export const PROFILES: readonly PointProfile[] = [...BORDER_PROFILES, ...RAIL_PROFILES, ...INLAND_PROFILES];

/** The tenth takes key informants and surveys; nothing registered there is a movement. */
export const COMMUNITY_POINT = 'LAO-LA0301-04';
