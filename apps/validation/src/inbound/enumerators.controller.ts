import { Controller, Inject, UseGuards } from '@nestjs/common';
import { InternalTokenGuard } from '@fm/access';
import { KeepRegistersService } from '../keep-registers.service.js';
import { ReadEntriesService } from '../read-entries.service.js';
import { RegisterDoor } from './register.door.js';

/** Who counts where, by code. */
@Controller('v1/enumerators')
@UseGuards(InternalTokenGuard)
export class EnumeratorsController extends RegisterDoor<'enumerators'> {
  protected readonly register = 'enumerators';
  protected readonly keyField = 'code';

  constructor(
    @Inject(KeepRegistersService) protected readonly registers: KeepRegistersService,
    @Inject(ReadEntriesService) protected readonly entries: ReadEntriesService,
  ) {
    super();
  }
}
