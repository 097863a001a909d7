import { Controller, Inject, UseGuards } from '@nestjs/common';
import { InternalTokenGuard } from '@fm/access';
import { KeepRegistersService } from '../keep-registers.service.js';
import { ReadEntriesService } from '../read-entries.service.js';
import { RegisterDoor } from './register.door.js';

/** Days on which less, or more, is expected. */
@Controller('v1/holidays')
@UseGuards(InternalTokenGuard)
export class HolidaysController extends RegisterDoor<'holidays'> {
  protected readonly register = 'holidays';
  protected readonly keyField = 'key';

  constructor(
    @Inject(KeepRegistersService) protected readonly registers: KeepRegistersService,
    @Inject(ReadEntriesService) protected readonly entries: ReadEntriesService,
  ) {
    super();
  }
}
