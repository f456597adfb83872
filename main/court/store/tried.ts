/** Writes that a full disk may refuse where nobody waits for an answer: a line, a timer. */

const PASSING = /^(?:SQLITE_(?:FULL|IOERR|BUSY)|ENOSPC)/u;

/** Whether this is a disk that is full or does not write now. Of the write nothing stands, and it may work later. */
export const cannotWrite = (thrown: unknown): boolean =>
  typeof thrown === 'object' &&
  thrown !== null &&
  'code' in thrown &&
  typeof thrown.code === 'string' &&
  PASSING.test(thrown.code);

/** Does the write, whole or not at all; false where the disk would not. Throws whatever else is wrong. */
export function tried(write: () => void): boolean {
  try {
    write();
    return true;
  } catch (thrown) {
    if (cannotWrite(thrown)) return false;
    throw thrown;
  }
}
