import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, UseGuards } from '@nestjs/common';
import { AllowedRoles, CalledBy, InternalTokenGuard, type Caller } from '@fm/access';
import { Problem } from '@fm/problems';
import type { FormName } from '../domain/form-of.js';
import type { SuggestedMapping } from '../domain/mapping/suggest-mapping.js';
import type { TriedSample } from '../domain/mapping/try-mapping.js';
import { ManageMappingsService } from '../manage-mappings.service.js';
import type { MappingVersion } from '../store/mapping.repository.js';
import { MALFORMED } from '../validation.problems.js';
import { MAPPING_NAME, MappingBody, SuggestionBody, TrialBody } from './mappings.dto.js';
import { checked } from './written.js';

/** How the answers of forms become records. */
@Controller('v1/mappings')
@UseGuards(InternalTokenGuard)
@AllowedRoles('manager')
export class MappingsController {
  constructor(@Inject(ManageMappingsService) private readonly mappings: ManageMappingsService) {}

  @Get()
  list(): Promise<readonly object[]> {
    return this.mappings.list();
  }

  @Get(':name')
  async get(@Param('name') name: string): Promise<object> {
    const [newest, ...earlier] = await this.mappings.history(name);
    return { ...newest, earlier };
  }

  @Put(':name')
  @HttpCode(200)
  put(@Param('name') name: string, @Body() body: object, @CalledBy() caller: Caller): Promise<MappingVersion> {
    const { retired = false, reason, ...form } = checked(MappingBody, outlineOf(body));
    const { document } = body as MappingBody;
    if (!MAPPING_NAME.test(name)) throw new Problem(MALFORMED, { en: 'Name it with small letters, digits, - and _.', lo: 'ຕັ້ງຊື່ດ້ວຍຕົວພິມນ້ອຍ, ຕົວເລກ, - ແລະ _.' });
    return this.mappings.put(name, { document, form: namedForm(form), retired, reason }, caller);
  }

  @Post('suggest')
  @HttpCode(200)
  suggest(@Body() body: object): Promise<SuggestedMapping> {
    const { kind, ...form } = checked(SuggestionBody, outlineOf(body));
    return this.mappings.suggest(kind, { content: (body as SuggestionBody).content, form: namedForm(form) ?? undefined });
  }

  @Post('test')
  @HttpCode(200)
  async test(@Body() body: object): Promise<readonly TriedSample[]> {
    const { name = '' } = checked(TrialBody, outlineOf(body));
    const { document, samples } = body as TrialBody;
    return this.mappings.test(document ?? (await this.mappings.history(name))[0]?.document, samples);
  }
}

/** The body without what is in its forms and samples: there questions may be called as the language calls things, and whoever reads them takes them as they came. */
function outlineOf(body: object | undefined): object {
  return Object.fromEntries(Object.entries(body ?? {}).map(([name, value]: [string, unknown]) => [name, outline(value)]));
}

function outline(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(outline);
  return typeof value === 'object' && value !== null ? {} : value;
}

function namedForm({ server, asset }: { readonly server?: string | null; readonly asset?: string | null }): FormName | null {
  return server && asset ? { server, asset } : null;
}
