import { INDICATOR_CATALOGUE } from '@fm/contracts/indicators';
import type { Bilingual, MonitoringPoint } from '@fm/contracts/vocabulary';
import { both, escaped, page } from './html.js';

const CLASSES: Readonly<Record<MonitoringPoint['class'], Bilingual>> = {
  border: { en: 'border', lo: 'ຊາຍແດນ' },
  internal: { en: 'internal', lo: 'ພາຍໃນ' },
  community: { en: 'community', lo: 'ຊຸມຊົນ' },
};

/** The start page, whole, without scripts: it must open on a slow line and print. No figures: what is live is not public. @param notice said before everything; empty: nothing */
export function startPage(points: readonly MonitoringPoint[], notice = ''): string {
  return page('Passage · ການຕິດຕາມການເຄື່ອນຍ້າຍ', `${notice === '' ? '' : `<p><strong>${escaped(notice)}</strong></p>`}<h1>Passage <span lang="lo">· ການຕິດຕາມການເຄື່ອນຍ້າຍ</span></h1>
<p>Flow monitoring: movements as they were observed at the points below. Figures count movements, not persons.</p>
<p lang="lo">ການຕິດຕາມການເຄື່ອນຍ້າຍ ຕາມທີ່ສັງເກດຢູ່ຈຸດລຸ່ມນີ້. ຕົວເລກແມ່ນການເຄື່ອນຍ້າຍ ບໍ່ແມ່ນຈຳນວນຄົນ.</p>
<h2>Points <span lang="lo">· ຈຸດຕິດຕາມ</span></h2>
${points.length === 0 ? NO_POINTS : pointTable(points)}
<h2>Indicators <span lang="lo">· ຕົວຊີ້ວັດ</span></h2>
<ul>${INDICATOR_CATALOGUE.map((indicator) => `<li><a href="/api/v1/indicators/${escaped(indicator.id)}">${both(indicator.names)}</a></li>`).join('')}</ul>
<p>Without a key you see what has been released; with <code>Authorization: Bearer KEY</code> the current figures, as far as your role goes.</p>
<p lang="lo">ບໍ່ມີລະຫັດ: ເຫັນສະເພາະຕົວເລກທີ່ເຜີຍແຜ່ແລ້ວ; ມີລະຫັດ (<code>Authorization: Bearer KEY</code>): ເຫັນຕົວເລກປັດຈຸບັນຕາມບົດບາດ.</p>
<h2>For programs <span lang="lo">· ສຳລັບໂປຣແກຣມ</span></h2>
<ul>${LINKS.map(([path, text]) => `<li><a href="${path}"><code>${path}</code></a> ${both(text)}</li>`).join('')}</ul>`);
}

const LINKS: readonly (readonly [string, Bilingual])[] = [
  ['/api/v1/indicators', { en: 'the catalogue of indicators; each also as .csv, .xlsx, .hxl.csv', lo: 'ລາຍການຕົວຊີ້ວັດ; ມີ .csv, .xlsx, .hxl.csv' }],
  ['/api/v1/points', { en: 'the points, as GeoJSON', lo: 'ຈຸດຕິດຕາມ ແບບ GeoJSON' }],
  ['/api/v1/flows', { en: 'from where to where; also .geojson', lo: 'ຈາກໃສໄປໃສ; ມີ .geojson' }],
  ['/ogc', { en: 'maps: OGC API – Features, for QGIS and ArcGIS', lo: 'ແຜນທີ່: OGC API – Features ສຳລັບ QGIS ແລະ ArcGIS' }],
  ['/odata', { en: 'tables: OData, for Excel and Power BI; by month at /odata/month', lo: 'ຕາຕະລາງ: OData ສຳລັບ Excel ແລະ Power BI; ລາຍເດືອນ /odata/month' }],
  ['/docs', { en: 'the API for people', lo: 'ຄູ່ມື API' }],
  ['/api/v1/openapi.json', { en: 'the description of the API', lo: 'ຄຳອະທິບາຍ API' }],
];

const NO_POINTS = '<p>No points are registered yet. <span lang="lo">· ຍັງບໍ່ມີຈຸດຕິດຕາມ.</span></p>';

function pointTable(points: readonly MonitoringPoint[]): string {
  const rows = points.map((point) => `<tr><td><code>${escaped(point.code)}</code></td><td>${both(point.names)}</td><td>${both(CLASSES[point.class])}</td><td>${escaped(point.adm1)} / ${escaped(point.adm2)}</td><td>${escaped(point.openedOn)}${point.closedOn ? ` – ${escaped(point.closedOn)}` : ''}</td></tr>`);
  const heads: readonly Bilingual[] = [
    { en: 'Code', lo: 'ລະຫັດ' }, { en: 'Name', lo: 'ຊື່' }, { en: 'Class', lo: 'ປະເພດ' }, { en: 'Province / district', lo: 'ແຂວງ / ເມືອງ' }, { en: 'Open', lo: 'ເປີດ' },
  ];
  return `<table><thead><tr>${heads.map((head) => `<th>${both(head)}</th>`).join('')}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`;
}
