/** The policy pack as the court holds it: handed out to booths byte for byte, read here for reasons and holidays. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PolicyPack, type SignedPack } from '../contract/policy.ts';
import { sha256Hex } from './digest.ts';
import type { Log } from './log.ts';
import { calendarOf, type Calendar } from '../contract/workdays.ts';
import type { z } from 'zod';

export type PackOnShelf = {
  readonly signed: z.infer<typeof SignedPack>;
  readonly etag: string;
  readonly reasons: PolicyPack['correctionReasons'];
  readonly calendar: Calendar;
  readonly group: PolicyPack['group'];
  readonly grouping: PolicyPack['grouping'];
  readonly regimes: PolicyPack['regimes'];
  readonly agreements: PolicyPack['agreements'];
  readonly personalStatus: PolicyPack['personalStatus'];
  readonly templates: readonly Pick<PolicyPack['templates'][number], 'id' | 'version' | 'title'>[];
};
export type PolicyShelf = { current(): PackOnShelf | null };

export const EMPTY_SHELF: PolicyShelf = { current: () => null };

/** Looks again when the files changed, so that a new pack needs no restart; a pack that cannot be read never replaces one that could. */
export function policyShelf(folder: string, log: Log): PolicyShelf {
  let kept: PackOnShelf | null = null;
  let readAt = '';
  const look = (): void => {
    const stamp = stampOf(folder);
    if (stamp === readAt) return;
    readAt = stamp;
    try {
      const pack = readFileSync(join(folder, 'pack.json'), 'utf8');
      const sig = readFileSync(join(folder, 'pack.sig'), 'utf8').trim();
      const read = PolicyPack.parse(JSON.parse(pack));
      kept = {
        signed: { pack, sig },
        etag: `"${sha256Hex(pack + sig)}"`,
        reasons: read.correctionReasons,
        calendar: calendarOf(read.calendar),
        group: read.group,
        grouping: read.grouping,
        regimes: read.regimes,
        agreements: read.agreements,
        personalStatus: read.personalStatus,
        templates: read.templates.map(({ id, version, title }) => ({ id, version, title })),
      };
      log('policyPackLoaded', { serial: read.serial });
    } catch (error) {
      log('policyPackRefused', { error: error instanceof Error ? error.name : 'unknown' });
    }
  };
  return {
    current() {
      look();
      return kept;
    },
  };
}

function stampOf(folder: string): string {
  const of = (name: string): string => {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    return found === undefined ? 'none' : `${found.mtimeMs}/${found.size}`;
  };
  return `${of('pack.json')} ${of('pack.sig')}`;
}
