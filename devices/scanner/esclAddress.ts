/** Where an eSCL scanner may be spoken to, and which of the announced ones is the wanted one; pure. */

/** What a scanner says of itself over mDNS (devices.md C.3). */
export interface Announced {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly txt: Readonly<Record<string, string>>;
}

export interface FoundScanner {
  readonly model: string;
  readonly uuid: string;
  readonly url: string;
  /** Picture formats, inputs and colours as announced. */
  readonly formats: readonly string[];
  readonly inputs: readonly string[];
  readonly colours: readonly string[];
  readonly duplex: boolean;
  /** False: plain HTTP to another machine, which the booth does not speak. */
  readonly allowed: boolean;
}

const HERE = ['127.0.0.1', '[::1]', 'localhost'];

/** The tree's root; plain HTTP only to this machine, where ipp-usb and the simulator listen. Null: not allowed. */
export function rootOf(url: string): URL | null {
  const root = URL.canParse(url) ? new URL(`${url.replace(/\/+$/, '')}/`) : null;
  if (root === null || root.username !== '' || root.password !== '') return null;
  return root.protocol === 'https:' || (root.protocol === 'http:' && HERE.includes(root.hostname))
    ? root
    : null;
}

/** ipp-usb tunnels to a USB device that only answers to its own name for this machine (devices.md C.3). */
export const hostFor = (root: URL): string | undefined =>
  root.protocol === 'http:' && HERE.includes(root.hostname) ? `localhost${root.port === '' ? '' : `:${root.port}`}` : undefined; // prettier-ignore

const list = (text: string | undefined): string[] =>
  (text ?? '').split(',').map((item) => item.trim().slice(0, 60)).filter((item) => item !== '').slice(0, 40); // prettier-ignore

/** Undefined: an announcement nothing can be made of. TXT keys are read whatever their case. */
export function readAnnounced(announced: Announced): FoundScanner | undefined {
  const txt = new Map(Object.entries(announced.txt).map(([key, value]) => [key.toLowerCase(), value]));
  const host = announced.host.includes(':') ? `[${announced.host}]` : announced.host;
  const path = (txt.get('rs') ?? 'eSCL').replace(/^\/+|\/+$/g, '');
  const url = `${announced.secure ? 'https' : 'http'}://${host}:${announced.port}/${path}`;
  if (!URL.canParse(url) || new URL(url).hostname === '' || path.length > 200) return undefined;
  return {
    model: (txt.get('ty') ?? announced.name).slice(0, 80),
    uuid: (txt.get('uuid') ?? '').toLowerCase().slice(0, 80),
    url,
    formats: list(txt.get('pdl')),
    inputs: list(txt.get('is')),
    colours: list(txt.get('cs')),
    duplex: /^t/i.test(txt.get('duplex') ?? ''),
    allowed: rootOf(url) !== null,
  };
}

/** The same device under whatever address it has now. */
export const sameScanner = (uuid: string, found: readonly FoundScanner[]): FoundScanner | undefined =>
  found.find((scanner) => scanner.uuid === uuid && scanner.allowed);
