/** Puts one device's diagnosis together: what the board knows, what the machine shows, and what a technician should do. */
import type { DeviceCare, DeviceName, DeviceState, Diagnosis } from '../../main/contract/devices.ts';
import { scannerIn, type DevicesConfig } from '../../main/contract/launch.ts';
import { advised } from './advice.ts';
import { CHECKS, configuredPath, knownAs, type Case, type Finding } from './checks.ts';
import type { Facts } from './facts.ts';

export interface Known {
  readonly state: DeviceState;
  readonly care: DeviceCare;
}

/** What drives a device of this booth; empty where it has none. */
function driverOf(device: DeviceName, config: DevicesConfig): string {
  switch (device) {
    case 'idReader':
      return config.idReader === null ? '' : 'SAM-V';
    case 'signaturePad':
      return config.signaturePad === null ? '' : { stu: 'hidraw', pointer: 'touch display' }[config.signaturePad.kind]; // prettier-ignore
    case 'scanner':
      return { none: '', sane: 'SANE', escl: 'eSCL' }[scannerIn(config)?.kind ?? 'none'];
    case 'trigger':
      return (config.trigger ?? null) === null ? '' : 'hidraw';
    case 'light':
      return (config.light ?? null) === null ? '' : 'serial';
    case 'codeReader':
      return (config.codeReader ?? null) === null ? '' : 'serial';
  }
}

/** Something that could be the device is there, whether or not it works. */
function isPresent(facts: Facts, given: Case): boolean {
  const { state } = given;
  if (state.kind !== 'absent' && state.kind !== 'disconnected' && state.kind !== 'opening') return true;
  const path = configuredPath(given);
  if (path !== null) return facts.nodes[path] !== null && facts.nodes[path] !== undefined;
  return facts.usb.some(knownAs(given));
}

/** A device that is just not there, with nothing to explain it, still gets a piece of advice. */
function findingsOf(facts: Facts, given: Case): readonly Finding[] {
  const found = CHECKS.flatMap((check) => check(facts, given) ?? []);
  const { kind } = given.state;
  const unexplained = (kind === 'absent' || kind === 'disconnected') && found.every(({ severity }) => severity === 'hint'); // prettier-ignore
  return unexplained ? [{ code: 'fault', severity: 'problem', detail: kind }, ...found] : found;
}

export function diagnose(
  device: DeviceName,
  config: DevicesConfig,
  { state, care }: Known,
  facts: Facts,
): Diagnosis {
  const expected = driverOf(device, config) !== '';
  const given: Case = { device, config, state };
  const findings = expected ? findingsOf(facts, given) : [];
  const kind =
    state.kind === 'fault' ? state.error.kind : state.kind === 'absent' ? 'absent' : 'disconnected';
  const shown = state.kind === 'ready' ? state : { model: '', identity: '', firmware: '' };
  const works = state.kind === 'ready' || state.kind === 'busy';
  return {
    device,
    expected,
    present: expected && isPresent(facts, given),
    ready: works && findings.every(({ severity }) => severity === 'hint'),
    driver: driverOf(device, config),
    model: shown.model,
    identity: shown.identity,
    firmware: shown.firmware ?? '',
    state,
    care,
    advice: findings.map((finding) => advised(finding, kind)),
  };
}
