interface SubscriptionFacts {
  readonly id: string;
  readonly owner: string;
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
  readonly batchSeconds: number;
  readonly state: string;
  readonly noteEn: string;
  readonly noteLo: string;
  readonly previousUntil: Date | null;
  readonly createdAt: Date;
}

/** A subscription as its owner sees it: without its secrets. */
export function subscriptionListing({ id, owner, url, query, batchSeconds, state, noteEn: en, noteLo: lo, previousUntil, createdAt }: SubscriptionFacts): object {
  return { id, owner, url, filters: query, batchSeconds, state, note: en === '' ? null : { en, lo }, previousSecretUntil: previousUntil, createdAt };
}
