import { Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { AllowedRoles, InternalTokenGuard } from '@fm/access';
import { KeepVaultService, type Rotation } from '../keep-vault.service.js';

/** After a new master key was put first: data keys are wrapped under it, a thousand with each call. */
@Controller('v1/vault')
@UseGuards(InternalTokenGuard)
@AllowedRoles('admin')
export class VaultController {
  constructor(@Inject(KeepVaultService) private readonly keeping: KeepVaultService) {}

  @Post('rotation')
  @HttpCode(200)
  rotate(): Promise<Rotation> {
    return this.keeping.rotate();
  }
}
