import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Holder } from '../domain/scope.js';
import { ManageKeysService } from '../manage-keys.service.js';
import { readJson } from './json-body.js';
import { AskedByHolder, OpenTo } from './open-to.js';
import { NewKeyDto } from './person.dto.js';

/** Chapter 5, door: keys of programs. */
@Controller('api/v1/keys')
@OpenTo('admin')
export class KeysController {
  constructor(@Inject(ManageKeysService) private readonly keys: ManageKeysService) {}

  @Get()
  list(): Promise<unknown> {
    return this.keys.list();
  }

  /** The key is in this answer and nowhere else. */
  @Post()
  async make(@Req() request: FastifyRequest, @AskedByHolder() by: Holder): Promise<unknown> {
    const { name, role, provinces, grants = [], expiresAt } = await readJson(request.raw, NewKeyDto);
    return this.keys.make({ name, role, provinces, grants, expiresAt: expiresAt === undefined ? null : new Date(expiresAt) }, by);
  }

  @Delete(':id')
  @HttpCode(204)
  revoke(@Param('id') id: string, @AskedByHolder() by: Holder): Promise<void> {
    return this.keys.revoke(id, by);
  }
}
