import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { Audience } from '../domain/access-scope.js';
import type { KeyHolder } from '../domain/api-keys.js';

export const OPEN_TO = 'passage:open-to';

/** Who may use a route, said on the route. */
export type Opening = { readonly to: readonly Audience[] } | { readonly to: 'forward table' };

export interface AskedRequest {
  readonly method: string;
  /** Path and query as they came. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The route as it was declared: what the path means after decoding. */
  readonly routeOptions: { readonly url?: string };
  holder?: KeyHolder | null;
}

/** Opens a route. One without it is closed to all. */
export const OpenTo = (...to: Audience[]): MethodDecorator & ClassDecorator => SetMetadata(OPEN_TO, { to } satisfies Opening);

/** Opens a route as the forward table says for its path and method. */
export const OpenByForwardTable = (): MethodDecorator & ClassDecorator => SetMetadata(OPEN_TO, { to: 'forward table' } satisfies Opening);

/** Who asks: the holder of the key, null for the public. */
export const AskedBy = createParamDecorator((_: unknown, context: ExecutionContext): KeyHolder | null => context.switchToHttp().getRequest<AskedRequest>().holder ?? null);
