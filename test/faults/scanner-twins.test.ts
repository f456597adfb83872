/** Two scanners of one kind, and the same scanner under another address: never mistaken for one another. */
import { createSocket } from 'node:dgram';
import { Bonjour } from 'bonjour-service';
import { describe, expect, it, onTestFinished } from 'vitest';
import { simulateScanner } from '../../devices/simulators/scanner.ts';
import { pagesOf, startScan } from './benches.ts';
import { hostHere, NO_DEVICES, type TestHost } from './harness.ts';
import { endOf } from './scannerBenches.ts';

async function hostOn(url: string, uuid?: string): Promise<TestHost> {
  const host = hostHere({
    ...NO_DEVICES,
    scanner: { kind: 'escl', url, ...(uuid === undefined ? {} : { uuid }) },
  });
  onTestFinished(() => host.close());
  return Promise.resolve(host);
}

/** Whether this machine lets a program announce itself; some containers do not. */
const multicast = await new Promise<boolean>((resolve) => {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  socket.once('error', () => resolve(false));
  socket.bind(0, () => {
    try {
      socket.addMembership('224.0.0.251');
      resolve(true);
    } catch {
      resolve(false); // no network with multicast
    }
    socket.close();
  });
});
if (!multicast) process.stderr.write('MDNS TEST SKIPPED: this machine has no multicast\n');

describe('two scanners of one kind', () => {
  it('work side by side, each with its own pages and identity', async () => {
    const [left, right] = [
      await simulateScanner({ uuid: 'aaaa-1' }),
      await simulateScanner({ uuid: 'bbbb-2' }),
    ];
    onTestFinished(async () => {
      await left.close();
      await right.close();
    });
    const [hostLeft, hostRight] = [await hostOn(left.url), await hostOn(right.url)];
    expect(await hostLeft.state('scanner', 'ready')).toMatchObject({ identity: 'uuid:aaaa-1' });
    expect(await hostRight.state('scanner', 'ready')).toMatchObject({ identity: 'uuid:bbbb-2' });
    left.load(['iou']);
    right.load(['photos', 'lease-1']);
    await Promise.all([startScan(hostLeft), startScan(hostRight)]);
    expect(await endOf(hostLeft)).toEqual({ pages: 1, kind: null });
    expect(await endOf(hostRight)).toEqual({ pages: 2, kind: null });
    expect(pagesOf(hostRight).map(({ sha256 }) => sha256)).not.toContain(pagesOf(hostLeft)[0]?.sha256);
  });

  it.skipIf(!multicast)('one that moved is found by what it announces, not the other', async () => {
    const own = await simulateScanner({ uuid: 'aaaa-1' });
    const twin = await simulateScanner({ uuid: 'bbbb-2' });
    const network = new Bonjour();
    onTestFinished(async () => {
      network.destroy();
      await own.close();
      await twin.close();
    });
    for (const [scanner, uuid] of [[twin, 'bbbb-2'], [own, 'aaaa-1']] as const) {
      const port = Number(new URL(scanner.url).port);
      network.publish({ name: `Scanner ${uuid}`, type: 'uscan', port, txt: { rs: 'eSCL', ty: 'Model', UUID: uuid } });
    }
    const host = await hostOn('http://127.0.0.1:9/eSCL', 'AAAA-1');
    expect(await host.state('scanner', 'ready')).toMatchObject({ identity: 'uuid:aaaa-1' });
    own.load(['iou']);
    await startScan(host);
    expect(await endOf(host)).toEqual({ pages: 1, kind: null });
  }); // prettier-ignore
});
