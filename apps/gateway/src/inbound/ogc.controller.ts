import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Holder } from '../domain/scope.js';
import type { RawQuery } from '../domain/indicator-query.js';
import { collectionOf, collectionsOf, CONFORMS_TO, featureCollection, GEOJSON, landingPage } from '../outbound/ogc/collections.js';
import { ServeFeaturesService } from '../serve-features.service.js';
import { Freshness } from './freshness.js';
import { AskedBy, OpenTo } from './open-to.js';
import { ownAddress } from './own-address.js';

const GEOJSON_TYPE = `${GEOJSON}; charset=utf-8`;

/** Chapter 5, door: OGC API - Features, part 1, for QGIS, ArcGIS and other makers of maps. */
@Controller('ogc')
@OpenTo('public', 'viewer', 'manager', 'protection', 'admin')
export class OgcController {
  constructor(
    @Inject(ServeFeaturesService) private readonly features: ServeFeaturesService,
    @Inject(Freshness) private readonly freshness: Freshness,
  ) {}

  @Get()
  landing(@Req() request: FastifyRequest): object {
    return landingPage(rootOf(request), this.features.notice);
  }

  @Get('conformance')
  conformance(): object {
    return { conformsTo: CONFORMS_TO };
  }

  @Get('collections')
  async collections(@AskedBy() holder: Holder | null, @Req() request: FastifyRequest): Promise<object> {
    return collectionsOf(rootOf(request), await this.features.known(holder));
  }

  @Get('collections/:id')
  async collection(@Param('id') id: string, @AskedBy() holder: Holder | null, @Req() request: FastifyRequest): Promise<object> {
    this.features.setOf(id, holder);
    return collectionOf(rootOf(request), id, await this.features.known(holder));
  }

  @Get('collections/:id/items')
  async items(@Param('id') id: string, @Query() raw: RawQuery, @AskedBy() holder: Holder | null, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { headers, held } = await this.freshness.of(request, holder);
    if (held) return void (await reply.status(304).headers(headers).send());
    const page = await this.features.items(id, raw, holder);
    const self = new URL(request.url, ownAddress(request));
    await reply.headers({ ...headers, 'content-type': GEOJSON_TYPE }).send(featureCollection(self, `${rootOf(request)}/collections/${id}`, page));
  }

  @Get('collections/:id/items/:featureId')
  async item(@Param('id') id: string, @Param('featureId') featureId: string, @AskedBy() holder: Holder | null, @Res() reply: FastifyReply): Promise<void> {
    await reply.header('content-type', GEOJSON_TYPE).send(await this.features.item(id, featureId, holder));
  }
}

const rootOf = (request: FastifyRequest): string => `${ownAddress(request)}/ogc`;
