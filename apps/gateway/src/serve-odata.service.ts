import { Inject, Injectable } from '@nestjs/common';
import { FORBIDDEN } from '@fm/access';
import type { Interval } from '@fm/indicators';
import { Problem } from '@fm/problems';
import { AuditLog } from './audit-log.js';
import { scopeOf } from './domain/access-scope.js';
import type { Holder } from './domain/scope.js';
import { FIGURE_SETS, hasInterval, keyOfSet, propertiesOf, type FigureSet } from './domain/figure-set.js';
import type { RawQuery } from './domain/indicator-query.js';
import { codesIn, daysIn, passes } from './domain/odata/filter.js';
import { readOptions, type ODataOptions } from './domain/odata/read-options.js';
import { writeToken } from './domain/paging/page-token.js';
import type { Page } from './domain/paging/page-collector.js';
import { PageFiguresService, type FigureRow } from './page-figures.service.js';

export interface AskedSet {
  readonly set: FigureSet;
  readonly interval: Interval;
  /** Where the service stands, `https://host/odata`. */
  readonly root: string;
  readonly raw: RawQuery;
  /** Rows a page that the asker prefers; null: as many as there may be. */
  readonly pageSize: number | null;
}

const ROWS_A_PAGE = 5_000;

/** Chapter 5: tables of figures for those who ask in OData. */
@Injectable()
export class ServeODataService {
  constructor(
    @Inject(PageFiguresService) private readonly figures: PageFiguresService,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  /** The sets of which this asker may see anything at all. */
  sets(interval: Interval, holder: Holder | null): readonly FigureSet[] {
    return FIGURE_SETS.filter((set) => hasInterval(set, interval) && isOpen(set, holder));
  }

  /** @throws Problem 403 before the options are looked at, 400 */
  async read(asked: AskedSet, holder: Holder | null): Promise<object> {
    const { set, root, raw } = asked;
    const { options, page } = await this.page(asked, holder, false);
    const { select, token, top } = options;
    // One walk is one export, however many pages it has.
    if (holder && !token) await this.audit.note(holder, { action: 'export', resource: `odata/${asked.interval}/${set.name}`, detail: raw });
    const names = select ?? propertiesOf(set).map(({ name }) => name);
    const left = (token ? token.left : top);
    const rest = left === null ? null : left - page.rows.length;
    const next = page.next && rest !== 0 ? { '@odata.nextLink': nextLink(`${root}/${set.name}`, raw, writeToken({ after: page.next, left: rest })) } : {};
    const context = `${root}/$metadata#${set.name}${select ? `(${select.join(',')})` : ''}`;
    const value = page.rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
    return { '@odata.context': context, ...(page.count === null ? {} : { '@odata.count': page.count }), value, ...next };
  }

  /** The number alone, of all that match. */
  async count(asked: AskedSet, holder: Holder | null): Promise<number> {
    const { page } = await this.page(asked, holder, true);
    return page.count ?? 0;
  }

  private async page({ set, interval, raw, pageSize }: AskedSet, holder: Holder | null, countOnly: boolean): Promise<{ options: ODataOptions; page: Page<FigureRow> }> {
    if (!isOpen(set, holder)) throw new Problem(FORBIDDEN, { en: 'This set is not open to you: the service document lists those that are.', lo: 'ທ່ານບໍ່ມີສິດເບິ່ງຊຸດນີ້: ເບິ່ງລາຍການທີ່ເປີດໃຫ້ ຢູ່ໜ້າຫຼັກຂອງບໍລິການ.' });
    const options = readOptions(raw, propertiesOf(set), keyOfSet(set));
    const { filter, order, token, top, skip, counted } = options;
    const limit = countOnly ? 0 : Math.min(ROWS_A_PAGE, pageSize ?? ROWS_A_PAGE, (token ? token.left : top) ?? ROWS_A_PAGE);
    const wanted = { order, after: token?.after ?? null, skip: token ? 0 : skip, limit, counted: countOnly || counted, keep: (row: Parameters<typeof passes>[1]) => !filter || passes(filter, row) };
    return { options, page: await this.figures.page({ set, interval, span: daysIn(filter), codesOf: (name) => codesIn(filter, name), wanted }, holder) };
  }
}

const isOpen = ({ indicator }: FigureSet, holder: Holder | null): boolean => scopeOf(holder, indicator.sensitivity).kind !== 'denied';

function nextLink(url: string, raw: RawQuery, token: string): string {
  const kept = Object.entries(raw).filter(([name]) => !['$skip', '$top', '$skiptoken'].includes(name));
  const query = [...kept, ['$skiptoken', token]].map(([name, value]) => `${String(name)}=${encodeURIComponent(String(value))}`);
  return `${url}?${query.join('&')}`;
}
