import { Controller, Delete, Get, HttpCode, Inject, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Holder } from '../domain/scope.js';
import { KeepOwnAccountService } from '../keep-own-account.service.js';
import { readJson } from './json-body.js';
import { AlsoBeforePassword, AskedByHolder, OpenTo } from './open-to.js';
import { ChoosePasswordDto, CodeDto, PasswordDto } from './person.dto.js';

/** Chapter 5, door: who I am here, my password, and the telephone that shows my codes. */
@Controller('api/v1/me')
@OpenTo('viewer', 'manager', 'protection', 'admin')
export class MeController {
  constructor(@Inject(KeepOwnAccountService) private readonly own: KeepOwnAccountService) {}

  @Get()
  @AlsoBeforePassword()
  show(@AskedByHolder() holder: Holder): Holder {
    return holder;
  }

  @Put('password')
  @HttpCode(204)
  @AlsoBeforePassword()
  async choosePassword(@Req() request: FastifyRequest, @AskedByHolder() holder: Holder): Promise<void> {
    const { current = null, next } = await readJson(request.raw, ChoosePasswordDto);
    await this.own.choosePassword(holder, { current, next });
  }

  @Post('codes')
  @HttpCode(200)
  async beginCodes(@Req() request: FastifyRequest, @AskedByHolder() holder: Holder): Promise<unknown> {
    return this.own.beginCodes(holder, (await readJson(request.raw, PasswordDto)).password);
  }

  @Put('codes')
  @HttpCode(204)
  async confirmCodes(@Req() request: FastifyRequest, @AskedByHolder() holder: Holder): Promise<void> {
    await this.own.confirmCodes(holder, (await readJson(request.raw, CodeDto)).code);
  }

  @Delete('codes')
  @HttpCode(204)
  async endCodes(@Req() request: FastifyRequest, @AskedByHolder() holder: Holder): Promise<void> {
    await this.own.endCodes(holder, (await readJson(request.raw, PasswordDto)).password);
  }
}
