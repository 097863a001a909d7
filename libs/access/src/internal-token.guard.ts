import { CanActivate, type ExecutionContext, Inject, Injectable, SetMetadata, createParamDecorator } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Problem } from '@fm/problems';
import { FORBIDDEN, UNAUTHENTICATED } from './access.problems.js';
import { verifyInternalToken, type Caller, type Grant, type Role } from './internal-token.js';

const ALLOWED_ROLES = 'passage:roles';
const NEEDED_GRANT = 'passage:grant';
export const INTERNAL_TOKEN_SECRET = Symbol('INTERNAL_TOKEN_SECRET');

interface GuardedRequest {
  headers: Record<string, string | undefined>;
  caller?: Caller;
}

/** The roles that may use a route. A guarded route without this is closed to all. */
export const AllowedRoles = (...roles: Role[]): MethodDecorator & ClassDecorator => SetMetadata(ALLOWED_ROLES, roles);

/** The grant that a route needs beside a role. */
export const NeedsGrant = (grant: Grant): MethodDecorator & ClassDecorator => SetMetadata(NEEDED_GRANT, grant);

/** The caller that the guard let in. */
export const CalledBy = createParamDecorator((_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<GuardedRequest>().caller);

/** Lets in who carries a token signed by the gateway, with one of the route's roles and the grant that it needs: 401 without, 403 with another. */
@Injectable()
export class InternalTokenGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(INTERNAL_TOKEN_SECRET) private readonly secret: string,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const [scheme, token] = (request.headers['authorization'] ?? '').split(' ');
    const caller = scheme === 'Bearer' && token ? await verifyInternalToken(this.secret, token) : null;
    if (!caller) throw new Problem(UNAUTHENTICATED, { en: 'Ask through the gateway, which signs such calls.', lo: 'ໃຫ້ເອີ້ນຜ່ານ gateway ທີ່ລົງລາຍເຊັນໃຫ້.' });
    const allowed = this.reflector.getAllAndOverride<Role[] | undefined>(ALLOWED_ROLES, [context.getHandler(), context.getClass()]) ?? [];
    if (!allowed.includes(caller.role)) throw new Problem(FORBIDDEN, { en: `This needs one of the roles: ${allowed.join(', ')}.`, lo: `ຕ້ອງມີບົດບາດໜຶ່ງໃນນີ້: ${allowed.join(', ')}.` });
    const grant = this.reflector.getAllAndOverride<Grant | undefined>(NEEDED_GRANT, [context.getHandler(), context.getClass()]);
    if (grant && !caller.grants?.includes(grant)) throw new Problem(FORBIDDEN, { en: `This needs the grant "${grant}": ask an administrator to add it to your key.`, lo: `ຕ້ອງມີສິດ "${grant}": ໃຫ້ຜູ້ດູແລລະບົບເພີ່ມໃສ່ລະຫັດຂອງທ່ານ.` });
    request.caller = caller;
    return true;
  }
}
