/** Token of the ring under which this service seals what it must be able to read again: secrets of webhooks and of one-time codes. */
export const SECRET_KEYS = Symbol('SECRET_KEYS');

export const totpContext = (account: string): string => `gateway.account.totp_secret/${account}`;
export const webhookContext = (subscription: string): string => `gateway.subscription.secret/${subscription}`;
