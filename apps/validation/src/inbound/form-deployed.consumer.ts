import { Controller, Inject } from '@nestjs/common';
import { FORM_DEPLOYED, type FormDeployedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { DeployedFormRepository } from '../store/deployed-form.repository.js';

/** Keeps the versions of the forms, by which answers are read. */
@Controller()
export class FormDeployedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(DeployedFormRepository) private readonly forms: DeployedFormRepository,
  ) {}

  @Consumes(FORM_DEPLOYED)
  onFormDeployed(batch: Batch<FormDeployedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.forms.keep(tx, events.map((event) => event.data)));
  }
}
