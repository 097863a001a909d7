import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '@fm/problems';
import type { Holder } from '../domain/scope.js';
import type { RawQuery } from '../domain/indicator-query.js';
import { odataTarget, type ODataTarget } from '../domain/odata/odata-path.js';
import { noticeOf } from '../domain/query-warnings.js';
import { GatewayConfiguration } from '../gateway.config.js';
import { NO_SUCH_COLLECTION } from '../gateway.problems.js';
import { csdlOf, serviceDocument } from '../outbound/odata/csdl.js';
import { ServeODataService } from '../serve-odata.service.js';
import { Freshness } from './freshness.js';
import { AskedBy, OpenTo } from './open-to.js';
import { ownAddress } from './own-address.js';

const JSON_TYPE = 'application/json; odata.metadata=minimal; charset=utf-8';

interface Asking {
  readonly root: string;
  readonly raw: RawQuery;
  readonly holder: Holder | null;
  readonly pageSize: number | null;
}

interface Told {
  readonly type: string;
  readonly body: string | object;
}

/** Chapter 5, door: figures for Excel, Power BI and whoever else speaks OData 4. Reading only. */
@Controller()
@OpenTo('public', 'viewer', 'manager', 'protection', 'admin')
export class ODataController {
  constructor(
    @Inject(ServeODataService) private readonly odata: ServeODataService,
    @Inject(Freshness) private readonly freshness: Freshness,
    @Inject(GatewayConfiguration) private readonly config: GatewayConfiguration,
  ) {}

  @Get(['odata', 'odata/*'])
  async read(@Query() raw: RawQuery, @AskedBy() holder: Holder | null, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const target = odataTarget(request.url.split('?')[0] ?? '');
    if (!target) throw new Problem(NO_SUCH_COLLECTION, { en: 'GET /odata lists the sets by day, /odata/month those by month; a single row is had by $filter.', lo: 'GET /odata ສະແດງຊຸດຂໍ້ມູນລາຍວັນ, /odata/month ລາຍເດືອນ; ແຖວດຽວໃຫ້ໃຊ້ $filter.' });
    const { headers, held } = await this.freshness.of(request, holder);
    if (held) return void (await reply.status(304).headers(headers).send());
    const pageSize = preferredPageSize(String(request.headers['prefer'] ?? ''));
    const { type, body } = await this.tell(target, { root: ownAddress(request) + target.root, raw, holder, pageSize });
    await reply.headers({ ...headers, 'odata-version': '4.0', 'content-type': type }).send(body);
  }

  private async tell(target: ODataTarget, { root, raw, holder, pageSize }: Asking): Promise<Told> {
    switch (target.kind) {
      case 'service': return { type: JSON_TYPE, body: serviceDocument(root, this.odata.sets(target.interval, holder)) };
      case 'metadata': return { type: 'application/xml; charset=utf-8', body: csdlOf(this.odata.sets(target.interval, holder), noticeOf(this.config)) };
      case 'set': return { type: JSON_TYPE, body: await this.odata.read({ ...target, root, raw, pageSize }, holder) };
      case 'count': return { type: 'text/plain; charset=utf-8', body: String(await this.odata.count({ ...target, root, raw, pageSize }, holder)) };
    }
  }
}

/** `Prefer: odata.maxpagesize=100`; what is no whole number above 0 is no preference. */
function preferredPageSize(prefer: string): number | null {
  const [, size] = /(?:^|[,;\s])(?:odata\.)?maxpagesize=(\d{1,6})(?:$|[,;\s])/i.exec(prefer) ?? [];
  return size === undefined || Number(size) === 0 ? null : Number(size);
}
