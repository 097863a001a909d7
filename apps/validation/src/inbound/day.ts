import { ValidateBy } from 'class-validator';
import { isLocalDay } from '@fm/contracts/vocabulary';

/** A day that exists in the calendar, `YYYY-MM-DD`. */
export const IsDay = (): PropertyDecorator => ValidateBy({ name: 'isDay', validator: { validate: (value) => typeof value === 'string' && isLocalDay(value) } });
