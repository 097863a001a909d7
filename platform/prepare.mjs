/**
 * Gets a checkout ready to run: installs the packages and builds. Plain JavaScript without a package, because on a fresh clone there are none yet.
 * What is up to date is left alone, as told by hashes, so that a second start takes seconds.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NEEDS = [20, 19];
const SOURCES = ['apps', 'libs', 'platform/src', 'tools', 'bench', 'chaos'];
const SETTINGS = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDS[0] || (major === NEEDS[0] && minor >= NEEDS[1])) return;
  end(`Passage needs Node ${NEEDS.join('.')} or newer, and this is ${process.versions.node}.`, 'Install it from nodejs.org, or with: nvm install 24');
}

function installPackages() {
  const stamp = join(ROOT, 'node_modules', '.passage-lock');
  const lock = digest([readFileSync(join(ROOT, 'package-lock.json'))]);
  if (stampSays(stamp, lock)) return;
  if (!fitsLock()) {
    refuseLink(join(ROOT, 'node_modules'));
    say('Installing the packages (a minute or so the first time) …');
    run(npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']), 'The packages could not be installed.', 'Check the connection to the npm registry, then start again.');
  }
  writeFileSync(stamp, lock);
}

/** `npm ci` empties the folder first, and through a link that is the folder of another checkout. */
function refuseLink(folder) {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  end(`node_modules is a link to ${realpathIfAny(folder)}, which has other packages than package-lock.json names; installing would empty that folder.`, 'Remove the link (rm node_modules) and start again: this checkout then gets packages of its own.');
}

function realpathIfAny(link) {
  return existsSync(link) ? realpathSync(link) : readlinkSync(link);
}

/** Whether somebody has already installed exactly what the lock file names. What is optional may be missing: it is for other machines. */
function fitsLock() {
  const installed = packagesIn(join(ROOT, 'node_modules', '.package-lock.json'));
  const wanted = packagesIn(join(ROOT, 'package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => path === '' || (installed[path] ? installed[path].version === version : optional || devOptional || peer));
}

function packagesIn(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

function build() {
  const stamp = join(ROOT, 'dist', '.built-from');
  const sources = digest([...SETTINGS.map((file) => join(ROOT, file)), ...SOURCES.flatMap((folder) => sourceFiles(join(ROOT, folder)))].flatMap((file) => [file.slice(ROOT.length), readFileSync(file)]));
  if (stampSays(stamp, sources) && existsSync(mainFile())) return;
  say('Building (half a minute the first time) …');
  run(npm(['run', '--silent', 'build']), 'The build failed; its messages are above.', 'Mend what they name. On an unchanged checkout: remove node_modules and start again.');
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

/** Everything that is compiled or loaded, tests left out. */
function sourceFiles(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1)).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : sourceFiles(path);
    return /\.(ts|json)$/.test(entry.name) && !/spec\.ts$/.test(entry.name) ? [path] : [];
  });
}

function digest(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

function stampSays(stamp, content) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === content;
}

function mainFile() {
  return join(ROOT, 'dist', 'platform', 'src', 'main.js');
}

/** The npm that started us, which need not be on the path. */
function npm(args) {
  const script = process.env.npm_execpath;
  return script?.endsWith('.js') ? [process.execPath, script, ...args] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', ...args];
}

function run([command, ...args], failure, nextStep) {
  const { status, signal, error } = spawnSync(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], shell: command.endsWith('.cmd') });
  if (signal) process.exit(1);
  if (status !== 0) end(error ? `${failure} (${error.message})` : failure, nextStep);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function end(problem, nextStep) {
  process.stderr.write(`${problem}\n${nextStep}\n`);
  process.exit(1);
}


/** The built main of a part, as `platform/src/main.js`, after making sure that it is there and fresh. Ends the process with a plain message where that fails. */
export async function preparedMain(part) {
  requireNode();
  installPackages();
  build();
  process.env.KAFKAJS_NO_PARTITIONER_WARNING = '1';
  return (await import(pathToFileURL(join(ROOT, 'dist', part)).href)).main;
}
