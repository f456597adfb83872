/** Builds a package: stage, electron-builder, Debian package. */
import { join } from 'node:path';
import { Platform, build } from 'electron-builder';
import { builderConfig } from './builderConfig.ts';
import { FLAVOURS, type Flavour, electronFor } from './flavours.ts';
import { stageApp } from './stage.ts';

/** Returns the files made; `<output>/linux-unpacked` is the folder. */
export function buildPackage(kind: Flavour['kind'], output: string): Promise<string[]> {
  const flavour = FLAVOURS[kind];
  const electron = electronFor(flavour);
  const app = join(output, 'app');
  stageApp(app, flavour);
  // fpm is a download; what electron-builder asks of it, dpkg-deb does.
  process.env['CUSTOM_FPM_PATH'] = join(import.meta.dirname, 'fpm.ts');
  return build({
    projectDir: app, // else it would pack what it finds in the project's own node_modules
    targets: Platform.LINUX.createTarget(),
    config: builderConfig(flavour, electron, { app, output }),
  });
}
