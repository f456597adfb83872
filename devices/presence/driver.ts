/** Watches a HID presence sensor; a booth without one, or with one that is gone, behaves as if there were none. */
import type { Presence } from '../../main/contract/devices.ts';
import type { Cancel, Clock } from '../clock.ts';
import { listHid, openHid, type HidWire } from '../transport/hid.ts';
import { PRESENCE_DELAYS } from './delays.ts';
import { presenceField, readPresence, type PresenceField } from './protocol.ts';

export interface PresenceDriver {
  state(): Presence;
  close(): Promise<void>;
}

interface Found {
  readonly wire: HidWire;
  readonly field: PresenceField;
}

/** `path` null: the first device whose descriptor has a field for human presence. */
export function startPresence(
  config: { readonly path: string | null },
  clock: Clock,
  changed: (presence: Presence) => void,
): PresenceDriver {
  let found: Found | null = null;
  let state: Presence = 'none';
  let ended = false;
  let cancel: Cancel = () => undefined;

  const set = (next: Presence): void => {
    if (next === state || ended) return;
    state = next;
    changed(next);
  };
  const again = (): void => {
    if (!ended) cancel = clock.after(PRESENCE_DELAYS.reopen, () => void (searching = search()));
  };
  const lost = (): void => {
    const gone = found;
    found = null;
    set('none');
    void gone?.wire.close();
    again();
  };
  const hear = (field: () => PresenceField | null) => (report: Uint8Array) => {
    const known = field();
    const here = known === null ? null : readPresence(known, report);
    if (here !== null) set(here ? 'here' : 'away');
  };

  /** Opens a node and keeps it when it is a presence sensor; a device of another kind is let go at once. */
  const tryAt = async (path: string): Promise<boolean> => {
    let field: PresenceField | null = null;
    const opened = await openHid(path, { report: hear(() => field), lost });
    if (!opened.ok) return false;
    const descriptor = await opened.value.descriptor();
    field = descriptor === null ? null : presenceField(descriptor);
    if (field === null || ended) {
      await opened.value.close();
      return false;
    }
    found = { wire: opened.value, field };
    return true;
  };
  const search = async (): Promise<void> => {
    const paths =
      config.path === null ? (await listHid(null)).filter(isSensor).map(({ path }) => path) : [config.path];
    for (const path of paths) if (await tryAt(path)) return;
    again();
  };
  let searching = search();

  return {
    state: () => state,
    async close() {
      ended = true;
      cancel();
      await searching;
      await found?.wire.close();
    },
  };
}

/** Other devices are not even opened: a signature pad must not find itself taken. */
const isSensor = ({ usagePage }: { readonly usagePage: number }): boolean => usagePage === 0x20;
