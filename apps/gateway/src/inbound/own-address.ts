import type { FastifyRequest } from 'fastify';

/** Where the asker reached this service, for links that must be whole. Behind a proxy that ends TLS the proxy says so. */
export function ownAddress({ headers, protocol, host }: Pick<FastifyRequest, 'headers' | 'protocol' | 'host'>): string {
  const [outer] = String(headers['x-forwarded-proto'] ?? '').split(',');
  return `${outer === 'https' ? 'https' : protocol}://${host}`;
}
