import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, UseGuards } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { AllowedRoles, InternalTokenGuard } from '@fm/access';
import { Clock } from '@fm/lifecycle';
import { Database } from '@fm/persistence';
import { Problem } from '@fm/problems';
import { credentialOf } from '../domain/credential.js';
import { MALFORMED, UNKNOWN_SOURCE } from '../ingestion.problems.js';
import { ReconcileSubmissionService, type Reconciled } from '../reconcile-submission.service.js';
import { SourceRepository, type Source } from '../store/source.repository.js';
import { CredentialDto, SourceDto } from './source.dto.js';

/** A source as it may be shown: no secrets. */
type ShownSource = Pick<Source, 'id' | 'server' | 'asset' | 'kind' | 'mode' | 'provinces'> & { readonly koboUrl: string | null };

/** Where submissions come from: kept by administrators. */
@Controller('v1/sources')
@UseGuards(InternalTokenGuard)
@AllowedRoles('admin')
export class SourcesController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SourceRepository) private readonly sources: SourceRepository,
    @Inject(ReconcileSubmissionService) private readonly reconciling: ReconcileSubmissionService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  async list(): Promise<ShownSource[]> {
    return (await this.sources.list()).map(shown);
  }

  @Put(':id')
  @HttpCode(200)
  async save(@Param('id') id: string, @Body() body: object): Promise<ShownSource> {
    const dto = plainToInstance(SourceDto, { ...body, id });
    const wrong = validateSync(dto).map((problem) => problem.property);
    const given = wrong.length > 0 ? [] : dto.credentials.map((credential) => CredentialDto.given(credential));
    const credentials = given.filter((credential) => credential !== null).map(credentialOf);
    if (wrong.length > 0 || credentials.length !== given.length) {
      throw new Problem(MALFORMED, { en: `Mend these fields: ${[...new Set(wrong.length > 0 ? wrong : ['credentials'])].join(', ')}.`, lo: 'ແກ້ຊ່ອງທີ່ບໍ່ຖືກຕ້ອງ.' });
    }
    const source: Source = { id, server: dto.server, asset: dto.asset ?? null, kind: dto.kind, mode: dto.mode, provinces: dto.provinces ?? null, credentials, kobo: dto.kobo ?? null };
    await this.sources.save(this.database.manager, source, this.clock.now().toISOString());
    return shown(source);
  }

  /** Asks Kobo for one submission by its `_id` and makes the store agree: `{ "koboId": 123 }`. */
  @Post(':id/reconcile')
  @HttpCode(200)
  async reconcile(@Param('id') id: string, @Body() body: { koboId?: unknown } | undefined): Promise<Reconciled> {
    const source = await this.sources.find(id);
    if (!source) throw new Problem(UNKNOWN_SOURCE, { en: 'List the sources with GET /v1/sources.', lo: 'ເບິ່ງລາຍການດ້ວຍ GET /v1/sources.' });
    const koboId = Number(body?.koboId);
    if (!Number.isSafeInteger(koboId) || koboId < 1) throw new Problem(MALFORMED, { en: 'Post {"koboId": the submission\'s _id}.', lo: 'ສົ່ງ {"koboId": _id ຂອງບັນທຶກ}.' });
    return this.reconciling.reconcile(source, koboId);
  }
}

const shown = ({ id, server, asset, kind, mode, provinces, kobo }: Source): ShownSource => ({ id, server, asset, kind, mode, provinces, koboUrl: kobo?.url ?? null });
