import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { Problem, problemDetails, type ProblemKind, type ProblemText } from './problem.js';

interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): void;
}

export interface ProblemFilterOptions {
  /** What a failure without a kind becomes: 503 where the sender should try again. */
  readonly fallback: ProblemKind;
  readonly advice: ProblemText;
  readonly onUnexpected: (error: unknown) => void;
  /** Headers of the fallback, such as Retry-After. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Every failure of an HTTP door as RFC 9457 problem details, without stacks, in English and Lao. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly options: ProblemFilterOptions) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<Reply>();
    const problem = this.problemOf(error);
    for (const [name, value] of Object.entries(problem.headers)) reply.header(name, value);
    reply.status(problem.kind.status).header('content-type', 'application/problem+json; charset=utf-8').send(problemDetails(problem));
  }

  private problemOf(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof HttpException && error.getStatus() < 500) return protocolProblem(error.getStatus(), error.message);
    const status = typeof error === 'object' && error !== null ? (error as { statusCode?: unknown }).statusCode : undefined;
    if (typeof status === 'number' && status >= 400 && status < 500) return protocolProblem(status, error instanceof Error ? error.message : 'refused');
    this.options.onUnexpected(error);
    return new Problem(this.options.fallback, this.options.advice, this.options.headers);
  }
}

/** In Lao what the HTTP layer says in English only. */
const LAO_DETAILS: Readonly<Record<number, string>> = {
  404: 'ບໍ່ມີທີ່ຢູ່ນີ້: ກວດທີ່ຢູ່ຄືນ.',
  405: 'ໃຊ້ວິທີນີ້ກັບທີ່ຢູ່ນີ້ບໍ່ໄດ້.',
  413: 'ເນື້ອໃນໃຫຍ່ເກີນໄປ: ຫຼຸດຂະໜາດແລ້ວສົ່ງໃໝ່.',
  415: 'ບໍ່ຮອງຮັບປະເພດຂອງເນື້ອໃນນີ້.',
};

/** What the HTTP layer itself refuses: no such path, too large, a media type that nobody reads. */
function protocolProblem(status: number, message: string): Problem {
  const kind = { code: `FM-H-${status}`, status, retriable: false, title: { en: 'The request cannot be served', lo: 'ບໍ່ສາມາດຮັບຄຳຂໍນີ້ໄດ້' } };
  return new Problem(kind, { en: message, lo: LAO_DETAILS[status] ?? 'ຄຳຂໍນີ້ບໍ່ຖືກຮູບແບບ: ກວດແລ້ວສົ່ງໃໝ່.' });
}
