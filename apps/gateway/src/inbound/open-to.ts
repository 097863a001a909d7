import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Audience } from '../domain/access-scope.js';
import type { Holder } from '../domain/scope.js';

export const OPEN_TO = 'passage:open-to';
export const BEFORE_PASSWORD = 'passage:before-password';

/** Who may use a route, said on the route. */
export type Opening = { readonly to: readonly Audience[] } | { readonly to: 'forward table' };

export interface AskedRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The route as it was declared: what the path means after decoding. */
  readonly routeOptions: { readonly url?: string };
  holder?: Holder | null;
}

/** Opens a route. One without it is closed to all. */
export const OpenTo = (...to: Audience[]): MethodDecorator & ClassDecorator => SetMetadata(OPEN_TO, { to } satisfies Opening);

/** Opens a route as the forward table says for its path and method. */
export const OpenByForwardTable = (): MethodDecorator & ClassDecorator => SetMetadata(OPEN_TO, { to: 'forward table' } satisfies Opening);

/** Also for who has come in by a one-time password and must choose another one first. */
export const AlsoBeforePassword = (): MethodDecorator => SetMetadata(BEFORE_PASSWORD, true);

/** Who asks, null for the public. */
export const AskedBy = createParamDecorator((_: unknown, context: ExecutionContext): Holder | null => context.switchToHttp().getRequest<AskedRequest>().holder ?? null);

/** Who asks, on a route that is closed to the public. */
export const AskedByHolder = createParamDecorator((_: unknown, context: ExecutionContext): Holder => {
  const { holder } = context.switchToHttp().getRequest<AskedRequest>();
  if (!holder) throw new Error('The guard let the public through to a route that is not open to it.');
  return holder;
});
