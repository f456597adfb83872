/** The in-memory sessions that windows live in: each visit gets a clean one, wiped before it is used again. */
import { type Session, session } from 'electron';
import { lockSession, type CameraDoor } from './lockdown.ts';
import { type Roots, serveScheme } from './scheme.ts';

export interface VisitSessions {
  /** A clean session; the one handed out before it is still in use until it is given back. */
  take(): Promise<Session>;
  /** Forgets everything the session holds: storage, caches, connections. */
  giveBack(used: Session): void;
}

/**
 * Two sessions in turn. A new partition for each visit would be simpler, but Electron keeps every partition until the
 * app ends: 0.75 MB a visit were measured, against none with two that are wiped.
 */
export function visitSessions(roots: Roots, camera: CameraDoor): VisitSessions {
  const free = ['visit-a', 'visit-b'].map((partition) => {
    const made = session.fromPartition(partition); // without `persist:` nothing of it reaches the disk
    lockSession(made, camera);
    serveScheme(made, roots);
    return Promise.resolve(made);
  });
  return {
    take() {
      const next = free.shift();
      if (next === undefined) throw new Error('a third window was asked for');
      return next;
    },
    giveBack: (used) => void free.push(wipe(used)),
  };
}

async function wipe(used: Session): Promise<Session> {
  await used.closeAllConnections();
  await used.clearData();
  await used.clearStorageData();
  await used.clearCache();
  await used.clearCodeCaches({});
  await used.clearAuthCache();
  await used.clearHostResolverCache();
  return used;
}
