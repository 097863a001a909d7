import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsIn, IsOptional, Matches, ValidateIf } from 'class-validator';
import type { LocalDay } from '@fm/contracts/vocabulary';
import { TRAINING_CHOICES, type TrainingChoice } from '../domain/training.js';
import type { AnnouncedRange } from '../store/training.repository.js';
import { IsDay } from './day.js';
import { IsText, LONGEST_KEY, LONGEST_REASON } from './written.js';

const PROVINCE = /^[A-Z]{2}\d{2}$/;
const ROUND = /^[A-Za-z0-9-]{1,64}$/;
/** A list is decided in one transaction. */
const LONGEST_LIST = 500;

/** `{ "provinces": ["LA03"] or null for all, "from", "to", "round", "reason" }` */
export class RangeBody implements Omit<AnnouncedRange, 'round'> {
  /** Never left out by mistake: all provinces are an explicit null. */
  @ValidateIf(({ provinces }: RangeBody) => provinces !== null) @IsArray() @ArrayNotEmpty() @ArrayUnique() @Matches(PROVINCE, { each: true }) readonly provinces: string[] | null;
  @IsDay() readonly from: LocalDay;
  @IsDay() readonly to: LocalDay;
  @IsOptional() @Matches(ROUND) readonly round?: string | null;
  @IsText(LONGEST_REASON) readonly reason: string;
}

export class ReasonBody {
  @IsText(LONGEST_REASON) readonly reason: string;
}

/** `{ "submissions": [key, …], "as": "training" | "live" | "default", "reason" }` */
export class ChoiceBody {
  @IsArray() @ArrayNotEmpty() @ArrayMaxSize(LONGEST_LIST) @ArrayUnique() @IsText(LONGEST_KEY, { each: true }) readonly submissions: string[];
  @IsIn(TRAINING_CHOICES) readonly as: TrainingChoice;
  @IsText(LONGEST_REASON) readonly reason: string;
}
