/** Listens for eSCL scanners that announce themselves on the local network (mDNS, `_uscan._tcp` and `_uscans._tcp`). */
import { networkInterfaces } from 'node:os';
import { Bonjour } from 'bonjour-service';

export interface Announcement {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly txt: Readonly<Record<string, string>>;
}

/** More than stand in any building a booth is put into; a flood of announcements ends here. */
const MOST = 64;
const TXT_BYTES = 400;
const TYPES = [
  { type: 'uscan', secure: false },
  { type: 'uscans', secure: true },
] as const;

/** ipp-usb announces this machine's own addresses, yet listens on loopback. */
function hostOf(addresses: readonly string[], name: string): string {
  const own = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address)); // prettier-ignore
  if (addresses.some((address) => own.includes(address))) return '127.0.0.1';
  return addresses.find((address) => address.includes('.')) ?? name;
}

/** Everything heard within `ms`; what is not heard is as if it were not there, a network that refuses included. */
export function browseScanners(ms: number): Promise<Announcement[]> {
  return new Promise((resolve) => {
    const found = new Map<string, Announcement>();
    let over = false;
    const finish = (): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      network.destroy();
      resolve([...found.values()]);
    };
    const network = new Bonjour(undefined, finish);
    const timer = setTimeout(finish, ms);
    for (const { type, secure } of TYPES) {
      network.find({ type, protocol: 'tcp' }, ({ name, fqdn, host, port, addresses, txt }) => {
        if (found.size >= MOST || port <= 0) return;
        const said: unknown = txt; // typed as anything by the package
        const entries = Object.entries(typeof said === 'object' && said !== null ? said : {}) as [
          string,
          unknown,
        ][];
        found.set(`${fqdn} ${type}`, {
          name,
          host: hostOf(addresses ?? [], host),
          port,
          secure,
          txt: Object.fromEntries(entries.map(([key, value]) => [key, String(value).slice(0, TXT_BYTES)])), // prettier-ignore
        });
      });
    }
  });
}
