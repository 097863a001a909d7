// `npm run mappings`: makes the checkout ready and hands over to tools/mappings/src/main.ts.
import { preparedMain } from '../../platform/prepare.mjs';

const HELP = `npm run mappings -- test FORM SAMPLE …          what a mapping makes of sample submissions, without a server
npm run mappings -- suggest KIND CONTENT         a first mapping for a form that is not ours, from its content as Kobo has it
FORM is a shipped mapping (lao_fm_coverage, lao_fm_fmr, lao_fm_fms, lao_fm_ct) or a file with a mapping's document as JSON.
SAMPLE is a file with one submission, a list of them, or a page of Kobo's API, as JSON. CONTENT is GET /api/v2/assets/{uid}/ as JSON, or its "content".
KIND is coverage, fmr, fms or ct.
Answers of the protection module are named and never printed. Points are not looked up: any code passes.
Exit code 0 where every sample became a record that counts.`;

const args = process.argv.slice(2);
if (args.length === 0 || args.includes('--help') || args.includes('-h')) {
  process.stdout.write(`${HELP}\n`);
} else {
  const main = await preparedMain('tools/mappings/src/main.js');
  process.exit(await main(args));
}
