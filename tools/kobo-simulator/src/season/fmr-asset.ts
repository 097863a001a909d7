import type { AssetSettings } from '../server/kobo-asset.js';
import { FMR_CONTENT } from './fmr-content.js';

/** The form of the season. */
export const FMR_ASSET: AssetSettings = {
  name: 'lao_fm_fmr',
  uid: 'aLaoFmFmrDemo222222222',
  content: FMR_CONTENT,
  geopointPaths: ['g_id/gps'],
};
