/** The two packages that can be built: the product on the official Electron, and one for tests that says so in every name. */
import { type ElectronRecord, electronHere } from '../start/places.ts';

export interface Flavour {
  readonly kind: 'product' | 'test';
  /** Debian package, command and npm name. */
  readonly name: string;
  /** Folder below `/opt`; without a space, which the menu entry could not bear. */
  readonly productName: string;
  readonly description: string;
}

export const FLAVOURS: Readonly<Record<Flavour['kind'], Flavour>> = {
  product: {
    kind: 'product',
    name: 'yuncang',
    productName: 'Yuncang',
    description: 'Yuncang, the appliance software of a cloud-cabin shared micro-court booth',
  },
  test: {
    kind: 'test',
    name: 'yuncang-test',
    productName: 'YuncangTest',
    description: 'FOR TESTS ONLY: Yuncang on an Electron that is out of support',
  },
};

/** Folder of the official Electron to be packed, or the one for tests. A product is never built on the latter. */
export function electronFor(flavour: Flavour): ElectronRecord {
  const here = electronHere();
  if (flavour.kind === 'product' && here.kind !== 'official')
    throw new Error(
      `The product needs the official Electron; the set-up found none and made ${here.version} for tests. ` +
        '`npm run package -- --test` builds a package of that one, named so.',
    );
  return here;
}
