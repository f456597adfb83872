/** Options of fpm as electron-builder gives them, and the control file of a Debian package. Pure. */
import { parseArgs } from 'node:util';

export interface PackageOptions {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly maintainer: string;
  readonly description: string;
  readonly homepage: string;
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  readonly compression: string;
  /** The package to be written. */
  readonly file: string;
  /** `postinst` and `postrm`, by the file that holds each. */
  readonly scripts: Readonly<Record<string, string>>;
  /** From a file or folder of this machine to its place in the package. */
  readonly copies: readonly (readonly [from: string, to: string])[];
}

/** Unknown options are errors: a new one of electron-builder must not be lost without a word. */
export function readOptions(args: readonly string[]): PackageOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      s: { type: 'string', short: 's' },
      force: { type: 'boolean' },
      t: { type: 'string', short: 't' },
      d: { type: 'string', short: 'd', multiple: true, default: [] },
      'deb-recommends': { type: 'string', multiple: true, default: [] },
      'deb-compression': { type: 'string', default: 'xz' },
      'deb-priority': { type: 'string' },
      architecture: { type: 'string', default: 'amd64' },
      'after-install': { type: 'string' },
      'after-remove': { type: 'string' },
      description: { type: 'string', default: '' },
      version: { type: 'string', default: '' },
      package: { type: 'string', default: '' },
      name: { type: 'string', default: '' },
      maintainer: { type: 'string', default: '' },
      vendor: { type: 'string' },
      url: { type: 'string', default: '' },
      category: { type: 'string' },
      license: { type: 'string' },
    },
  });
  if (values.t !== 'deb')
    throw new Error(`Only Debian packages are made here, not ${values.t ?? 'nothing'}.`);
  const scripts = { postinst: values['after-install'], postrm: values['after-remove'] };
  return {
    name: values.name,
    version: values.version,
    architecture: values.architecture,
    maintainer: values.maintainer,
    description: values.description,
    homepage: values.url,
    depends: values.d,
    recommends: values['deb-recommends'],
    compression: values['deb-compression'],
    file: values.package,
    scripts: Object.fromEntries(
      Object.entries(scripts).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    copies: positionals.map(copyOf),
  };
}

function copyOf(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at <= 0) throw new Error(`not a copy from=to: ${text}`);
  return [text.slice(0, at), text.slice(at + 1)];
}

type ControlFields = Pick<
  PackageOptions,
  'name' | 'version' | 'architecture' | 'maintainer' | 'description' | 'homepage' | 'depends' | 'recommends'
> & { readonly installedKiB: number };

/** Debian Policy 5.3. The first line of the description is the synopsis; the others are indented, empty ones a dot. */
export function control(fields: ControlFields): string {
  const lines: readonly (readonly [string, string])[] = [
    ['Package', fields.name],
    ['Version', fields.version],
    ['Architecture', fields.architecture],
    ['Maintainer', fields.maintainer],
    ['Installed-Size', String(fields.installedKiB)],
    ['Depends', fields.depends.join(', ')],
    ['Recommends', fields.recommends.join(', ')],
    ['Section', 'misc'],
    ['Priority', 'optional'],
    ['Homepage', fields.homepage],
    ['Description', described(fields.description)],
  ];
  return `${lines
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n`;
}

function described(text: string): string {
  const [synopsis = '', ...rest] = text.split('\n').map((line) => line.trim());
  return [synopsis, ...rest.map((line) => ` ${line === '' ? '.' : line}`)].join('\n');
}
