import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, UseGuards } from '@nestjs/common';
import { AllowedRoles, InternalTokenGuard } from '@fm/access';
import { Problem } from '@fm/problems';
import { ConnectSourceService, type Connected, type LookedAt } from '../connect-source.service.js';
import { credentialOf } from '../domain/credential.js';
import { KOBO_SILENT, MALFORMED, NOT_CONNECTED, UNKNOWN_SOURCE } from '../ingestion.problems.js';
import { KeepSourceService } from '../keep-source.service.js';
import { KoboUnavailable } from '../kobo/kobo-transport.js';
import { isFollowed, ReconcileSubmissionService, type FollowedSource, type Reconciled } from '../reconcile-submission.service.js';
import { RequestSweepService, type Swept } from '../request-sweep.service.js';
import { SourceRepository, type Source } from '../store/source.repository.js';
import { givenCredential } from './given-credential.js';
import { givenSource } from './given-source.js';

/** A source as it may be shown: no secrets. */
type ShownSource = Pick<Source, 'id' | 'server' | 'asset' | 'kind' | 'mode' | 'provinces' | 'verify' | 'writeBack' | 'hookUid' | 'revision' | 'changedAt'> & { readonly koboUrl: string | null };

/** Where submissions come from: kept by administrators. */
@Controller('v1/sources')
@UseGuards(InternalTokenGuard)
@AllowedRoles('admin')
export class SourcesController {
  constructor(
    @Inject(SourceRepository) private readonly sources: SourceRepository,
    @Inject(KeepSourceService) private readonly keeping: KeepSourceService,
    @Inject(ReconcileSubmissionService) private readonly reconciling: ReconcileSubmissionService,
    @Inject(ConnectSourceService) private readonly connecting: ConnectSourceService,
    @Inject(RequestSweepService) private readonly sweeping: RequestSweepService,
  ) {}

  @Get()
  async list(): Promise<ShownSource[]> {
    return (await this.sources.list()).map(shown);
  }

  @Get(':id')
  async show(@Param('id') id: string): Promise<ShownSource> {
    return shown(await this.named(id));
  }

  @Put(':id')
  @HttpCode(200)
  async save(@Param('id') id: string, @Body() body: object): Promise<ShownSource> {
    const given = givenSource(id, body, await this.sources.find(id));
    if ('wrong' in given) throw new Problem(MALFORMED, { en: `Mend these fields: ${given.wrong.join(', ')}.`, lo: 'ແກ້ຊ່ອງທີ່ບໍ່ຖືກຕ້ອງ.' });
    return shown(await this.keeping.keep(given));
  }

  /** Another secret for the hook, `{ "type": "basic", "user": …, "password": … }`: the newest of the others stays valid beside it. */
  @Post(':id/credentials')
  @HttpCode(200)
  async addCredential(@Param('id') id: string, @Body() body: object): Promise<ShownSource> {
    const { id: known } = await this.named(id);
    const given = givenCredential(body);
    if (!given) throw new Problem(MALFORMED, { en: 'Post {"type": "basic", "user", "password"} or {"type": "header", "name", "value"}, the secret of 12 characters or more.', lo: 'ສົ່ງ {"type": "basic", "user", "password"} ຫຼື {"type": "header", "name", "value"}; ລະຫັດຢ່າງໜ້ອຍ 12 ຕົວ.' });
    await this.keeping.addCredential(known, credentialOf(given));
    return shown(await this.named(id));
  }

  /** The form as Kobo describes it now, and who can see its data there. Changes nothing. */
  @Get(':id/form')
  async form(@Param('id') id: string): Promise<LookedAt> {
    return answered(this.connecting.look(await this.followed(id)));
  }

  /** Asks Kobo for one submission by its `_id` and makes the store agree: `{ "koboId": 123 }`. */
  @Post(':id/reconcile')
  @HttpCode(200)
  async reconcile(@Param('id') id: string, @Body() body: { koboId?: unknown } | undefined): Promise<Reconciled> {
    const source = await this.named(id);
    const koboId = Number(body?.koboId);
    if (!Number.isSafeInteger(koboId) || koboId < 1) throw new Problem(MALFORMED, { en: 'Post {"koboId": the submission\'s _id}.', lo: 'ສົ່ງ {"koboId": _id ຂອງບັນທຶກ}.' });
    return this.reconciling.reconcile(source, koboId);
  }

  /** Makes or mends the REST service in Kobo that posts here, and lists who can see the form's data there. */
  @Post(':id/connect')
  @HttpCode(200)
  async connect(@Param('id') id: string): Promise<Connected> {
    return answered(this.connecting.connect(await this.followed(id)));
  }

  /** Has the whole form compared with Kobo now; ask `GET …/sweep` how far it is. */
  @Post(':id/sweep')
  @HttpCode(202)
  async sweep(@Param('id') id: string): Promise<Swept> {
    return this.sweeping.request(await this.followed(id));
  }

  @Get(':id/sweep')
  async swept(@Param('id') id: string): Promise<Swept> {
    return this.sweeping.tell(await this.named(id));
  }

  private async named(id: string): Promise<Source> {
    const source = await this.sources.find(id);
    if (!source) throw new Problem(UNKNOWN_SOURCE, { en: 'List the sources with GET /v1/sources.', lo: 'ເບິ່ງລາຍການດ້ວຍ GET /v1/sources.' });
    return source;
  }

  private async followed(id: string): Promise<FollowedSource> {
    const source = await this.named(id);
    if (!isFollowed(source)) throw new Problem(NOT_CONNECTED, { en: 'Give the source an asset, and Kobo\'s address and token.', lo: 'ໃຫ້ລະຫັດແບບຟອມ, ທີ່ຢູ່ ແລະ token ຂອງ Kobo.' });
    return source;
  }
}

const shown = ({ id, server, asset, kind, mode, provinces, kobo, verify, writeBack, hookUid, revision, changedAt }: Source): ShownSource =>
  ({ id, server, asset, kind, mode, provinces, verify, writeBack, hookUid, revision, changedAt, koboUrl: kobo?.url ?? null });

/** @throws Problem KOBO_SILENT where Kobo gives no usable answer */
async function answered<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof KoboUnavailable) throw new Problem(KOBO_SILENT, { en: `${error.message} Try again later.`, lo: 'ລອງໃໝ່ພາຍຫຼັງ.' });
    throw error;
  }
}
