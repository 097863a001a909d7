import { Body, Controller, HttpCode, Inject, Param, Put, UseGuards } from '@nestjs/common';
import { IsArray, IsOptional, IsString, Matches, validateSync } from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { AllowedRoles, InternalTokenGuard } from '@fm/access';
import { Database } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { EnumeratorRepository } from '../store/enumerator.repository.js';
import { MALFORMED } from '../validation.problems.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class EnumeratorEntry {
  @IsString() readonly code: string;
  @IsArray() @IsString({ each: true }) readonly points: string[];
  @Matches(DAY) readonly activeFrom: string;
  @IsOptional() @Matches(DAY) readonly activeTo: string | null;
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
