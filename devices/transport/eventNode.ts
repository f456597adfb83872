/** Reads what a kernel event node or a named pipe has to tell, without waiting in it: a plain file, looked at in short turns. */
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

export interface EventNode {
  /** What has come since the last look, at most one buffer; empty: nothing. Null: the node is gone. */
  read(): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

const BUFFER_BYTES = 24 * 64;

const codeOf = (reason: unknown): string =>
  reason instanceof Error && 'code' in reason ? String(reason.code) : '';

/** Null: no such node, or not ours to read. Never blocks: a parked read would hold one of the process's few file threads. */
export async function openEventNode(path: string): Promise<EventNode | null> {
  let file: FileHandle;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch {
    return null;
  }
  return {
    async read() {
      const buffer = new Uint8Array(BUFFER_BYTES);
      try {
        const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
        return buffer.slice(0, bytesRead);
      } catch (reason) {
        return codeOf(reason) === 'EAGAIN' ? new Uint8Array() : null;
      }
    },
    close: () => file.close().catch(() => undefined), // a node that is gone is closed
  };
}
