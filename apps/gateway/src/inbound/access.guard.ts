import { CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FORBIDDEN, UNAUTHENTICATED } from '@fm/access';
import { Problem } from '@fm/problems';
import { audienceOf, type Audience } from '../domain/access-scope.js';
import { forwardRuleFor, rolesFor } from '../domain/forward-table.js';
import type { Holder } from '../domain/scope.js';
import { CHOOSE_PASSWORD, CROOKED_PATH, METHOD_NOT_SERVED } from '../gateway.problems.js';
import { IdentifyService } from '../identify.service.js';
import { BEFORE_PASSWORD, OPEN_TO, type AskedRequest, type Opening } from './open-to.js';

const CHALLENGE = { 'www-authenticate': 'Bearer realm="passage"' };

/** For the cluster, not for people; they come with every service and know nothing of keys. */
const OPERATIONAL = ['/health/live', '/health/ready', '/metrics'];

/**
 * The one place where it is decided who gets in; how much of the figures they see is `scopeOf`'s. It guards every route of this app:
 * one that nobody opened by name is closed to all. Runs before any body is read.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(IdentifyService) private readonly identities: IdentifyService,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AskedRequest>();
    const opening = this.reflector.getAllAndOverride<Opening | undefined>(OPEN_TO, [context.getHandler(), context.getClass()]);
    if (!opening && OPERATIONAL.includes(request.routeOptions.url ?? '')) return true;
    const holder = await this.identify(request.headers['authorization']);
    const allowed = opening?.to === 'forward table' ? byForwardTable(request) : (opening?.to ?? []);
    const audience = audienceOf(holder);
    if (!allowed.includes(audience)) throw refusal(audience, allowed);
    if (holder?.mustChoosePassword && !this.reflector.get<true | undefined>(BEFORE_PASSWORD, context.getHandler())) throw choosePassword();
    request.holder = holder;
    return true;
  }

  /** @throws Problem 401 where a key is shown that is not known: who mistypes a key is not silently the public */
  private async identify(header: string | undefined): Promise<Holder | null> {
    if (header === undefined) return null;
    const key = /^Bearer +(\S+)$/i.exec(header)?.[1];
    const holder = key === undefined ? null : await this.identities.identify(key);
    if (!holder) throw new Problem(UNAUTHENTICATED, { en: 'This key is not known: send "Authorization: Bearer KEY" with a valid one (a session lasts an hour: sign in again), or no key for what is public.', lo: 'ບໍ່ຮູ້ຈັກລະຫັດນີ້: ໃຫ້ສົ່ງ "Authorization: Bearer KEY" ທີ່ຖືກຕ້ອງ ຫຼື ບໍ່ໃສ່ລະຫັດສຳລັບຂໍ້ມູນສາທາລະນະ.' }, CHALLENGE);
    return holder;
  }
}

/** @throws Problem 405 for another method; 400 where the router decoded the path (`%73ources`) to one that the table, which goes by the plain path, does not have */
function byForwardTable({ url, method }: AskedRequest): readonly Audience[] {
  const rule = forwardRuleFor(url.split('?')[0] ?? '');
  if (!rule) throw new Problem(CROOKED_PATH, { en: 'Write the first part of the path in plain letters, as openapi.json has it.', lo: 'ຂຽນສ່ວນທຳອິດຂອງທີ່ຢູ່ເປັນຕົວອັກສອນທຳມະດາ ຕາມ openapi.json.' });
  const roles = rolesFor(rule, method);
  if (roles) return roles;
  const served = Object.keys(rule.roles).join(', ');
  throw new Problem(METHOD_NOT_SERVED, { en: `Use ${served}.`, lo: `ໃຫ້ໃຊ້ ${served}.` }, { allow: served });
}

function refusal(audience: Audience, allowed: readonly Audience[]): Problem {
  const roles = allowed.join(', ');
  if (audience === 'public') return new Problem(UNAUTHENTICATED, { en: `Send "Authorization: Bearer KEY" with the key of a ${roles}.`, lo: `ໃຫ້ສົ່ງ "Authorization: Bearer KEY" ຂອງ ${roles}.` }, CHALLENGE);
  return new Problem(FORBIDDEN, { en: `This needs one of the roles: ${roles}. Ask an administrator.`, lo: `ຕ້ອງມີບົດບາດໜຶ່ງໃນນີ້: ${roles}. ໃຫ້ຕິດຕໍ່ຜູ້ດູແລລະບົບ.` });
}

function choosePassword(): Problem {
  return new Problem(CHOOSE_PASSWORD, { en: 'You came in by a one-time password: PUT /api/v1/me/password with {"next": "…"}, then sign in again.', lo: 'ທ່ານເຂົ້າດ້ວຍລະຫັດຄັ້ງດຽວ: ໃຫ້ PUT /api/v1/me/password ດ້ວຍ {"next": "…"} ແລ້ວເຂົ້າລະບົບໃໝ່.' });
}
