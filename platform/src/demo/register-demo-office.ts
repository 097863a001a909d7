import { type Role, signInternalToken } from '@fm/access';
import type { Connection } from '../connection.js';
import { StartProblem } from '../start-problem.js';
import { DEMO_ENUMERATORS, DEMO_POINTS, DEMO_PROVINCES, DEMO_SERVER, DEMO_SOURCES, type DemoSource } from './demo-registers.js';
import { putRegister } from './put-register.js';

/** The environment of each service, by its name, as it was started with. */
export type Environments = Readonly<Record<string, Readonly<Record<string, string | undefined>>>>;

export interface DemoOfficeOptions {
  environments: Environments;
  connection: Connection;
}

/** Registers sources, points and enumerators with the services that own them. Idempotent: a second call changes nothing. */
export async function registerDemoOffice({ environments, connection }: DemoOfficeOptions): Promise<void> {
  const put = (service: string, role: Role) => async (path: string, body: unknown): Promise<void> => {
    const { url, secret } = addressOf(environments, service);
    const token = (): Promise<string> => signInternalToken(secret, { subject: 'demo-office', role, provinces: null });
    await putRegister({ service, url: `${url}${path}`, body, token });
  };
  const [toIngestion, toGeo, toValidation] = [put('ingestion', 'admin'), put('geo-enrichment', 'manager'), put('validation', 'manager')];
  for (const source of DEMO_SOURCES) await toIngestion(`/v1/sources/${source.id}`, sourceBody(source, connection));
  for (const point of DEMO_POINTS) await toGeo(`/v1/points/${point.code}`, point);
  for (const enumerator of DEMO_ENUMERATORS) await toValidation(`/v1/enumerators/${enumerator.code}`, enumerator);
}

/** No asset: a demo source takes any form whose keys fit its kind. No Kobo to ask: the simulator has no address of its own. */
function sourceBody({ id, kind }: DemoSource, connection: Connection): Record<string, unknown> {
  const access = connection.sources[id];
  if (access === undefined) {
    throw new StartProblem(`No credentials for ${id}.`, 'Remove connection.json from the data folder and run npm start again.');
  }
  return {
    server: DEMO_SERVER, asset: null, kind, mode: 'live', provinces: DEMO_PROVINCES,
    credentials: [{ type: 'basic', user: access.user, password: access.password }], kobo: null,
  };
}

export function addressOf(environments: Environments, service: string): { url: string; secret: string } {
  const { HOST = '127.0.0.1', PORT, INTERNAL_TOKEN_SECRET } = environments[service] ?? {};
  if (PORT === undefined || INTERNAL_TOKEN_SECRET === undefined) {
    throw new StartProblem(`The environment of ${service} lacks PORT or INTERNAL_TOKEN_SECRET.`, 'Give both to the service and to the demo office.');
  }
  return { url: `http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${PORT}`, secret: INTERNAL_TOKEN_SECRET };
}
