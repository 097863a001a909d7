import { randomBytes } from 'node:crypto';
import { OperatorProblem } from '../../operator/src/operator-problem.js';
import type { SourceSettings } from './source-request.js';
import type { BasicCredential, Source, SourcesClient } from './sources-client.js';
import { sourceText } from './source-text.js';
import { tokenIn } from './token-file.js';

/** Random, so that its hash may be kept; of characters that Kobo sends as they are (it writes Latin-1). */
const newCredential = (): BasicCredential => ({ type: 'basic', user: 'kobo', password: randomBytes(32).toString('base64url') });

const secretText = ({ user, password }: BasicCredential): string => `  user      ${user}\n  password  ${password}`;

/** Registers a source, and tells the secret of its hook, which nobody can tell again. */
export async function addSource(client: SourcesClient, id: string, settings: SourceSettings): Promise<string> {
  if (await client.exists(id)) throw new OperatorProblem(`There is a source ${id} already; nothing was changed.`, { en: `Change it with: npm run sources -- change ${id} …, or take another id.`, lo: `ແກ້ດ້ວຍ npm run sources -- change ${id} … ຫຼື ໃຊ້ id ອື່ນ.` });
  const { server, kind, asset = null, mode = 'live', provinces = null, koboUrl, koboTokenFile, verify, writeBack } = settings;
  const credential = newCredential();
  const kobo = koboUrl === undefined || koboTokenFile === undefined ? null : { url: koboUrl, token: tokenIn(koboTokenFile) };
  const source = await client.save(id, { server, kind, verify, writeBack, asset, mode, provinces, kobo, credentials: [credential] });
  return [`Registered.`, sourceText(source), `The secret of its hook. It is shown once and kept here as a hash:`, secretText(credential), ...nextSteps(source)].join('\n');
}

function nextSteps({ id, asset, koboUrl }: Source): string[] {
  const byHand = `Kobo's form, Settings, REST Services: the address …/v1/hooks/kobo/${id} of ingestion, JSON, all fields, Basic authorization with this secret.`;
  if (asset !== null && koboUrl !== null) return [`Next: npm run sources -- connect ${id}   (it gives Kobo a secret of its own; this one is for a REST service made by hand)`];
  return [`Next: ${byHand}`, 'Without --asset, --kobo-url and --kobo-token-file nothing is asked of Kobo: edits, deletions and lost hooks are not noticed.'];
}

/** Changes what was said, and keeps the rest as it is, secrets too. */
export async function changeSource(client: SourcesClient, id: string, { koboUrl, koboTokenFile, isAskedOfKobo = true, ...settings }: SourceSettings): Promise<string> {
  const { server, asset, kind, mode, provinces, verify, writeBack, koboUrl: knownUrl } = await client.show(id);
  const url = koboUrl ?? knownUrl;
  if (url === null && koboTokenFile !== undefined) throw new OperatorProblem('A token needs the address that it is for.', { en: 'Give --kobo-url too.', lo: 'ໃຫ້ --kobo-url ພ້ອມ.' });
  if (koboUrl !== undefined && koboTokenFile === undefined && originOf(koboUrl) !== originOf(knownUrl)) throw new OperatorProblem('The token that is kept is for another server, and is not sent to this one.', { en: 'Give --kobo-token-file too.', lo: 'ໃຫ້ --kobo-token-file ພ້ອມ.' });
  const kobo = url === null ? null : { url, ...(koboTokenFile === undefined ? {} : { token: tokenIn(koboTokenFile) }) };
  const said = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  const apart = isAskedOfKobo ? { kobo } : { kobo: null, verify: false, writeBack: false };
  return `Changed.\n${sourceText(await client.save(id, { server, asset, kind, mode, provinces, verify, writeBack, ...said, ...apart }))}`;
}

const originOf = (url: string | null): string | null => (url !== null && URL.canParse(url) ? new URL(url).origin : null);

/** A new secret: put into Kobo at once where its REST service is kept from here, else told once. */
export async function rotateSecret(client: SourcesClient, id: string): Promise<string> {
  const { hookUid } = await client.show(id);
  const until = 'The secret before it stays valid until the next rotation: where it may be known to others, rotate twice.';
  if (hookUid !== null) {
    const { endpoint } = await client.connect(id);
    return `The REST service in Kobo posts to ${endpoint} with a new secret, which is known to Kobo alone.\n${until}`;
  }
  const credential = newCredential();
  await client.addCredential(id, credential);
  return `A new secret of the hook. It is shown once; put it into the REST service in Kobo (Basic authorization):\n${secretText(credential)}\n${until}`;
}
