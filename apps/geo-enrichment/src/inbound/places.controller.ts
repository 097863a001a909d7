import { Body, Controller, Get, Inject, Put, Query, UseGuards } from '@nestjs/common';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { localDayOf } from '@fm/contracts/vocabulary';
import { Clock } from '@fm/lifecycle';
import { AnswerPlacesService, type PlaceAnswer } from '../answer-places.service.js';
import { DecideNameService } from '../decide-name.service.js';
import type { ResolvedPlace } from '../domain/names/resolve-place.js';
import type { PlaceAlias } from '../domain/place-alias.js';
import { DrawPlacesService } from '../draw-places.service.js';
import type { OpenName } from '../store/stated-name.repository.js';
import { askedPlaces } from './asked-places.js';
import { DayQuery, LinesQuery, LocateQuery, NameBody, ResolveQuery } from './places.dto.js';

/** The door to places: what a text means, where a position lies, what maps are drawn from, and the names that wait for a person. */
@Controller('v1/places')
@UseGuards(InternalTokenGuard)
export class PlacesController {
  constructor(
    @Inject(AnswerPlacesService) private readonly answers: AnswerPlacesService,
    @Inject(DrawPlacesService) private readonly drawings: DrawPlacesService,
    @Inject(DecideNameService) private readonly names: DecideNameService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('resolve')
  @AllowedRoles('viewer', 'manager', 'protection', 'admin')
  resolve(@Query(askedPlaces()) { text, within }: ResolveQuery): Promise<ResolvedPlace> {
    return this.answers.resolve(text, within ?? null);
  }

  @Get('locate')
  @AllowedRoles('viewer', 'manager', 'protection', 'admin')
  locate(@Query(askedPlaces()) { lat, lon, accuracy, date }: LocateQuery): Promise<PlaceAnswer> {
    return this.answers.locate({ lat, lon, accuracyM: accuracy ?? null }, this.dayOf(date));
  }

  @Get('positions')
  @AllowedRoles('viewer', 'manager', 'protection', 'admin')
  positions(@Query(askedPlaces()) { date }: DayQuery): Promise<object> {
    return this.drawings.places(this.dayOf(date));
  }

  @Get('lines')
  @AllowedRoles('viewer', 'manager', 'protection', 'admin')
  lines(@Query(askedPlaces()) { pairs, date }: LinesQuery): Promise<object> {
    return this.drawings.lines(pairs.map((pair) => [pair.split('~')[0] ?? '', pair.split('~')[1] ?? ''] as const), this.dayOf(date));
  }

  @Get('names')
  @AllowedRoles('manager', 'admin')
  async open(@CalledBy() caller: Caller): Promise<{ names: OpenName[] }> {
    return { names: await this.names.open(caller) };
  }

  @Get('aliases')
  @AllowedRoles('manager', 'admin')
  async aliases(): Promise<{ aliases: PlaceAlias[] }> {
    return { aliases: await this.names.all() };
  }

  @Put('aliases')
  @AllowedRoles('manager', 'admin')
  decide(@Body(askedPlaces()) { text, within, pcode }: NameBody, @CalledBy() caller: Caller): Promise<PlaceAlias> {
    return this.names.decide({ text, within: within ?? null, pcode }, caller);
  }

  private dayOf(date: string | undefined): string {
    return date ?? localDayOf(this.clock.now());
  }
}
