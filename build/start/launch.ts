/** Writes the launch file of a booth on this machine. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cameraIn, scannerIn, type Launch } from '../../main/contract/launch.ts';
import { fontDir, policyDir, policyKey } from './places.ts';

export interface LaunchParts extends Pick<Launch, 'devices' | 'devicesEnv' | 'window' | 'consoleUrl'> {
  readonly dataDir: string;
  readonly courtUrl: string;
  readonly provisioningCode: string | null;
}

/** Returns the file's path. It holds a one-time code, so only its owner may read it. */
export function writeLaunch(parts: LaunchParts): string {
  const { dataDir, courtUrl, provisioningCode, ...rest } = parts;
  const booth = join(dataDir, 'booth');
  mkdirSync(booth, { recursive: true, mode: 0o700 });
  const launch: Launch = {
    core: {
      dataDir: booth,
      fontDir,
      policyDir,
      policyKey: policyKey(),
      courtUrl,
      provisioningCode,
      keyFile: join(booth, 'key'),
      pad: parts.devices.signaturePad?.kind ?? 'none',
      camera: cameraIn(parts.devices),
      hasScanner: scannerIn(parts.devices) !== null,
    },
    ...rest,
  };
  const file = join(dataDir, 'launch.json');
  writeFileSync(file, `${JSON.stringify(launch, null, 2)}\n`, { mode: 0o600 });
  return file;
}
