import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock, systemClock } from '@fm/lifecycle';
import { submissionKey } from '@fm/contracts/vocabulary';
import { assetOf, rootOf, type Arrival, type Receipt } from '../../apps/ingestion/src/domain/arrival.js';
import { credentialOf } from '../../apps/ingestion/src/domain/credential.js';
import { IntakeQueue } from '../../apps/ingestion/src/inbound/intake-queue.js';
import { LARGEST_BODY } from '../../apps/ingestion/src/inbound/inflate.js';
import { KoboHookController } from '../../apps/ingestion/src/inbound/kobo-hook.controller.js';
import { prepareHookHttp } from '../../apps/ingestion/src/inbound/kobo-hook.http.js';
import { RefusedBodyRepository } from '../../apps/ingestion/src/store/refused-body.repository.js';
import { SourceRepository, type GivenSource } from '../../apps/ingestion/src/store/source.repository.js';

const [user = '', password = ''] = process.argv.slice(2);

const SOURCE: GivenSource = {
  id: 'bench', server: 'demo', asset: null, kind: 'fmr', mode: 'live', verify: false, provinces: null, kobo: null, writeBack: false,
  credentials: [credentialOf({ type: 'basic', user, password })],
};

/** Answers as if it had stored. */
const unstored = {
  submit: (arrival: Arrival): Receipt => ({ receipt: arrival.receipt, submission: submissionKey(arrival.source.server, assetOf(arrival), rootOf(arrival)), revision: 1, duplicate: false }),
};

/** The second baseline of intake: ingestion's own door. It authenticates, reads and parses as it does in the service, and answers without storing. */
@Module({
  controllers: [KoboHookController],
  providers: [
    { provide: IntakeQueue, useValue: unstored },
    { provide: SourceRepository, useValue: { find: () => Promise.resolve(SOURCE) } },
    { provide: RefusedBodyRepository, useValue: { keep: () => Promise.resolve() } },
    { provide: Clock, useValue: systemClock },
  ],
})
class DoorModule {}

const app = await NestFactory.create<NestFastifyApplication>(DoorModule, new FastifyAdapter({ bodyLimit: LARGEST_BODY }), { logger: false, bodyParser: false });
prepareHookHttp(app);
await app.listen(0, '127.0.0.1');
process.send?.(`${await app.getUrl()}/v1/hooks/kobo/bench`);
