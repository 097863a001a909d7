import { Inject, Injectable } from '@nestjs/common';
import { AnswerIndicatorService } from './answer-indicator.service.js';
import { AskOwnerService } from './ask-owner.service.js';
import type { KeyHolder } from './domain/api-keys.js';
import type { Holder } from './domain/scope.js';
import { endsOf, flowQuery } from './domain/flow-ends.js';
import type { IndicatorAnswer } from './domain/indicator-answer.js';
import type { RawQuery } from './domain/indicator-query.js';
import { flowsGeoJson, type Line } from './outbound/flows-geojson.js';

/** Pairs that fit into one line of a request. */
const PAIRS_AT_ONCE = 300;
/** Where places lie is nobody's secret: the gateway asks for itself, whoever wants the lines. */
const GATEWAY: KeyHolder = { name: 'gateway', role: 'viewer', provinces: null };

/** Chapter 5: how many went from where to where, as a matrix or as lines on a map. */
@Injectable()
export class TellFlowsService {
  constructor(
    @Inject(AnswerIndicatorService) private readonly answers: AnswerIndicatorService,
    @Inject(AskOwnerService) private readonly owners: AskOwnerService,
  ) {}

  /** @throws Problem as `AnswerIndicatorService.answer` */
  matrix(raw: RawQuery, holder: Holder | null): Promise<IndicatorAnswer> {
    return this.answers.answer('origin-destination', flowQuery(raw), holder);
  }

  /** A feature for every cell; without geometry where an end has no place on the map. @throws Problem as `matrix`, 503 where the places cannot be had */
  async lines(raw: RawQuery, holder: Holder | null): Promise<object> {
    const answer = await this.matrix(raw, holder);
    const pairs = [...new Set(answer.rows.flatMap((row) => endsOf(row) ?? []).map(({ from, to }) => `${from}~${to}`))];
    const lines = new Map<string, Line>();
    for (let start = 0; start < pairs.length; start += PAIRS_AT_ONCE) for (const line of await this.drawn(pairs.slice(start, start + PAIRS_AT_ONCE))) lines.set(line.id, line);
    return flowsGeoJson(answer, lines);
  }

  private async drawn(pairs: readonly string[]): Promise<readonly Line[]> {
    const answer = await this.owners.ask('geo-enrichment', `/v1/places/lines?pairs=${pairs.join(',')}`, { method: 'GET', holder: GATEWAY });
    if (!answer.ok) throw new Error(`lines were answered with ${answer.status}`);
    return ((await answer.json()) as { features: Line[] }).features;
  }
}
