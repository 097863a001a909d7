import { Inject, Injectable } from '@nestjs/common';
import type { Envelope, FormDeployedV1 } from '@fm/contracts';
import type { Transaction } from '@fm/persistence';
import { DeployedFormRepository } from './store/deployed-form.repository.js';
import { lockRegisters } from './store/key-locks.js';
import { RedecisionRepository } from './store/redecision.repository.js';

/** Keeps the versions of forms; what was read before its version was told is read again. */
@Injectable()
export class KeepFormsService {
  constructor(
    @Inject(DeployedFormRepository) private readonly forms: DeployedFormRepository,
    @Inject(RedecisionRepository) private readonly redecisions: RedecisionRepository,
  ) {}

  async keep(tx: Transaction, events: readonly Envelope<FormDeployedV1>[]): Promise<void> {
    await lockRegisters(tx);
    const kept = await this.forms.keep(tx, events.map(({ data }) => data));
    for (const { server, asset, formVersion } of kept) {
      await this.redecisions.note(tx, { form: { server, asset }, formVersion }, events.at(-1)?.traceparent ?? '', 'judgement');
    }
  }
}
