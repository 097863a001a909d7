// `npm run sources`: makes the checkout ready and hands over to tools/sources/src/main.ts.
import { preparedMain } from '../../platform/prepare.mjs';

const HELP = `npm run sources -- list                 the sources: a form on a Kobo server each
npm run sources -- show ID              one of them, without its secrets
npm run sources -- add ID --server S --kind fmr|fms|coverage|ct [options]
                                        registers one, and prints the secret of its hook once
npm run sources -- change ID [options]  changes what is named and keeps the rest, secrets too
npm run sources -- connect ID           makes or mends the REST service in Kobo that posts here, with a new secret
npm run sources -- status [ID]          what is followed, since when, and what is in the way
npm run sources -- sweep ID [--wait]    compares the whole form with Kobo now
npm run sources -- completeness ID [--from DAY] [--to DAY]
                                        what Kobo has against what is here, by day; exit code 0 where both are equal
npm run sources -- viewers ID           who can see the form's data in Kobo
npm run sources -- rotate-secret ID     a new secret for the hook; the one before it stays valid until the next

Options of add and change:
  --server S              the name by which this Kobo server is known here, for ever: it is part of every submission's key
  --asset A               the form's id in Kobo, as in its address (…/#/forms/aBcD…)
  --kind K                fmr registry, fms survey, coverage log, ct counter-trafficking
  --mode live|training    training counts nowhere (default live)
  --provinces LA03,LA04   whose managers see it; "all" for those of all provinces (default)
  --kobo-url URL          Kobo's API, https://kf.kobotoolbox.org
  --kobo-token-file FILE  a file with the token of its account; - reads standard input. A token is never an argument
  --no-kobo               Kobo is asked for nothing any more, and its token is forgotten (change only)
  --verify, --no-verify   a hook is a hint until Kobo's API has confirmed it
  --write-back, --no-write-back  verdicts are written into Kobo as validation status

  --data-dir DIR          where connection.json of the local platform is (default .passage)
Elsewhere: PASSAGE_GATEWAY, and PASSAGE_KEY (or PASSAGE_KEY_FILE) with the key of an administrator. docs/runbooks/kobo.md is the whole story.`;

const args = process.argv.slice(2);
if (args.length === 0 || args.includes('--help') || args.includes('-h')) {
  process.stdout.write(`${HELP}\n`);
} else {
  const main = await preparedMain('tools/sources/src/main.js');
  process.exit(await main(args));
}
