/** A HID device on a socket, for machines without a virtual hidraw: the same reports, answered by the same peer. */
import type { TcpHidIdentity } from '../transport/tcpHid.ts';
import { PACKET } from '../transport/tcp.ts';
import type { HidIdentity, HidPeer, VirtualHid } from './hidraw.ts';
import { createDeviceSocket } from './socket.ts';

const REFUSED = new Uint8Array();
const DONE = Uint8Array.of(1);

const identityPacket = ({ vendorId, productId, name, serial, usagePage, usage, descriptor }: HidIdentity): Buffer => {
  const text = Buffer.from(descriptor).toString('base64');
  const identity: TcpHidIdentity = { vendorId, productId, product: name, serial, usagePage, usage, descriptor: text };
  return Buffer.from(JSON.stringify(identity));
}; // prettier-ignore

export async function createHidSocket(firstHid: HidIdentity, firstPeer: HidPeer): Promise<VirtualHid> {
  let [hid, peer] = [firstHid, firstPeer];
  const answerTo = (kind: number, body: Uint8Array): Uint8Array => {
    if (kind === PACKET.setFeature) return peer.setFeature(body) === 'stall' ? REFUSED : DONE;
    const id = body[0] ?? 0;
    const payload = peer.getFeature(id);
    return payload === 'stall' ? REFUSED : Buffer.concat([Uint8Array.of(id), payload]);
  };
  const identity = (): Uint8Array => identityPacket(hid);
  const socket = await createDeviceSocket(identity, (kind, body) => {
    if (kind === PACKET.output) return peer.output?.(body);
    if (kind === PACKET.setFeature || kind === PACKET.getFeature) {
      socket.send(PACKET.answer, answerTo(kind, body));
    }
  });
  const { path, unplug, plug, close } = socket;
  return {
    path,
    input: (report) => socket.send(PACKET.input, report),
    unplug,
    plug,
    become: (nextHid, nextPeer) => void ([hid, peer] = [nextHid, nextPeer]),
    close,
  };
}
