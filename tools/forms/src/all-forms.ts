import type { FormDeclaration } from './form.js';
import { COVERAGE_FORM } from './form-coverage.js';
import { CT_FORM } from './form-ct.js';
import { FMR_FORM } from './form-fmr.js';
import { FMS_FORM } from './form-fms.js';

export const ALL_FORMS: readonly FormDeclaration[] = [COVERAGE_FORM, FMR_FORM, FMS_FORM, CT_FORM];
export const formFile = (id: string): string => `forms/${id}.xlsx`;
