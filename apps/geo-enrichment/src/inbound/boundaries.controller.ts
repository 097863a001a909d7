import { Controller, Get, Inject, Param, ParseIntPipe, UseGuards } from '@nestjs/common';
import { AllowedRoles, InternalTokenGuard } from '@fm/access';
import { localDayOf } from '@fm/contracts/vocabulary';
import { Clock } from '@fm/lifecycle';
import { DrawPlacesService, type ListedSet } from '../draw-places.service.js';

/** The door to the boundary sets. They are imported and withdrawn by `npm run boundaries`, not here: they are too large for a request. */
@Controller('v1/boundaries')
@UseGuards(InternalTokenGuard)
@AllowedRoles('viewer', 'manager', 'protection', 'admin')
export class BoundariesController {
  constructor(
    @Inject(DrawPlacesService) private readonly drawings: DrawPlacesService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get()
  async list(): Promise<{ sets: ListedSet[] }> {
    return { sets: await this.drawings.list(localDayOf(this.clock.now())) };
  }

  @Get(':id')
  areas(@Param('id', ParseIntPipe) id: number): Promise<object> {
    return this.drawings.areas(id);
  }
}
