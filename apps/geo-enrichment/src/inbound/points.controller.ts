import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, UseGuards } from '@nestjs/common';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { Problem } from '@fm/problems';
import { ConfirmPositionService, type PositionProposal } from '../confirm-position.service.js';
import type { RegisteredPoint } from '../domain/registered-point.js';
import { MALFORMED_POINT } from '../geo-enrichment.problems.js';
import { RegisterPointService } from '../register-point.service.js';
import { pointBody } from './point-body.js';
import { pointsOfFile } from './points-file.js';
import { pointOf, type PointDto } from './point.dto.js';

type PointAnswer = RegisteredPoint['point'] & Pick<RegisteredPoint, 'revision'>;

/** The door to the register of points, for the gateway. */
@Controller('v1/points')
@UseGuards(InternalTokenGuard)
export class PointsController {
  constructor(
    @Inject(RegisterPointService) private readonly register: RegisterPointService,
    @Inject(ConfirmPositionService) private readonly positions: ConfirmPositionService,
  ) {}

  @Put(':code')
  @AllowedRoles('admin', 'manager')
  async put(@Param('code') code: string, @Body(pointBody()) body: PointDto, @CalledBy() caller: Caller): Promise<PointAnswer> {
    if (body.code !== code) throw new Problem(MALFORMED_POINT, { en: 'The code in the path and the code in the body must be the same.', lo: 'ລະຫັດໃນເສັ້ນທາງ ແລະ ໃນເນື້ອຫາ ຕ້ອງຄືກັນ.' });
    return answerOf(await this.register.register(pointOf(body), caller));
  }

  /** A CSV file of points: all of it or nothing. */
  @Post('import')
  @HttpCode(200)
  @AllowedRoles('admin', 'manager')
  async importFile(@Body() body: unknown, @CalledBy() caller: Caller): Promise<{ points: PointAnswer[] }> {
    return { points: (await this.register.registerAll(pointsOfFile(typeof body === 'string' ? body : ''), caller)).map(answerOf) };
  }

  @Get(':code/position')
  @AllowedRoles('admin', 'manager')
  propose(@Param('code') code: string): Promise<PositionProposal> {
    return this.positions.propose(code);
  }

  @Post(':code/position')
  @HttpCode(200)
  @AllowedRoles('admin', 'manager')
  async confirm(@Param('code') code: string, @CalledBy() caller: Caller): Promise<PointAnswer> {
    return answerOf(await this.positions.confirm(code, caller));
  }

  @Get()
  @AllowedRoles('viewer', 'manager', 'protection', 'admin')
  async list(): Promise<{ points: PointAnswer[] }> {
    return { points: (await this.register.list()).map(answerOf) };
  }
}

function answerOf({ point, revision }: RegisteredPoint): PointAnswer {
  return { ...point, revision };
}
