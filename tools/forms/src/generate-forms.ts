import { ALL_FORMS, formFile } from './all-forms.js';
import { sheetsOf } from './sheets.js';
import { writeWorkbook } from './workbook.js';

/** `npm run forms`, from the project's root: writes the XLSForms out of their declarations. */
for (const form of ALL_FORMS) await writeWorkbook(formFile(form.id), sheetsOf(form));
