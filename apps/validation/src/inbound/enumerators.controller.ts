import { Body, Controller, HttpCode, Inject, Param, Put, UseGuards } from '@nestjs/common';
import { IsArray, IsISO8601, IsOptional, Length, Matches } from 'class-validator';
import { AllowedRoles, InternalTokenGuard } from '@fm/access';
import { Database } from '@fm/persistence';
import { EnumeratorRepository } from '../store/enumerator.repository.js';
import { checked } from './written.js';

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
    const entry = checked(EnumeratorEntry, { ...body, code });
    await this.enumerators.register(this.database.manager, entry);
    return entry;
  }
}
