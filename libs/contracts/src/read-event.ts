import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { attributesIn, type Envelope, type MessageHeaders } from './envelope.js';
import type { Topic } from './topic.js';

/** A message that is not what its topic promises. Permanent: sending it again cannot help. */
export class ContractViolation extends Error {
  override readonly name = 'ContractViolation';
  readonly retriable = false;
}

/**
 * Bytes to event: parse, check the class, refuse what is missing or malformed; unknown extra fields are left alone, so that a
 * newer producer does not break an older consumer. The messages of a violation name fields, never values.
 * @throws ContractViolation
 */
export function readEvent<T extends object>(topic: Topic<T>, message: { key: string; headers: MessageHeaders; value: Buffer }): Envelope<T> {
  const found = attributesIn(message.headers);
  if ('missing' in found) throw new ContractViolation(`${topic.name}: headers missing: ${found.missing.join(', ')}. The producer must send CloudEvents in binary mode.`);
  if (found.attributes.type !== topic.name) throw new ContractViolation(`${topic.name}: ce_type is another (${found.attributes.type}). Upgrade this consumer if the type is newer.`);
  const data = parse(topic, message.value);
  const problems = validateSync(data, { skipMissingProperties: false, forbidUnknownValues: true, stopAtFirstError: true });
  if (problems.length > 0) throw new ContractViolation(`${topic.name}: fields against the contract: ${problems.map((problem) => problem.property).join(', ')}.`);
  return { ...found.attributes, key: message.key, data };
}

function parse<T extends object>(topic: Topic<T>, value: Buffer): T {
  let plain: unknown;
  try {
    plain = JSON.parse(value.toString('utf8'));
  } catch {
    throw new ContractViolation(`${topic.name}: the value is no JSON.`);
  }
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) throw new ContractViolation(`${topic.name}: the value is no JSON object.`);
  return plainToInstance(topic.payload, plain);
}
