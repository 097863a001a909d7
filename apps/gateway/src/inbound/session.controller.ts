import { Controller, Delete, Headers, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SignInService, type Session } from '../sign-in.service.js';
import { readJson } from './json-body.js';
import { AlsoBeforePassword, OpenTo } from './open-to.js';
import { SignInDto } from './person.dto.js';

/** Chapter 5, door: people sign in and out. */
@Controller('api/v1/session')
export class SessionController {
  constructor(@Inject(SignInService) private readonly signing: SignInService) {}

  @Post()
  @HttpCode(200)
  @OpenTo('public')
  async signIn(@Req() request: FastifyRequest): Promise<Session> {
    const { name, password, code = null } = await readJson(request.raw, SignInDto);
    return this.signing.signIn({ name, password, code });
  }

  @Delete()
  @HttpCode(204)
  @OpenTo('viewer', 'manager', 'protection', 'admin')
  @AlsoBeforePassword()
  signOut(@Headers('authorization') header: string): Promise<void> {
    return this.signing.signOut(header.split(/ +/)[1] ?? '');
  }
}
