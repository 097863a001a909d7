import { Controller, Inject, UseGuards } from '@nestjs/common';
import { InternalTokenGuard } from '@fm/access';
import { KeepRegistersService } from '../keep-registers.service.js';
import { ReadEntriesService } from '../read-entries.service.js';
import { RegisterDoor } from './register.door.js';

/** Rounds, on which everything about time hangs. */
@Controller('v1/rounds')
@UseGuards(InternalTokenGuard)
export class RoundsController extends RegisterDoor<'rounds'> {
  protected readonly register = 'rounds';
  protected readonly keyField = 'id';

  constructor(
    @Inject(KeepRegistersService) protected readonly registers: KeepRegistersService,
    @Inject(ReadEntriesService) protected readonly entries: ReadEntriesService,
  ) {
    super();
  }
}
