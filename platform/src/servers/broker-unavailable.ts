export interface MissingPart {
  what: string;
  /** The command that installs it, or what else mends it. */
  install: string;
}

/** No Kafka broker can be had on this machine; says for each way what is missing and how to get it. */
export class BrokerUnavailable extends Error {
  override readonly name = 'BrokerUnavailable';

  constructor(readonly missing: readonly MissingPart[]) {
    super(missing.map(({ what, install }) => `${what}: ${install}`).join('\n'));
  }
}
