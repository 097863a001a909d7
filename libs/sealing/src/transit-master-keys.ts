import type { DataKeyOf, MasterKeys, WrappedKeyOf } from './master-keys.js';

export interface TransitOptions {
  /** `https://vault.example.org/v1/transit` */
  readonly url: string;
  /** The name of the key there, of a type that takes associated data (aes256-gcm96). */
  readonly key: string;
  readonly token: string;
}

interface BatchResult {
  readonly plaintext?: string;
  readonly ciphertext?: string;
  readonly error?: string;
}

const TIMEOUT_MS = 10_000;
const base64 = (text: string | Buffer): string => Buffer.from(text).toString('base64');

/** Master keys in the transit engine of OpenBao or HashiCorp Vault, whose HTTP API this is (docs: secrets/transit). */
export class TransitMasterKeys implements MasterKeys {
  constructor(private readonly options: TransitOptions) {}

  async wrap(keys: readonly DataKeyOf[]): Promise<Buffer[]> {
    const results = await this.batch('encrypt', keys.map(({ key, context }) => ({ plaintext: base64(key), associated_data: base64(context) })));
    return results.map(({ ciphertext }) => Buffer.from(ciphertext ?? ''));
  }

  async unwrap(keys: readonly WrappedKeyOf[]): Promise<Buffer[]> {
    const results = await this.batch('decrypt', keys.map(({ wrapped, context }) => ({ ciphertext: wrapped.toString(), associated_data: base64(context) })));
    return results.map(({ plaintext }) => Buffer.from(plaintext ?? '', 'base64'));
  }

  async currentPrefix(): Promise<Buffer> {
    const { data } = (await this.ask('GET', `keys/${this.options.key}`)) as { data?: { latest_version?: number } };
    return Buffer.from(`vault:v${data?.latest_version}:`);
  }

  private async batch(verb: 'encrypt' | 'decrypt', batch: readonly object[]): Promise<readonly BatchResult[]> {
    if (batch.length === 0) return [];
    const { data } = (await this.ask('POST', `${verb}/${this.options.key}`, { batch_input: batch })) as { data?: { batch_results?: BatchResult[] } };
    const results = data?.batch_results ?? [];
    const failed = results.find(({ error }) => error !== undefined && error !== '');
    if (failed || results.length !== batch.length) throw new Error(`The key management service did not ${verb}: ${failed?.error ?? 'an answer is missing'}.`);
    return results;
  }

  /** No answer is worth another try: the error says so to those who classify failures. */
  private async ask(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${this.options.url.replace(/\/$/, '')}/${path}`, {
      method, headers: { 'x-vault-token': this.options.token, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}), signal: AbortSignal.timeout(TIMEOUT_MS),
    }).catch((error: unknown) => {
      throw Object.assign(new Error('The key management service does not answer; nothing can be sealed or opened until it does.'), { retriable: true, cause: error });
    });
    if (!response.ok) throw Object.assign(new Error(`The key management service answered ${response.status}; check VAULT_KMS_URL, VAULT_KMS_KEY and VAULT_KMS_TOKEN.`), { retriable: true });
    return response.json();
  }
}
