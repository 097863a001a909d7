import { Inject, Injectable } from '@nestjs/common';
import { AnswerIndicatorService } from './answer-indicator.service.js';
import type { KeyHolder } from './domain/api-keys.js';
import { endsOf, flowQuery } from './domain/flow-ends.js';
import { API_PREFIX, forwardRuleFor } from './domain/forward-table.js';
import type { IndicatorAnswer } from './domain/indicator-answer.js';
import type { RawQuery } from './domain/indicator-query.js';
import { ForwardCommandService } from './forward-command.service.js';
import { flowsGeoJson, type Line } from './outbound/flows-geojson.js';

const LINES = `${API_PREFIX}places/lines`;
/** Pairs that fit into one line of a request. */
const PAIRS_AT_ONCE = 300;
/** Where places lie is nobody's secret: the gateway asks for itself, whoever wants the lines. */
const GATEWAY: KeyHolder = { name: 'gateway', role: 'viewer', provinces: null };

/** Chapter 5: how many went from where to where, as a matrix or as lines on a map. */
@Injectable()
export class TellFlowsService {
  constructor(
    @Inject(AnswerIndicatorService) private readonly answers: AnswerIndicatorService,
    @Inject(ForwardCommandService) private readonly places: ForwardCommandService,
  ) {}

  /** @throws Problem as `AnswerIndicatorService.answer` */
  matrix(raw: RawQuery, holder: KeyHolder | null): Promise<IndicatorAnswer> {
    return this.answers.answer('origin-destination', flowQuery(raw), holder);
  }

  /** A feature for every cell; without geometry where an end has no place on the map. @throws Problem as `matrix`, 503 where the places cannot be had */
  async lines(raw: RawQuery, holder: KeyHolder | null): Promise<object> {
    const answer = await this.matrix(raw, holder);
    const pairs = [...new Set(answer.rows.flatMap((row) => endsOf(row) ?? []).map(({ from, to }) => `${from}~${to}`))];
    const lines = new Map<string, Line>();
    for (let start = 0; start < pairs.length; start += PAIRS_AT_ONCE) for (const line of await this.drawn(pairs.slice(start, start + PAIRS_AT_ONCE))) lines.set(line.id, line);
    return flowsGeoJson(answer, lines);
  }

  private async drawn(pairs: readonly string[]): Promise<readonly Line[]> {
    const rule = forwardRuleFor(LINES);
    if (!rule) throw new Error('Nobody owns the lines.');
    const answer = await this.places.forward({ rule, method: 'GET', pathAndQuery: `${LINES}?pairs=${pairs.join(',')}`, holder: GATEWAY, headers: {}, body: null });
    if (!answer.ok) throw new Error(`lines were answered with ${answer.status}`);
    return ((await answer.json()) as { features: Line[] }).features;
  }
}
