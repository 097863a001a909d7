/** Keys by id; the first seals, all open, so that a new key can be added before the old one goes. */
export class KeyRing {
  private constructor(
    readonly currentId: string,
    private readonly keys: ReadonlyMap<string, Buffer>,
  ) {}

  /**
   * @param text `kid:base64,kid2:base64`, each key 32 bytes
   * @throws Error that names the key's id, never the key
   */
  static parse(text: string): KeyRing {
    const keys = new Map<string, Buffer>();
    for (const entry of text.split(',').map((part) => part.trim()).filter((part) => part !== '')) {
      const at = entry.indexOf(':');
      const id = entry.slice(0, at);
      const key = Buffer.from(entry.slice(at + 1), 'base64');
      if (at < 1 || key.length !== 32) throw new Error(`Key "${id}" must be written kid:base64 with 32 bytes; make one with: openssl rand -base64 32`);
      keys.set(id, key);
    }
    const [currentId] = keys.keys();
    if (currentId === undefined) throw new Error('No key given; make one with: echo "k1:$(openssl rand -base64 32)"');
    return new KeyRing(currentId, keys);
  }

  key(id: string): Buffer {
    const key = this.keys.get(id);
    if (!key) throw new Error(`Key "${id}" is not in the ring; add it again (it may follow the current one) to open what it sealed.`);
    return key;
  }
}
