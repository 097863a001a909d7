import { Inject, Injectable } from '@nestjs/common';
import { FORBIDDEN, UNAUTHENTICATED } from '@fm/access';
import { INDICATOR_CATALOGUE } from '@fm/contracts/indicators';
import { localDayOf } from '@fm/contracts/vocabulary';
import { Clock } from '@fm/lifecycle';
import { Problem } from '@fm/problems';
import { provincesOutside, scopeOf } from './domain/access-scope.js';
import type { Holder } from './domain/scope.js';
import { listOf, readIndicatorQuery, type RawQuery } from './domain/indicator-query.js';
import { NOT_FOLLOWED, type StreamFilter } from './domain/stream-filter.js';
import { BAD_QUERY, NO_SUCH_INDICATOR } from './gateway.problems.js';

/** Days that hold every day: who follows does not end with today. */
const ALL_DAYS = { from: '2000-01-01', to: '9999-12-31' };

/** Chapter 5: what somebody who follows live figures is told, within the same rights and filters as a question has. */
@Injectable()
export class FollowFiguresService {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** @throws Problem 404, 401, 403 or 400 as a question would; 403 also for what is never live */
  filterFor(raw: RawQuery, holder: Holder | null): StreamFilter {
    const { indicator: named = 'movements', ...rest } = raw;
    const indicator = INDICATOR_CATALOGUE.find(({ id }) => id === named);
    if (!indicator) throw new Problem(NO_SUCH_INDICATOR, { en: 'Name one indicator: GET /api/v1/indicators lists them.', lo: 'ໃຫ້ລະບຸຕົວຊີ້ວັດ: ເບິ່ງ GET /api/v1/indicators.' });
    const scope = scopeOf(holder, indicator.sensitivity);
    if (scope.kind !== 'live') throw new Problem(holder ? FORBIDDEN : UNAUTHENTICATED, { en: 'This indicator is not live for you: read what has been published of it at /api/v1/indicators.', lo: 'ຕົວຊີ້ວັດນີ້ບໍ່ສົ່ງສົດສຳລັບທ່ານ: ໃຫ້ອ່ານທີ່ເຜີຍແຜ່ແລ້ວ /api/v1/indicators.' });
    const outside = provincesOutside(scope, listOf(rest, 'province'));
    if (outside.length > 0) throw new Problem(FORBIDDEN, { en: `Not within your provinces: ${(scope.provinces ?? []).join(', ')}.`, lo: `ບໍ່ຢູ່ໃນແຂວງຂອງທ່ານ: ${(scope.provinces ?? []).join(', ')}.` });
    if (rest['asOf'] !== undefined) throw new Problem(BAD_QUERY, { en: 'What was known at a time does not change: leave "asOf" out, or ask /api/v1/indicators.', lo: 'ຕົວເລກໃນອະດີດບໍ່ປ່ຽນ: ໃຫ້ຕັດ "asOf" ອອກ ຫຼື ຖາມທີ່ /api/v1/indicators.' });
    const question = readIndicatorQuery(indicator, { ...ALL_DAYS, ...rest }, localDayOf(this.clock.now()));
    const unfollowed = NOT_FOLLOWED.find((name) => question.filters.has(name));
    if (unfollowed) throw new Problem(BAD_QUERY, { en: `"${unfollowed}" cannot be followed: filter by fmp, province or days.`, lo: `"${unfollowed}" ຕິດຕາມສົດບໍ່ໄດ້: ໃຫ້ກອງດ້ວຍ fmp, province ຫຼື ວັນທີ.` });
    return { measure: indicator.measure, question, provinces: scope.provinces };
  }
}
