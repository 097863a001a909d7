import { Controller, Get, Inject, Query, UseGuards } from '@nestjs/common';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import type { Page } from '../domain/page.js';
import { NoteAnomaliesService, type AnomalyTold } from '../note-anomalies.service.js';
import { LedgerQuery } from './figures-query.dto.js';
import { read } from './ledgers.controller.js';

/** Answers which days of points stand out; asked by the gateway on behalf of a person. */
@Controller('v1/anomalies')
@UseGuards(InternalTokenGuard)
export class AnomaliesController {
  constructor(@Inject(NoteAnomaliesService) private readonly anomalies: NoteAnomaliesService) {}

  @Get()
  @AllowedRoles('viewer', 'manager', 'admin')
  list(@Query(read(LedgerQuery)) query: LedgerQuery, @CalledBy() caller: Caller): Promise<Page<AnomalyTold>> {
    return this.anomalies.list(query, caller);
  }
}
