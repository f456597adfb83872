/** The import rules of the architecture, held against the real sources; each rule is first shown to catch a breach. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  PRODUCTION_ENTRIES,
  contractImportsZodOnly,
  coreAndCourtStandAlone,
  devicesTouchHardwareInTransportOnly,
  electronInShellOnly,
  isPureByName,
  nounsArePure,
  pagesStayInTheBrowser,
  productionReachesNoSimulator,
  storesAndLinksOnly,
} from './importRules.ts';
import { moduleOf, projectRoot, readSources } from './sourceTree.ts';

const sources = readSources();

const rules = [
  {
    name: '1. the contract imports zod only',
    rule: contractImportsZodOnly,
    breaking: moduleOf('main/contract/x.ts', "import { a } from '../core/a.ts';"),
  },
  {
    name: '2. electron appears in the shell only',
    rule: electronInShellOnly,
    breaking: moduleOf('main/core/x.ts', "import type { App } from 'electron';"),
  },
  {
    name: '3. core and court stand alone',
    rule: coreAndCourtStandAlone,
    breaking: moduleOf('main/court/gateway/x.ts', "export { a } from '../../core/outbox/outbox.ts';"),
  },
  {
    name: '4. only the transport of devices touches add-ons and child processes',
    rule: devicesTouchHardwareInTransportOnly,
    breaking: moduleOf('devices/scanner/x.ts', "import { execFile } from 'node:child_process';"),
  },
  {
    name: '5. pages stay in the browser and apart',
    rule: pagesStayInTheBrowser,
    breaking: moduleOf('renderer/booth/x.tsx', "const a = await import('../desk/a.ts');"),
  },
  {
    name: '6. databases in the stores, network in the links',
    rule: storesAndLinksOnly,
    breaking: moduleOf('main/core/visit/x.ts', "void fetch('/');"),
  },
  {
    name: '7. production reaches no simulator and no test',
    rule: productionReachesNoSimulator,
    breaking: moduleOf('devices/start.ts', "import { a } from './simulators/a.ts';"),
    with: moduleOf('devices/simulators/a.ts', 'export const a = 1;'),
  },
  {
    name: '8. files named by a noun of the domain are pure',
    rule: nounsArePure,
    breaking: moduleOf('main/core/visit/visit.ts', 'export const now = Date.now();'),
  },
];

describe.each(rules)('$name', ({ rule, breaking, with: more }) => {
  it('catches a breach', () => {
    expect(rule(more === undefined ? [breaking] : [breaking, more])).toHaveLength(1);
  });
  it('holds for all sources', () => {
    expect(rule(sources)).toEqual([]);
  });
});

describe('the rules see the real project', () => {
  it.each(PRODUCTION_ENTRIES)('%s exists', (entry) => {
    expect(existsSync(join(projectRoot, entry))).toBe(true);
  });
  it('finds the pure files', () => {
    const pure = sources.map(({ path }) => path).filter(isPureByName);
    expect(pure).toContain('main/core/visit/visit.ts');
    expect(pure).toContain('devices/id-reader/protocol.ts');
  });
});
