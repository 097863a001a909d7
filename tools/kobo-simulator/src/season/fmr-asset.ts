import type { AssetSettings } from '../server/kobo-asset.js';
import { FMR_CONTENT } from './fmr-content.js';

/** The demo's deployment of the shipped form: validation's own mapping knows that it fits. */
const DEMO_VERSION = 'vLaoFmFmrDemo222222222';

/** The form of the season. */
export const FMR_ASSET: AssetSettings = {
  name: 'lao_fm_fmr',
  uid: 'aLaoFmFmrDemo222222222',
  version: DEMO_VERSION,
  content: FMR_CONTENT,
  geopointPaths: ['g_id/gps'],
};
