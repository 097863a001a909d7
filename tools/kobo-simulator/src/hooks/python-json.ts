const OUTSIDE_ASCII = /[\u007f-\uffff]/g;

/**
 * JSON as Python's `json.dumps` writes it: `", "` and `": "` between items, everything outside printable ASCII as `\uXXXX`
 * in lower case (astral characters as two). Lao text takes six bytes a character, a limit on bytes must know that.
 */
export function pythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, held]) => held !== undefined);
    return `{${entries.map(([key, held]) => `${pythonString(key)}: ${pythonJson(held)}`).join(', ')}}`;
  }
  return typeof value === 'string' ? pythonString(value) : JSON.stringify(value);
}

function pythonString(text: string): string {
  return JSON.stringify(text).replace(OUTSIDE_ASCII, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
