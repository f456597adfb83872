/** The TCP ports a user's programs listen on, as the kernel lists them. */
import { readProc } from './processTree.ts';

const LISTENING = '0A';

/** Lines of `/proc/net/tcp`: number, local address, remote address, state, queues, timer, retransmits, user. */
export function portsOf(uid: number): readonly number[] {
  return ['tcp', 'tcp6'].flatMap((table) =>
    (readProc(`net/${table}`) ?? '').split('\n').flatMap((line) => {
      const [, local = '', , state, , , , owner] = line.trim().split(/\s+/);
      return state === LISTENING && Number(owner) === uid
        ? [Number.parseInt(local.split(':')[1] ?? '', 16)]
        : [];
    }),
  );
}
