import { Controller, Get, Header, Inject } from '@nestjs/common';
import { pointsGeoJson } from '../outbound/points-geojson.js';
import { KnownPointRepository } from '../store/known-point.repository.js';
import { OpenTo } from './open-to.js';

/** Where the flow monitoring points are, for everybody. */
@Controller('api/v1/points')
export class MonitoringPointsController {
  constructor(@Inject(KnownPointRepository) private readonly points: KnownPointRepository) {}

  @Get()
  @OpenTo('public', 'viewer', 'manager', 'protection', 'admin')
  @Header('content-type', 'application/geo+json; charset=utf-8')
  async list(): Promise<object> {
    return pointsGeoJson(await this.points.all());
  }
}
