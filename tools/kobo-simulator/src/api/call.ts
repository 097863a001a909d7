import type { HookSender } from '../hooks/hook-sender.js';
import type { KoboServer } from '../server/kobo-server.js';
import type { AttachmentStorage } from './attachment-storage.js';
import type { KoboUser } from './kobo-user.js';
import { ApiRefusal } from './api-refusal.js';

/** One request to the API, by a known user. */
export interface Call {
  server: KoboServer;
  sender?: HookSender | undefined;
  storage?: AttachmentStorage | undefined;
  user: KoboUser;
  users: readonly KoboUser[];
  hasHistory: boolean;
  hasEffectivePermissions: boolean;
  method: string;
  url: URL;
  body: Record<string, unknown>;
}

export function methodNotAllowed(call: Call): ApiRefusal {
  return new ApiRefusal(405, `Method "${call.method}" not allowed.`);
}
