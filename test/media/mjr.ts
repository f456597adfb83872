/** Reads a recording of Janus far enough to see that it is one: its head, and how many packets of picture or sound follow. */
import { z } from 'zod';

const Head = z.object({ t: z.enum(['a', 'v']), c: z.string(), s: z.number(), u: z.number() });
export type Mjr = { readonly head: z.infer<typeof Head>; readonly packets: number };

const [MAGIC, FRAME] = ['MJR00002', 'MEET'];

/** Throws where the file is none. */
export function mjrOf(bytes: Buffer): Mjr {
  if (bytes.toString('latin1', 0, 8) !== MAGIC) throw new Error('no recording of Janus');
  const size = bytes.readUInt16BE(8);
  const head = Head.parse(JSON.parse(bytes.toString('utf8', 10, 10 + size)));
  let packets = 0;
  for (let at = 10 + size; at < bytes.length; packets += 1) {
    if (bytes.toString('latin1', at, at + 4) !== FRAME) throw new Error('a packet without its mark');
    at += 10 + bytes.readUInt16BE(at + 8);
    if (at > bytes.length) throw new Error('a packet that is cut');
  }
  return { head, packets };
}
