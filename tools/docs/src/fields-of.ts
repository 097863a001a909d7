import { getMetadataStorage } from 'class-validator';
import type { Topic } from '@fm/contracts';

export interface Field {
  readonly name: string;
  /** False where a consumer takes the event without it, or with null. */
  readonly required: boolean;
  /** What is checked, in the words of class-validator: isInt, min 0. */
  readonly checks: readonly string[];
}

/** What `@IsOptional` is to class-validator. */
const OPTIONAL = 'conditionalValidation';

/** The fields of a topic's payload, as its class declares them. */
export function fieldsOf(topic: Pick<Topic<object>, 'payload'>): Field[] {
  const checks = getMetadataStorage().getTargetValidationMetadatas(topic.payload, '', false, false);
  const names = [...new Set(checks.map((check) => check.propertyName))];
  return names.map((name) => {
    const mine = checks.filter((check) => check.propertyName === name);
    return { name, required: !mine.some((check) => check.type === OPTIONAL), checks: mine.filter((check) => check.type !== OPTIONAL).flatMap(wordsOf).sort() };
  });
}

function wordsOf({ name, constraints }: { name?: string | undefined; constraints?: readonly unknown[] | undefined }): string[] {
  if (name === undefined) return [];
  const values: unknown = name === 'isIn' && Array.isArray(constraints?.[0]) ? constraints[0] : constraints;
  const shown = Array.isArray(values) ? values.filter((value) => typeof value !== 'object' && value !== undefined).join(' ') : '';
  return [shown === '' ? name : `${name} ${shown}`];
}
