/** A HID device over a loopback socket: the same wire as `hid.ts`, without a hidraw node. */
import { z } from 'zod';
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { HidEars, HidFailure, HidInfo, HidWire } from './hid.ts';
import { identityAt, openTcp, PACKET } from './tcp.ts';

/** Body of the device's identity packet, as JSON. */
export const TcpHidIdentity = z.object({
  vendorId: z.number().int(),
  productId: z.number().int(),
  product: z.string(),
  serial: z.string(),
  usagePage: z.number().int(),
  usage: z.number().int(),
  /** The report descriptor. */
  descriptor: z.base64(),
});
export type TcpHidIdentity = z.infer<typeof TcpHidIdentity>;

/** A device that does not answer an exchange for this long is lost. */
const EXCHANGE_LIMIT_MS = 2000;

function identityOf(body: Uint8Array): TcpHidIdentity | null {
  try {
    return TcpHidIdentity.safeParse(JSON.parse(Buffer.from(body).toString('utf8'))).data ?? null;
  } catch {
    return null; // not JSON: something else listens there
  }
}

export async function listTcpHid(path: string): Promise<HidInfo[]> {
  const body = await identityAt(path);
  const identity = body === null ? null : identityOf(body);
  if (identity === null) return [];
  const { vendorId, productId, serial, product, usagePage, usage } = identity;
  return [{ path, vendorId, productId, serial, product, usagePage, usage }];
}

export async function openTcpHid(path: string, ears: HidEars): Promise<Result<HidWire, HidFailure>> {
  let over = false;
  /** Answers come in the order of their questions. */
  const waiting: ((answer: Uint8Array | null) => void)[] = [];
  const opened = await openTcp(path, {
    packet(kind, body) {
      if (kind === PACKET.answer) waiting.shift()?.(body.length === 0 ? null : body);
      else if (kind === PACKET.input && !over) ears.report(body);
    },
    closed() {
      for (const answer of waiting.splice(0)) answer(null);
      if (!over) ears.lost();
      over = true;
    },
  });
  if (!opened.ok) return opened;
  const device = opened.value;
  const identity = identityOf(device.identity);
  if (identity === null) {
    over = true;
    device.close();
    return err('absent');
  }
  const exchange = (kind: number, body: Uint8Array): Promise<Uint8Array | null> =>
    new Promise((resolve) => {
      if (over) return resolve(null);
      const limit = setTimeout(() => device.close(), EXCHANGE_LIMIT_MS);
      waiting.push((answer) => {
        clearTimeout(limit);
        resolve(answer);
      });
      device.send(kind, body);
    });
  return ok({
    async getFeature(id, payloadBytes) {
      const answer = await exchange(PACKET.getFeature, Uint8Array.of(id));
      return answer?.subarray(0, payloadBytes + 1) ?? null;
    },
    sendFeature: async (report) => (await exchange(PACKET.setFeature, report)) !== null,
    async write(report) {
      if (!over) device.send(PACKET.output, report);
      return !over;
    },
    descriptor: async () => Buffer.from(identity.descriptor, 'base64'),
    async close() {
      over = true;
      device.close();
    },
  });
}
