import { Body, Controller, HttpCode, Inject, Param, Put, UseGuards } from '@nestjs/common';
import { IsArray, IsISO8601, IsOptional, Length, Matches, validateSync } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { AllowedRoles, InternalTokenGuard } from '@fm/access';
import { Database } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { EnumeratorRepository } from '../store/enumerator.repository.js';
import { MALFORMED } from '../validation.problems.js';

const CODE = /^[A-Za-z0-9-]{1,64}$/;

export class EnumeratorEntry {
  @Matches(CODE) readonly code: string;
  @IsArray() @Matches(CODE, { each: true }) readonly points: string[];
  @IsISO8601({ strict: true }) @Length(10, 10) readonly activeFrom: string;
  @IsOptional() @IsISO8601({ strict: true }) @Length(10, 10) readonly activeTo: string | null;
}

/** Who interviews where. */
@Controller('v1/enumerators')
@UseGuards(InternalTokenGuard)
export class EnumeratorsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EnumeratorRepository) private readonly enumerators: EnumeratorRepository,
  ) {}

  @Put(':code')
  @HttpCode(200)
  @AllowedRoles('manager', 'admin')
  async register(@Param('code') code: string, @Body() body: object): Promise<EnumeratorEntry> {
    const entry = plainToInstance(EnumeratorEntry, { ...body, code });
    const wrong = validateSync(entry).map((problem) => problem.property);
    if (wrong.length > 0) throw new Problem(MALFORMED, { en: `Mend these fields: ${wrong.join(', ')}.`, lo: `ແກ້ຊ່ອງເຫຼົ່ານີ້: ${wrong.join(', ')}.` });
    await this.enumerators.register(this.database.manager, entry);
    return entry;
  }
}
