/** Permanent: the same statement fails the same way. Transient: it will pass when something comes back. Unknown: neither is sure. */
export type FailureClass = 'permanent' | 'transient' | 'unknown';

const PERMANENT_CLASSES = new Set(['22', '23', '42', '54']);
const TRANSIENT_CLASSES = new Set(['08', '40', '53', '57', '58']);
/** Lock not available; read-only transaction, as after a failover; idle in a transaction too long, as after a paused process. */
const TRANSIENT_STATES = new Set(['55P03', '25006', '25P03']);
const NETWORK_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNABORTED']);
/** What pg says without a code. */
const CONNECTION_TEXTS = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable|Driver not Connected|timeout expired/i;

/** By SQLSTATE (first two characters are its class), network code, or `retriable` on the error itself. */
export function classifyFailure(error: unknown): FailureClass {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const { code, retriable, driverError, message } = error as { code?: unknown; retriable?: unknown; driverError?: unknown; message?: unknown };
  if (typeof code === 'string') {
    if (NETWORK_CODES.has(code) || TRANSIENT_STATES.has(code)) return 'transient';
    if (/^[0-9A-Z]{5}$/.test(code) && PERMANENT_CLASSES.has(code.slice(0, 2))) return 'permanent';
    if (/^[0-9A-Z]{5}$/.test(code) && TRANSIENT_CLASSES.has(code.slice(0, 2))) return 'transient';
  }
  if (retriable === true) return 'transient';
  if (retriable === false) return 'permanent';
  if (typeof message === 'string' && CONNECTION_TEXTS.test(message)) return 'transient';
  return driverError === undefined ? 'unknown' : classifyFailure(driverError);
}
