import { IsInt, IsObject, IsOptional, IsString, Length, Max, Min } from 'class-validator';

export class NewSubscriptionDto {
  @IsString() @Length(8, 2_000) url: string;
  /** As in the query of GET /stream: indicator, by, from, to and the filters, each a text. */
  @IsOptional() @IsObject() filters?: Record<string, unknown>;
  /** Changes are gathered for at least so long. */
  @IsOptional() @IsInt() @Min(1) @Max(86_400) batchSeconds?: number;
}
