import { parseArgs } from 'node:util';
import { GatewayClient } from '../../operator/src/gateway-client.js';
import { installationIn } from '../../operator/src/installation.js';
import { OperatorProblem } from '../../operator/src/operator-problem.js';
import { runVerb, type Answer } from '../../operator/src/run-verb.js';
import { keyText, newKeyFrom, type ListedKey } from './key-text.js';

const ADVICE = { en: 'npm run keys -- --help lists the verbs.', lo: 'ເບິ່ງ npm run keys -- --help.' };

/** `npm run keys`. @returns the exit code */
export function main(args: readonly string[]): Promise<number> {
  return runVerb(async () => {
    const { values, positionals: [verb, subject] } = parsed(args);
    return answer(verb ?? '', subject ?? '', { values, gateway: new GatewayClient(installationIn(values['data-dir'] ?? '.passage', process.env)) });
  });
}

async function answer(verb: string, subject: string, { values, gateway }: { values: ReturnType<typeof parsed>['values']; gateway: GatewayClient }): Promise<Answer> {
  switch (verb) {
    case 'list': return { text: (await gateway.ask<ListedKey[]>('GET', 'keys')).map(keyText).join('\n') || 'None but those of API_KEYS.', code: 0 };
    case 'make': {
      const { id, key } = await gateway.ask<{ id: string; key: string }>('POST', 'keys', newKeyFrom(subject, values));
      return { text: `${key}\nThis is the only time that it is shown. Withdraw it with: npm run keys -- revoke ${id}`, code: 0 };
    }
    case 'revoke': {
      await gateway.ask('DELETE', `keys/${encodeURIComponent(subject)}`);
      return { text: 'Withdrawn from now on.', code: 0 };
    }
    default: throw new OperatorProblem(`There is no verb "${verb}".`, ADVICE);
  }
}

function parsed(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ args: [...args], allowPositionals: true, options: { role: text, provinces: text, grants: text, expires: text, 'data-dir': text } });
  } catch (error) {
    throw new OperatorProblem(error instanceof Error ? error.message : String(error), ADVICE);
  }
}
