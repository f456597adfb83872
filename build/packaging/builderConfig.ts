/** What electron-builder makes of the staged app: the folder of a Linux booth and its Debian package. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Configuration } from 'electron-builder';
import { type ElectronRecord, root } from '../start/places.ts';
import type { Flavour } from './flavours.ts';
import { setFuses } from './fuses.ts';

export interface Places {
  /** The staged app. */
  readonly app: string;
  readonly output: string;
}

export function builderConfig(flavour: Flavour, electron: ElectronRecord, places: Places): Configuration {
  return {
    appId: flavour.kind === 'product' ? 'cn.yuncang.booth' : 'cn.yuncang.booth.test',
    productName: flavour.productName,
    electronVersion: electron.version,
    // electron-builder does not notice when version and folder differ; both come from the set-up's one record.
    electronDist: dirname(electron.executable),
    directories: { output: places.output, buildResources: join(root, 'build', 'appliance') },
    // The second line: electron-builder would ask npm which packages the app needs; the stage has settled that.
    files: ['package.json', 'dist/**', { from: join(places.app, 'node_modules'), to: 'node_modules' }],
    extraResources: [
      { from: join(root, '.cache', 'fonts'), to: 'fonts' },
      { from: join(root, '.cache', 'text-entry'), to: 'text-entry' },
      { from: join(root, '.cache', 'policy'), to: 'policy', filter: ['pack.json', 'pack.sig'] },
    ],
    asar: true,
    // sharp's add-on loads libvips by its own path
    asarUnpack: ['**/*.node', '**/*.so.*'],
    npmRebuild: false,
    nodeGypRebuild: false,
    buildDependenciesFromSource: false,
    electronLanguages: ['zh-CN', 'en-US'],
    publish: null,
    async afterPack({ appOutDir }) {
      // A folder of Electron brings its own default app along.
      rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
      await setFuses(join(appOutDir, flavour.name));
    },
    linux: {
      target: ['dir', 'deb'],
      category: 'Office',
      maintainer: 'Yuncang <booth@yuncang.invalid>',
      vendor: 'Yuncang',
      executableName: flavour.name,
      synopsis: flavour.description,
    },
    deb: {
      packageName: flavour.name,
      depends: [
        'libgtk-3-0 | libgtk-3-0t64',
        'libnss3',
        'libasound2 | libasound2t64',
        'libgbm1',
        'libusb-1.0-0',
        'libxss1',
        'libxtst6',
        'sane-utils',
      ],
      recommends: ['cups-daemon', 'cups-client'], // prints the slip
    },
  };
}
