import { ArrayNotEmpty, IsInt, IsOptional, IsString, Max, Min, MinLength } from 'class-validator';
import { FromEnvironment } from './setting.decorator.js';

/** What every service is told. */
export class ServiceConfiguration {
  /** Address to listen on; 0.0.0.0 in a container. */
  @FromEnvironment('HOST', { default: '127.0.0.1' })
  @IsString()
  host: string;

  @FromEnvironment('PORT', { as: 'integer' })
  @IsInt() @Min(0) @Max(65_535)
  port: number;

  /** The app role's: it can touch its own schema and no other. */
  @FromEnvironment('DATABASE_URL')
  @IsString()
  databaseUrl: string;

  /** Brokers, `host:port,host:port`. Empty only where a memory broker is handed in. */
  @FromEnvironment('KAFKA_BROKERS', { as: 'list', default: 'memory' })
  @ArrayNotEmpty()
  kafkaBrokers: string[];

  /** Signs and checks the tokens with which the gateway forwards a person's commands. */
  @FromEnvironment('INTERNAL_TOKEN_SECRET')
  @IsString() @MinLength(32)
  internalTokenSecret: string;

  @FromEnvironment('LOG_LEVEL', { default: 'info' })
  @IsString()
  logLevel: string;

  /** Where the log goes instead of standard output: five services in one process would talk across each other there. */
  @FromEnvironment('LOG_FILE')
  @IsOptional() @IsString()
  logFile?: string;
}
