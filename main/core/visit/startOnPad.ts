/** Begins a signature on the pad: draws its prompt, hands it to the devices, and tells what came of it as an event. */
import type { DeviceError, PadScreen } from '../../contract/devices.ts';
import { ok } from '../../contract/result.ts';
import { gone, lost } from './devicesGone.ts';
import type { RunnerPorts } from './runnerPorts.ts';
import type { BoothEvent, Effect } from './visit.ts';

/** A picture goes to the pad in thousands of slow control transfers. */
const DEADLINE_MS = 20_000;

/** The same fonts set the document: a character missing on the pad is never shown as a box either. */
const UNDRAWABLE: DeviceError = { kind: 'unsupported', device: 'signaturePad', stage: 'prompt', retryable: false, detail: '' }; // prettier-ignore

/** Null: nobody waits for this signature any more. `screen` null: the pad has none, or has not said. */
export async function startOnPad(
  ports: Pick<RunnerPorts, 'drawPad' | 'devices'>,
  screen: PadScreen | null,
  { job, prompt, language }: Extract<Effect, { kind: 'startSigning' }>,
  stillWanted: () => boolean,
): Promise<BoothEvent | null> {
  const drawn = screen === null ? ok(null) : await ports.drawPad(prompt, language, screen);
  if (!stillWanted()) return null;
  if (!drawn.ok) return { kind: 'signingBroke', job, error: UNDRAWABLE };
  const picture = drawn.value === null ? {} : { picture: drawn.value };
  const answer = await ports
    .devices()
    ?.ask('startSigning', { job, prompt, ...picture }, DEADLINE_MS)
    .catch(lost);
  if (answer?.ok !== true) return { kind: 'signingBroke', job, error: answer?.error ?? gone('signaturePad') };
  return { kind: 'signingStarted', job, geometry: answer.value.geometry, pad: answer.value.identity };
}
