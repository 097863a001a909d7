import 'reflect-metadata';
import { validateSync } from 'class-validator';
import { attributesIn, type Envelope, type MessageHeaders } from './envelope.js';
import type { PayloadClass, Topic } from './topic.js';

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
  return instanceOf(topic.payload, plain);
}

/**
 * An instance with the very fields that came, as data: a question may be called `constructor` or `__proto__`, which class-transformer takes for
 * more. Fields that are declared with a class of ours become instances too, so that what is within them is checked.
 */
function instanceOf<T extends object>(type: PayloadClass<T>, plain: object): T {
  const instance = Object.create(type.prototype) as T;
  for (const [name, value] of Object.entries(plain)) {
    Object.defineProperty(instance, name, { value: nested(type, name, value), enumerable: true, configurable: true, writable: true });
  }
  return instance;
}

function nested<T extends object>(type: PayloadClass<T>, name: string, value: unknown): unknown {
  const declared: unknown = Reflect.getMetadata('design:type', type.prototype, name);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || typeof declared !== 'function' || declared === Object) return value;
  return instanceOf(declared as PayloadClass<object>, value);
}
