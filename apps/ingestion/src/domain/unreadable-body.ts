/** Why a body cannot be read; the sentence goes to whoever sent it. */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody';
}

export const DEEPEST = 64;
