/** A serial line over a loopback socket: the same wire as `serial.ts`, without a port. */
import { ok, type Result } from '../../main/contract/result.ts';
import type { SerialEars, SerialFailure, SerialWire } from './serial.ts';
import { openTcp, PACKET } from './tcp.ts';

/** Body of a speed packet. */
export function encodeSpeed(baud: number): Uint8Array {
  const body = Buffer.alloc(4);
  body.writeUInt32BE(baud);
  return body;
}

export async function openTcpSerial(
  address: string,
  baud: number,
  ears: SerialEars,
): Promise<Result<SerialWire, SerialFailure>> {
  const opened = await openTcp(address, {
    packet: (kind, body) => void (kind === PACKET.bytes && ears.data(body)),
    closed: ears.closed,
  });
  if (!opened.ok) return opened;
  const device = opened.value;
  device.send(PACKET.speed, encodeSpeed(baud));
  return ok({
    write: (bytes) => device.send(PACKET.bytes, bytes),
    async setBaud(next) {
      device.send(PACKET.speed, encodeSpeed(next));
    },
    async close() {
      device.close();
    },
  });
}
