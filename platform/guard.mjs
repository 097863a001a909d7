/**
 * Stands between `npm start` and one server. It leads a process group of its own, so Ctrl-C in the terminal does not reach the server before the
 * services have drained, and it holds a pipe to its parent: when the parent ends, be it by kill -9, the pipe closes and the server is stopped.
 * Plain JavaScript, because it must run from a checkout as well as from a build. The one argument is JSON, see guarded-process.ts.
 */
import { spawn } from 'node:child_process';
import { openSync, rmSync, writeFileSync } from 'node:fs';

const { command, args, cwd, env, account, logFile, pidFile, stopSignal, graceMs } = JSON.parse(process.argv[2]);
const log = openSync(logFile, 'a');
const server = spawn(command, args, { cwd, env: { ...process.env, ...env }, ...account, stdio: ['ignore', log, log] });
let stopping = false;

function stop() {
  if (stopping) return;
  stopping = true;
  server.kill(stopSignal);
  setTimeout(() => server.kill('SIGKILL'), graceMs);
}

server.once('error', (error) => {
  process.stderr.write(`${command}: ${error.message}\n`);
  process.exit(127);
});
server.once('spawn', () => writeFileSync(pidFile, String(server.pid)));
server.once('exit', (code) => {
  rmSync(pidFile, { force: true });
  process.exit(stopping ? 0 : (code ?? 1));
});

process.stdin.on('end', stop).on('error', stop).on('close', stop).resume();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
