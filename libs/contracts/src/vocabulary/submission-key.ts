/**
 * `server/asset/rootUuid`: survives edits, repeats and renamed sources. `server` is the registered name of the Kobo
 * server, `asset` the form's uid there. The parts hold no slash: a slash in one is percent-encoded, so that the key splits one way only.
 */
export function submissionKey(server: string, asset: string, rootUuid: string): string {
  return [server, asset, rootUuid].map((part) => part.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/');
}
