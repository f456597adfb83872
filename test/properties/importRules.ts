/** The eight import rules of the architecture, each as a function from modules to the sentences that say what breaks it. */
import { isBuiltin } from 'node:module';
import { type Module, reachable } from './sourceTree.ts';

const within = (path: string, ...folders: readonly string[]): boolean =>
  folders.some((folder) => path.startsWith(`${folder}/`));
const isProject = (name: string): boolean => within(name, 'main', 'devices', 'renderer', 'build', 'test');
const isTest = (path: string): boolean => /\.(test|spec)\.tsx?$/.test(path) || within(path, 'test');

/** Every import of a module in one of `folders` that `forbidden` finds, as a sentence. */
function breaches(
  modules: readonly Module[],
  concerns: (path: string) => boolean,
  forbidden: (name: string, from: Module) => boolean,
): string[] {
  return modules
    .filter(({ path }) => concerns(path))
    .flatMap((module) =>
      module.imports
        .filter((name) => forbidden(name, module))
        .map((name) => `${module.path} imports ${name}`),
    );
}

/** 1. The contract imports zod only. Its unit tests also import the test runner. */
export const contractImportsZodOnly = (modules: readonly Module[]): string[] =>
  breaches(
    modules,
    (path) => within(path, 'main/contract') && !isTest(path),
    (name) => name !== 'zod' && !within(name, 'main/contract'),
  );

/** 2. `electron` appears in the shell only, and nothing but the shell imports the shell. */
export const electronInShellOnly = (modules: readonly Module[]): string[] =>
  breaches(
    modules,
    (path) => !within(path, 'main/shell'),
    (name, { path }) => name === 'electron' || (within(name, 'main/shell') && !isTest(path)),
  );

/** 3. Core and court know neither each other nor shell, page or devices; the proof that both give, and the draft that both merge, stand on the contract alone. */
export const coreAndCourtStandAlone = (modules: readonly Module[]): string[] => [
  ...breaches(
    modules,
    (path) => within(path, 'main/proof') && !isTest(path),
    (name) => isBuiltin(name) || (isProject(name) && !within(name, 'main/proof', 'main/contract')),
  ),
  ...breaches(
    modules,
    (path) => within(path, 'main/draft') && !isTest(path),
    (name) => isBuiltin(name) || (isProject(name) && !within(name, 'main/draft', 'main/contract')),
  ),
  ...breaches(
    modules,
    (path) => within(path, 'main/core'),
    (name) => within(name, 'main/shell', 'main/court', 'renderer', 'devices'),
  ),
  ...breaches(
    modules,
    (path) => within(path, 'main/court'),
    (name) => within(name, 'main/core', 'main/shell', 'renderer', 'devices'),
  ),
];

const NATIVE_OR_CHILD = [
  'serialport',
  '@serialport',
  'node-hid',
  '@lydell/node-pty',
  'node:child_process',
  'child_process',
];

/**
 * 4. Devices know no other program, and only their transport touches native add-ons and child processes. The
 * simulators are the far end of the same wires, never part of a booth (rule 7), and so have transports of their own.
 */
export const devicesTouchHardwareInTransportOnly = (modules: readonly Module[]): string[] => [
  ...breaches(
    modules,
    (path) => within(path, 'devices'),
    (name) => within(name, 'main/core', 'main/court', 'main/shell', 'renderer'),
  ),
  ...breaches(
    modules,
    (path) =>
      within(path, 'devices') && !within(path, 'devices/transport', 'devices/simulators') && !isTest(path),
    (name) => NATIVE_OR_CHILD.includes(name),
  ),
];

const PAGES = ['renderer/booth', 'renderer/desk', 'renderer/live', 'renderer/console', 'renderer/verifier'];

/** 5. Pages import the contract, the shared draft and each other's common parts; no built-ins, and no page imports another page. The verifier is the proof's own page. */
export const pagesStayInTheBrowser = (modules: readonly Module[]): string[] => [
  ...breaches(
    modules,
    (path) => within(path, 'renderer') && !isTest(path),
    (name, { path }) =>
      isBuiltin(name) ||
      (isProject(name) &&
        !within(name, 'renderer', 'main/contract', 'main/draft') &&
        !(within(path, 'renderer/verifier') && within(name, 'main/proof'))),
  ),
  ...PAGES.flatMap((page) =>
    breaches(
      modules,
      (path) => within(path, page),
      (name) => within(name, ...PAGES.filter((other) => other !== page)),
    ),
  ),
];

const DATABASES = ['better-sqlite3', 'pg', 'node:sqlite'];
const NETWORK = [
  'http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'ws', 'undici', 'fastify', 'tus-js-client', '@tus/server',
].flatMap((name) => [name, `node:${name}`]); // prettier-ignore

/** 6. Databases in the two stores only; network in the core's link and the court only (and the devices' transport). */
export const storesAndLinksOnly = (modules: readonly Module[]): string[] => {
  const programs = (path: string): boolean => within(path, 'main', 'devices') && !isTest(path);
  const mayTalk = ['main/core/link', 'main/court', 'devices/transport', 'devices/simulators'];
  const calls = modules
    .filter(({ path, code }) => programs(path) && !within(path, ...mayTalk) && /(?<![\w.])fetch\(/.test(code))
    .map(({ path }) => `${path} calls fetch`);
  return [
    ...breaches(
      modules,
      (path) => programs(path) && !within(path, 'main/core/store', 'main/court/store'),
      (name) => DATABASES.includes(name),
    ),
    ...breaches(
      modules,
      (path) => programs(path) && !within(path, ...mayTalk),
      (name) => NETWORK.includes(name),
    ),
    ...calls,
  ];
};

export const PRODUCTION_ENTRIES = [
  'main/shell/main.ts',
  'main/shell/preload.ts',
  'main/core/start.ts',
  'main/core/documents/documentWorker.ts',
  'main/court/start.ts',
  'devices/start.ts',
  'devices/commandLine.ts',
  'renderer/booth/main.tsx',
  'renderer/desk/main.tsx',
  'renderer/live/main.tsx',
  'renderer/verifier/main.ts',
];

/** 7. No production entry reaches a simulator or a test. */
export const productionReachesNoSimulator = (modules: readonly Module[]): string[] =>
  [...reachable(modules, PRODUCTION_ENTRIES)]
    .filter((path) => within(path, 'devices/simulators') || isTest(path))
    .map((path) => `a production entry reaches ${path}`);

/** Names of files that hold the domain's rules; they are pure wherever they lie below these folders. */
const PURE_NAMES = [
  'visit',
  'step',
  'outbox',
  'protocol',
  'regime',
  'envelope',
  'chain',
  'masking',
  'numbers',
  'completeness',
];
const PURE_FOLDERS = ['main/contract', 'main/core', 'main/court', 'devices'];
const pureDeviceSession = /^devices\/[^/]+\/session\.ts$/;

/** What would make a pure file depend on the moment or the machine. Digests are functions, so node:crypto may be imported. */
const IMPURE = [
  /\bDate\.now\(/, /new Date\(\)/, /\bperformance\.now\(/, /\bMath\.random\(/, /\brandom(Bytes|UUID|Int)\(/,
  /\bgetRandomValues\(/, /\bset(Timeout|Interval|Immediate)\(/, /\bprocess\./, /(?<![\w.])fetch\(/,
]; // prettier-ignore

export const isPureByName = (path: string): boolean =>
  (within(path, ...PURE_FOLDERS) &&
    !within(path, 'devices/simulators') &&
    PURE_NAMES.some((name) => path.endsWith(`/${name}.ts`))) ||
  pureDeviceSession.test(path);

/** 8. Files named by a noun of the domain are pure. */
export const nounsArePure = (modules: readonly Module[]): string[] => [
  ...breaches(
    modules,
    isPureByName,
    (name) => isBuiltin(name) && !['node:crypto', 'node:buffer'].includes(name),
  ),
  ...modules
    .filter(({ path }) => isPureByName(path))
    .flatMap(({ path, code }) =>
      IMPURE.filter((pattern) => pattern.test(code)).map(
        (pattern) => `${path} is not pure: ${pattern.source}`,
      ),
    ),
];
