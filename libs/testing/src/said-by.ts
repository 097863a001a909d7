export interface Said {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs a command in this process, and tells what it wrote for people and how it ended. One at a time. */
export async function saidBy(command: () => Promise<number>): Promise<Said> {
  const said = { out: '', error: '' };
  const { stdout, stderr } = process;
  const [write, complain] = [stdout.write, stderr.write];
  stdout.write = (text: string | Uint8Array) => {
    said.out += String(text);
    return true;
  };
  stderr.write = (text: string | Uint8Array) => {
    said.error += String(text);
    return true;
  };
  try {
    return { code: await command(), ...said };
  } finally {
    stdout.write = write;
    stderr.write = complain;
  }
}
