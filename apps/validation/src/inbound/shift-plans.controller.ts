import { Controller, Inject, UseGuards } from '@nestjs/common';
import { InternalTokenGuard } from '@fm/access';
import { KeepRegistersService } from '../keep-registers.service.js';
import { ReadEntriesService } from '../read-entries.service.js';
import { RegisterDoor } from './register.door.js';

/** Who watches which point when: the roster. */
@Controller('v1/shift-plans')
@UseGuards(InternalTokenGuard)
export class ShiftPlansController extends RegisterDoor<'shift-plans'> {
  protected readonly register = 'shift-plans';
  protected readonly keyField = 'key';

  constructor(
    @Inject(KeepRegistersService) protected readonly registers: KeepRegistersService,
    @Inject(ReadEntriesService) protected readonly entries: ReadEntriesService,
  ) {
    super();
  }
}
