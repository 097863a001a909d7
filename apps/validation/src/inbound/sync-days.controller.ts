import { Controller, Inject, UseGuards } from '@nestjs/common';
import { InternalTokenGuard } from '@fm/access';
import { KeepRegistersService } from '../keep-registers.service.js';
import { ReadEntriesService } from '../read-entries.service.js';
import { RegisterDoor } from './register.door.js';

/** Within how many days a point's counts are expected. */
@Controller('v1/sync-days')
@UseGuards(InternalTokenGuard)
export class SyncDaysController extends RegisterDoor<'sync-days'> {
  protected readonly register = 'sync-days';
  protected readonly keyField = 'point';

  constructor(
    @Inject(KeepRegistersService) protected readonly registers: KeepRegistersService,
    @Inject(ReadEntriesService) protected readonly entries: ReadEntriesService,
  ) {
    super();
  }
}
