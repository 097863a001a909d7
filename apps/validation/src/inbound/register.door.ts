import { Body, Get, HttpCode, Post, Put, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AllowedRoles, CalledBy, type Caller } from '@fm/access';
import { Problem } from '@fm/problems';
import type { RegisterName } from '../domain/registers/register.js';
import type { KeepRegistersService } from '../keep-registers.service.js';
import type { ReadEntriesService } from '../read-entries.service.js';
import type { RegisterVersion } from '../store/register.repository.js';
import { MALFORMED } from '../validation.problems.js';
import { nextLink } from './paging.js';
import { EntryBody, KeyQuery, LONGEST_PAGE, RegisterQuery } from './register.dto.js';
import { checked, isText, LONGEST_REASON } from './written.js';

/** The door of one register; the controllers differ in the name alone. A manager's own provinces bound what he sees and changes. */
export abstract class RegisterDoor<N extends RegisterName> {
  protected abstract readonly register: N;
  /** The field that may stand in the path. */
  protected abstract readonly keyField: string;
  protected abstract readonly registers: KeepRegistersService;
  protected abstract readonly entries: ReadEntriesService;

  @Get()
  @AllowedRoles('manager')
  async list(@Query() query: object, @CalledBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<readonly RegisterVersion<N>[]> {
    const { limit = LONGEST_PAGE, after = '' } = checked(RegisterQuery, query);
    const { entries, next } = await this.registers.list(this.register, { after, limit }, caller);
    if (next !== null) void reply.header('link', nextLink({ ...query }, next));
    return entries;
  }

  @Get('history')
  @AllowedRoles('manager')
  history(@Query() query: object, @CalledBy() caller: Caller): Promise<readonly RegisterVersion<N>[]> {
    return this.registers.history(this.register, checked(KeyQuery, query).key, caller);
  }

  /** The whole entry, new or changed, with `reason`. */
  @Post()
  @HttpCode(200)
  @AllowedRoles('manager', 'admin')
  put(@Body() body: object, @CalledBy() caller: Caller): Promise<object> {
    return this.write({ ...body }, caller);
  }

  @Put(':key')
  @HttpCode(200)
  @AllowedRoles('manager', 'admin')
  putAt(@Param('key') key: string, @Body() body: object, @CalledBy() caller: Caller): Promise<object> {
    return this.write({ ...body, [this.keyField]: key }, caller);
  }

  @Post('withdraw')
  @HttpCode(200)
  @AllowedRoles('manager')
  withdraw(@Body() body: object, @CalledBy() caller: Caller): Promise<RegisterVersion<N>> {
    const { key, reason } = checked(EntryBody, body);
    return this.registers.withdraw(this.register, key, { caller, reason });
  }

  @Post('undo')
  @HttpCode(200)
  @AllowedRoles('manager')
  undo(@Body() body: object, @CalledBy() caller: Caller): Promise<RegisterVersion<N>> {
    const { key, reason } = checked(EntryBody, body);
    return this.registers.undo(this.register, key, { caller, reason });
  }

  private async write({ reason = 'registered', ...row }: Record<string, unknown>, caller: Caller): Promise<object> {
    const [read] = await this.entries.read(this.register, [row]);
    if (!isText(reason, LONGEST_REASON)) throw new Problem(MALFORMED, { en: 'Say why in "reason", or leave it out.', lo: 'ໃຫ້ບອກເຫດຜົນໃນ "reason" ຫຼື ບໍ່ຕ້ອງໃສ່.' });
    if (!read || 'findings' in read) {
      const findings = read?.findings ?? [];
      throw new Problem(MALFORMED, { en: findings.map(({ field, message }) => `${field}: ${message.en}`).join(' '), lo: findings.map(({ field, message }) => `${field}: ${message.lo}`).join(' ') });
    }
    const [version] = await this.registers.put(this.register, [read.change], { caller, reason });
    return { ...read.change.entry, revision: version?.revision ?? null };
  }
}
