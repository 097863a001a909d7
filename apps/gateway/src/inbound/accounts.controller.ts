import { Controller, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Holder } from '../domain/scope.js';
import { ManageAccountsService } from '../manage-accounts.service.js';
import { accountListing } from '../outbound/account-listing.js';
import { readJson } from './json-body.js';
import { AskedByHolder, OpenTo } from './open-to.js';
import { NewAccountDto, ResetDto, ScopeDto } from './person.dto.js';

/** Chapter 5, door: the accounts of people. One-time passwords are in the answer and nowhere else. */
@Controller('api/v1/accounts')
@OpenTo('admin')
export class AccountsController {
  constructor(@Inject(ManageAccountsService) private readonly accounts: ManageAccountsService) {}

  @Get()
  async list(): Promise<unknown> {
    return (await this.accounts.list()).map(accountListing);
  }

  @Post()
  async make(@Req() request: FastifyRequest, @AskedByHolder() by: Holder): Promise<unknown> {
    const { name, role, provinces, grants = [] } = await readJson(request.raw, NewAccountDto);
    return this.accounts.make(name, { role, provinces, grants }, by);
  }

  @Put(':name')
  @HttpCode(204)
  async change(@Param('name') name: string, @Req() request: FastifyRequest, @AskedByHolder() by: Holder): Promise<void> {
    const { role, provinces, grants = [] } = await readJson(request.raw, ScopeDto);
    await this.accounts.change(name, { role, provinces, grants }, by);
  }

  @Post(':name/reset')
  @HttpCode(200)
  async reset(@Param('name') name: string, @Req() request: FastifyRequest, @AskedByHolder() by: Holder): Promise<unknown> {
    const { forgetCodes = false } = await readJson(request.raw, ResetDto);
    return this.accounts.reset(name, forgetCodes, by);
  }

  @Post(':name/disable')
  @HttpCode(204)
  disable(@Param('name') name: string, @AskedByHolder() by: Holder): Promise<void> {
    return this.accounts.disable(name, by);
  }

  @Post(':name/enable')
  @HttpCode(200)
  enable(@Param('name') name: string, @AskedByHolder() by: Holder): Promise<unknown> {
    return this.accounts.enable(name, by);
  }
}
