/** Electron's fuses as a packaged booth has them. */
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

/** Every fuse is written out, so that a new one in a later Electron stops the compiler and is a decision, not a default. */
export const FUSES: Readonly<Record<FuseV1Options, boolean>> = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true, // off, handwriting recognition would be several times slower
};

/** A fuse that this Electron does not have yet is left out; one that it has and the table lacks is an error. */
export async function setFuses(executable: string): Promise<void> {
  const wire = await getCurrentFuseWire(executable);
  const known = Object.fromEntries(Object.entries(FUSES).filter(([fuse]) => Object.hasOwn(wire, fuse)));
  const lacking = Object.keys(wire).filter((fuse) => /^\d+$/.test(fuse) && !Object.hasOwn(FUSES, fuse));
  if (lacking.length > 0) throw new Error(`no decision about the fuses ${lacking.join(', ')}`);
  await flipFuses(executable, { version: FuseVersion.V1, ...known });
}
