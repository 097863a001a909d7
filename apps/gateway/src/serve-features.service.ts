import { Inject, Injectable } from '@nestjs/common';
import { FORBIDDEN } from '@fm/access';
import type { MonitoringPoint } from '@fm/contracts/vocabulary';
import { Problem } from '@fm/problems';
import { AuditLog } from './audit-log.js';
import { scopeOf } from './domain/access-scope.js';
import type { Holder } from './domain/scope.js';
import { FIGURE_SETS, keyOfSet, type FigureSet } from './domain/figure-set.js';
import type { RawQuery } from './domain/indicator-query.js';
import { figureKey } from './domain/ogc/figure-id.js';
import { isWithin, readItemsQuery, type ItemsQuery } from './domain/ogc/read-items-query.js';
import { PageCollector, type Page } from './domain/paging/page-collector.js';
import { writeToken } from './domain/paging/page-token.js';
import { completeOrder, type OrderedRow } from './domain/paging/row-order.js';
import { noticeOf } from './domain/query-warnings.js';
import { GatewayConfiguration } from './gateway.config.js';
import { NO_SUCH_COLLECTION } from './gateway.problems.js';
import { POINTS_COLLECTION, type ItemsPage, type Known } from './outbound/ogc/collections.js';
import { figureFeature } from './outbound/ogc/figure-feature.js';
import { featureOf } from './outbound/points-geojson.js';
import { PageFiguresService } from './page-figures.service.js';
import { KnownPointRepository } from './store/known-point.repository.js';

/** Tables with a point in them: what can stand on a map. */
const MAPPED = FIGURE_SETS.filter(({ by }) => by.includes('fmp'));
const POINT_FILTERS = ['code', 'type', 'class', 'province', 'district', 'corridor'];

/** Chapter 5: points and figures as features for those who draw maps. */
@Injectable()
export class ServeFeaturesService {
  constructor(
    @Inject(PageFiguresService) private readonly figures: PageFiguresService,
    @Inject(KnownPointRepository) private readonly points: KnownPointRepository,
    @Inject(AuditLog) private readonly audit: AuditLog,
    @Inject(GatewayConfiguration) private readonly config: GatewayConfiguration,
  ) {}

  /** Said of everything here; empty where figures are real. */
  get notice(): string {
    return noticeOf(this.config);
  }

  async known(holder: Holder | null): Promise<Known> {
    return { sets: MAPPED.filter((set) => isOpen(set, holder)), points: await this.points.all(), notice: this.notice };
  }

  /** Null: the collection of points. @throws Problem 404, 403 */
  setOf(id: string, holder: Holder | null): FigureSet | null {
    if (id === POINTS_COLLECTION) return null;
    const set = MAPPED.find(({ name }) => name === id);
    if (!set) throw nothing();
    if (!isOpen(set, holder)) throw new Problem(FORBIDDEN, { en: 'This collection is not open to you: /ogc/collections lists those that are.', lo: 'ທ່ານບໍ່ມີສິດເບິ່ງຊຸດນີ້: ເບິ່ງລາຍການທີ່ /ogc/collections.' });
    return set;
  }

  /** @throws Problem 404, 403 before the query is looked at, 400 */
  async items(id: string, raw: RawQuery, holder: Holder | null): Promise<ItemsPage> {
    const set = this.setOf(id, holder);
    const points = await this.points.all();
    if (!set) return pointsPage(points, readItemsQuery(raw, { filterable: POINT_FILTERS, terms: 1 }));
    const query = readItemsQuery(raw, { filterable: [...set.by, ...set.ofPoint], terms: keyOfSet(set).length });
    const page = await this.figuresPage(set, query, { points, holder });
    // One walk is one export, however many pages it has.
    if (holder && !query.token) await this.audit.note(holder, { action: 'export', resource: `ogc/collections/${id}`, detail: raw });
    return { features: featuresOf(set, page, points), next: cursorOf(page) };
  }

  /** @throws Problem 404 */
  async item(id: string, featureId: string, holder: Holder | null): Promise<object> {
    const set = this.setOf(id, holder);
    const points = await this.points.all();
    const point = set ? undefined : points.find(({ code }) => code === featureId);
    if (point) return featureOf(point);
    const key = set && figureKey(set, featureId);
    const day = key?.['period'] ?? '';
    if (!set || !key || !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw nothing();
    const codes = Object.fromEntries(Object.entries(key).filter(([name]) => name !== 'period'));
    const query = readItemsQuery({ ...codes, datetime: day, limit: '1' }, { filterable: set.by, terms: keyOfSet(set).length });
    const [feature] = featuresOf(set, await this.figuresPage(set, query, { points, holder }), points);
    if (!feature) throw nothing();
    return feature;
  }

  private figuresPage(set: FigureSet, { box, days, filters, limit, token }: ItemsQuery, { points, holder }: { readonly points: readonly MonitoringPoint[]; readonly holder: Holder | null }): Promise<Page<OrderedRow>> {
    const inside = box && new Set(points.filter((point) => isWithin(box, point)).map(({ code }) => code));
    const keep = (row: OrderedRow): boolean => (!inside || inside.has(String(row['fmp']))) && [...filters].every(([name, codes]) => codes.includes(String(row[name])))
      && String(row['period']) >= (days.from ?? '') && String(row['period']) <= (days.to ?? '9999');
    const wanted = { order: completeOrder([], keyOfSet(set)), after: token?.after ?? null, skip: 0, limit, counted: false, keep };
    return this.figures.page({ set, interval: 'day', span: days, codesOf: (name) => (name === 'fmp' && inside && !filters.has('fmp') ? [...inside] : (filters.get(name) ?? null)), wanted }, holder);
  }
}

const isOpen = ({ indicator }: FigureSet, holder: Holder | null): boolean => scopeOf(holder, indicator.sensitivity).kind !== 'denied';

const cursorOf = ({ next }: Page<unknown>): string | null => next && writeToken({ after: next, left: null });

function featuresOf(set: FigureSet, { rows }: Page<OrderedRow>, points: readonly MonitoringPoint[]): object[] {
  const known = new Map(points.map((point) => [point.code, point]));
  return rows.map((row) => figureFeature(set, row, known));
}

function pointsPage(points: readonly MonitoringPoint[], { box, days, filters, limit, token }: ItemsQuery): ItemsPage {
  const rows = points.map((point) => ({ code: point.code, type: point.type, class: point.class, province: point.adm1, district: point.adm2, corridor: point.corridor, openedOn: point.openedOn, closedOn: point.closedOn }));
  const byCode = new Map(points.map((point) => [point.code, point]));
  const keep = (row: OrderedRow): boolean => [...filters].every(([name, codes]) => codes.includes(String(row[name])))
    && String(row['openedOn']) <= (days.to ?? '9999') && String(row['closedOn'] ?? '9999') >= (days.from ?? '');
  const collector = new PageCollector<(typeof rows)[number]>({ order: completeOrder([], ['code']), after: token?.after ?? null, skip: 0, limit, counted: false, keep });
  collector.add(rows.filter(({ code }) => !box || isWithin(box, byCode.get(code) ?? { lon: Number.NaN, lat: Number.NaN })));
  const page = collector.page();
  return { features: page.rows.flatMap(({ code }) => byCode.get(code) ?? []).map(featureOf), next: cursorOf(page) };
}

function nothing(): Problem {
  return new Problem(NO_SUCH_COLLECTION, { en: 'GET /ogc/collections lists the collections; /items lists the features of one.', lo: 'GET /ogc/collections ສະແດງຊຸດຂໍ້ມູນ; /items ສະແດງລາຍການໃນຊຸດ.' });
}
