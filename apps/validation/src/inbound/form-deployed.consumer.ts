import { Controller, Inject } from '@nestjs/common';
import { FORM_DEPLOYED, type FormDeployedV1 } from '@fm/contracts';
import { Inbox } from '@fm/delivery';
import { Consumes, type Batch } from '@fm/messaging';
import { KeepFormsService } from '../keep-forms.service.js';

/** Keeps the versions of the forms, by which answers are read. */
@Controller()
export class FormDeployedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(KeepFormsService) private readonly forms: KeepFormsService,
  ) {}

  @Consumes(FORM_DEPLOYED)
  onFormDeployed(batch: Batch<FormDeployedV1>): Promise<void> {
    return this.inbox.batch(batch, (tx, events) => this.forms.keep(tx, events));
  }
}
