/** Parts of the runner that need nothing of its state: printing, and the session's runner on the visit's own ports. */
import { createSessionRunner, type SessionPorts } from '../session/sessionRunner.ts';
import { lost } from './devicesGone.ts';
import type { RunnerPorts } from './runnerPorts.ts';

const PRINT_DEADLINE_MS = 25_000;

/** A printer that says nothing has not printed. */
export async function print(
  ports: Pick<RunnerPorts, 'devices'>,
  bytes: Uint8Array<ArrayBuffer> | null,
): Promise<{ printed: boolean }> {
  const answer =
    bytes === null
      ? undefined
      : await ports.devices()?.ask('printPaper', { bytes }, PRINT_DEADLINE_MS).catch(lost);
  return { printed: answer?.printed === true };
}

export const sessionRunnerOf = (
  ports: RunnerPorts,
  here: Pick<SessionPorts, 'readPage' | 'visitId' | 'desk' | 'tell' | 'answerPage'>,
): ReturnType<typeof createSessionRunner> =>
  createSessionRunner({
    ...ports.session,
    ...here,
    ...(ports.draft === undefined ? {} : { settleDraft: () => ports.draft?.settle() }),
    clock: ports.clock,
    newId: ports.newId,
    log: ports.log,
    pack: ports.pack,
    site: ports.site,
    online: () => ports.link() === 'online',
    samplesDigest: ports.samplesDigest,
  });
