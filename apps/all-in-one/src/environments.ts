import type { ServiceName } from '@fm/contracts';

/** Environment of each service, under the variable names that it would have as a process of its own. */
export type Environments = Readonly<Record<ServiceName, Readonly<Record<string, string>>>>;
