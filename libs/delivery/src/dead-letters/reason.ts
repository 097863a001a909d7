import { ContractViolation } from '@fm/contracts';
import { classifyFailure } from '@fm/persistence';

/** Longest reason kept. */
const REASON_LENGTH = 500;
const SQLSTATE = /^[0-9A-Z]{5}$/;
/** First place of a stack that is in a file: the function and the file without its folders. */
const PLACE = /\n\s+at (?:async )?(?:(\S+) \()?(?:.*[/\\])?([^/\\()]+:\d+):\d+\)?/;

/**
 * Why something failed, in words that hold no values of a record: dead letters and logs are read by more people than records are. A
 * database quotes values in its messages, and so do JSON.parse, BigInt and others; of those only the kind of error and its place are kept.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const { code, table, column, constraint } = error as Error & { code?: string; table?: string; column?: string; constraint?: string };
  if (code && SQLSTATE.test(code)) return ['SQLSTATE', code, table, column, constraint].filter(Boolean).join(' ');
  if (error instanceof ContractViolation || classifyFailure(error) === 'transient') return error.message.slice(0, REASON_LENGTH);
  const [, where, line] = PLACE.exec(placesIn(error)) ?? [];
  return `${error.name} in ${[where, line].filter(Boolean).join(' ') || 'an unknown place'}`;
}

/** The stack without the message before it, which may look like a place. */
function placesIn({ stack = '', message }: Error): string {
  if (message === '') return stack.slice(stack.indexOf('\n'));
  const at = stack.indexOf(`: ${message}`);
  return at < 0 ? '' : stack.slice(at + 2 + message.length);
}
