/**
 * Loaded by `node --import` before a service that `npm start -- --processes` runs in a process of its own. Standard input is a pipe from the parent; when
 * the parent ends, be it by kill -9, the service is told to stop, and is ended if it has not done so after a grace. Nothing is left behind to hold the ports.
 */
const GRACE_MS = 20_000;

function parentEnded() {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), GRACE_MS).unref();
}

process.stdin.once('end', parentEnded).on('error', () => undefined).resume();
// The pipe alone must not keep a service alive that has closed everything else.
process.stdin.unref?.();
