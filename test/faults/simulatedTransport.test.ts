/** The booth's devices where a machine has no pty, virtual hidraw or SANE: the same drivers on loopback sockets. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { simulatedDevices, transportNotice } from '../../build/start/simulators.ts';
import { startSimulators, type RunningSimulators } from '../../devices/simulators/server.ts';
import { pagesOf, PROMPT, startScan } from './benches.ts';
import { scannerIn, type DevicesConfig } from '../../main/contract/launch.ts';
import { hostHere, NO_DEVICES, type TestHost } from './harness.ts';

interface Bench {
  readonly sims: RunningSimulators;
  readonly host: TestHost;
}

async function simulators(): Promise<RunningSimulators> {
  vi.stubEnv('YUNCANG_SIMULATED_TRANSPORT', '1');
  const sims = await startSimulators({ court: null, consoleDir: '/nowhere', pad: 'STU-540' });
  vi.unstubAllEnvs();
  onTestFinished(() => sims.close());
  return sims;
}

function hostOn(config: DevicesConfig): TestHost {
  const host = hostHere(config);
  onTestFinished(() => host.close());
  return host;
}

async function bench(): Promise<Bench> {
  const sims = await simulators();
  return { sims, host: hostOn(simulatedDevices(sims.ready).devices) };
}

const samplesOf = (host: TestHost) =>
  host.pushed.flatMap((entry) => (entry.name === 'inkDrawn' ? entry.body.samples : []));
const line = (points: number) =>
  Array.from({ length: points }, (_, i) => ({ x: i / points, y: 0.4, p: 0.6 }));

describe('devices simulated at the transport interface', () => {
  it('are said to be so, and need nothing of the system', async () => {
    const sims = await simulators();
    expect(transportNotice(sims.ready)).toMatch(
      /transport interface.*ID-card reader, signature pad, scanner/,
    );
    expect(transportNotice({ atTransport: [] })).toBeNull();
    const { devices, devicesEnv } = simulatedDevices(sims.ready);
    expect(devicesEnv).toEqual({});
    expect([devices.idReader?.path, sims.ready.signaturePad].every((path) => path?.startsWith('tcp://127.0.0.1:'))).toBe(true); // prettier-ignore
    expect(scannerIn(devices)?.kind).toBe('escl');
  });

  it('refuse a second opener while the first has them', async () => {
    const { sims, host } = await bench();
    await host.state('idReader', 'ready');
    await host.state('signaturePad', 'ready');
    const other = hostOn(simulatedDevices(sims.ready).devices);
    expect(await other.state('idReader', 'fault')).toMatchObject({ error: { kind: 'busy' } });
    expect(await other.state('signaturePad', 'fault')).toMatchObject({ error: { kind: 'busy' } });
  });
});

describe('the reader on a socket', () => {
  it('reads a card, and finds its speed like any other', async () => {
    const { sims, host } = await bench();
    await host.state('idReader', 'ready');
    await host.devices.ask('watchCard', { on: true });
    sims.simulation.reader.place('hmtPermit');
    expect((await host.next('cardRead')).card.type).toBe('hmtPermit');
    sims.simulation.reader.lift();
    await host.next('cardLifted');

    await sims.simulation.reader.fault('wrongBaud');
    await host.close();
    const probing = hostOn({ ...NO_DEVICES, idReader: { path: sims.ready.idReader, baud: 'probe' } });
    await probing.state('idReader', 'ready');
  });

  it.each([
    ['flippedBit', 'checksum'],
    ['truncated', 'timeout'],
  ] as const)('with %s fails as %s', async (fault, kind) => {
    const { sims, host } = await bench();
    await host.state('idReader', 'ready');
    await sims.simulation.reader.fault(fault);
    sims.simulation.reader.place('resident');
    await host.devices.ask('watchCard', { on: true });
    expect((await host.next('cardFailed')).error.kind).toBe(kind);
  });

  it('unplugged mid-reading fails that card once, and works again after replug', async () => {
    const { sims, host } = await bench();
    const { reader } = sims.simulation;
    await host.state('idReader', 'ready');
    await host.devices.ask('watchCard', { on: true });
    reader.place('resident');
    await host.next('cardFound');
    await reader.unplug();
    expect((await host.next('cardFailed')).error.kind).toBe('disconnected');
    await host.state('idReader', 'disconnected');
    await reader.replug();
    expect((await host.next('cardRead')).card.type).toBe('resident');
  });
});

describe('the pad on a socket', () => {
  it('takes a whole signature under the prompt on its own screen, and forgets it', async () => {
    const { sims, host } = await bench();
    const { pad } = sims.simulation;
    await host.state('signaturePad', 'ready');
    const started = await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT });
    expect(started).toMatchObject({ ok: true, value: { identity: { model: 'STU-540', driver: 'stu' } } });
    expect(pad.inking()).toBe(true);
    expect(pad.screen()?.bytes.some((byte) => byte !== 0xff)).toBe(true);
    await pad.draw([line(100), line(60)], 5);
    await host.next('inkDrawn', () => samplesOf(host).length >= 172);
    expect(samplesOf(host)).toHaveLength(172);
    await host.devices.ask('forget', {});
    expect(pad.screen()).toBeNull();
  });

  it('unplugged mid-signature breaks the signing, and is ready again after replug', async () => {
    const { sims, host } = await bench();
    const { pad } = sims.simulation;
    await host.state('signaturePad', 'ready');
    await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT });
    const drawing = pad.draw([line(200)], 5);
    await host.next('inkDrawn', () => samplesOf(host).length > 40);
    await pad.unplug();
    expect(await host.next('signingBroke')).toMatchObject({ job: 'a', error: { kind: 'disconnected' } });
    await host.state('signaturePad', 'disconnected');
    await drawing;
    await pad.replug();
    await host.next('deviceStateChanged', ({ device, state }) => device === 'signaturePad' && state.kind === 'ready'); // prettier-ignore
  });

  it('that stalls is an unsupported one, as on hidraw', async () => {
    const sims = await simulators();
    await sims.simulation.pad.fault('stall');
    const host = hostOn({ ...NO_DEVICES, signaturePad: { kind: 'stu', path: sims.ready.signaturePad } });
    expect(await host.state('signaturePad', 'fault')).toMatchObject({ error: { kind: 'unsupportedReport' } });
  });
});

describe('the scanner by the own eSCL client', () => {
  it('keeps two pages when the third jams, and scans the rest once the jam is cleared', async () => {
    const { sims, host } = await bench();
    const { scanner } = sims.simulation;
    await host.state('scanner', 'ready');
    scanner.load(['iou', 'lease-1', 'lease-2', 'photos']);
    scanner.fault('jamOnPage3');
    await startScan(host);
    expect((await host.next('scanEnded')).end).toMatchObject({
      kind: 'failed',
      pages: 2,
      error: { kind: 'jam', stage: 'page 3' },
    });
    expect(pagesOf(host).map(({ index }) => index)).toEqual([0, 1]);
    expect(pagesOf(host).every(({ widthPx, heightPx }) => widthPx > 820 && heightPx > 1160)).toBe(true);
    scanner.clearFaults();
    await startScan(host, { job: 'again' });
    expect((await host.next('scanEnded')).end).toEqual({ kind: 'done', pages: 2 });
    expect(new Set(pagesOf(host).map(({ sha256 }) => sha256)).size).toBe(4);
  });

  it.each([
    ['jam', 'jam'],
    ['coverOpen', 'coverOpen'],
    ['feederEmpty', 'feederEmpty'],
    ['ioError', 'ioError'],
    ['truncatedImage', 'badImage'],
    ['backendCrash', 'backendCrash'],
  ] as const)('with %s fails as %s', async (fault, kind) => {
    const { sims, host } = await bench();
    await host.state('scanner', 'ready');
    sims.simulation.scanner.fault(fault);
    await startScan(host);
    expect((await host.next('scanEnded')).end).toMatchObject({ kind: 'failed', pages: 0, error: { kind } });
  });

  it('scans one sheet from the glass', async () => {
    const { host } = await bench();
    await host.state('scanner', 'ready');
    await startScan(host, { source: 'flatbed' });
    expect((await host.next('scanEnded')).end).toEqual({ kind: 'done', pages: 1 });
  });

  it('that is cancelled hands over nothing more, and the scanner is free again', async () => {
    const { sims, host } = await bench();
    await host.state('scanner', 'ready');
    sims.simulation.scanner.fault('slow');
    await startScan(host);
    await host.next('scanProgressed');
    await host.devices.ask('cancelScan', { job: 'j' });
    expect((await host.next('scanEnded')).end).toMatchObject({ pages: 0, error: { kind: 'cancelled' } });
    sims.simulation.scanner.clearFaults();
    await startScan(host, { job: 'again' });
    expect((await host.next('scanEnded')).end).toEqual({ kind: 'done', pages: 3 });
  });

  it('pulled out is disconnected, and ready again when it is back', async () => {
    const { sims, host } = await bench();
    await host.state('scanner', 'ready');
    await sims.simulation.scanner.unplug();
    await startScan(host);
    expect((await host.next('scanEnded')).end).toMatchObject({ error: { kind: 'disconnected' } });
    await host.state('scanner', 'disconnected');
    await sims.simulation.scanner.replug();
    await host.next(
      'deviceStateChanged',
      ({ device, state }) => device === 'scanner' && state.kind === 'ready',
    );
  });
});

/** A scanner that answers as a test says, and what it was asked. */
async function oddScanner(
  answer: (asked: string, response: ServerResponse) => void,
): Promise<{ url: string; asked: string[]; host: TestHost }> {
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response) => {
    const what = `${request.method} ${request.url}`;
    asked.push(what);
    request.resume();
    if (what.endsWith('ScannerCapabilities')) {
      response.end(
        `<s:ScannerCapabilities><p:MakeAndModel>Odd</p:MakeAndModel><p:DocumentFormats><p:DocumentFormat>image/jpeg</p:DocumentFormat></p:DocumentFormats>
<s:PlatenInputCaps/><s:AdfSimplexInputCaps/></s:ScannerCapabilities>`,
      );
    } else answer(what, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/eSCL`;
  const host = hostHere({ ...NO_DEVICES, scanner: { kind: 'escl', url } });
  onTestFinished(async () => {
    await host.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  await host.state('scanner', 'ready');
  return { url, asked, host };
}

describe('the own eSCL client', () => {
  it('never follows a job to another host, and ends the job it made', async () => {
    const { asked, host } = await oddScanner((what, response) => {
      if (what.startsWith('POST')) {
        return void response.writeHead(201, { location: 'http://192.0.2.1//other.test/jobs/7' }).end();
      }
      return void response.writeHead(what.startsWith('DELETE') ? 200 : 500).end();
    });
    await startScan(host);
    expect((await host.next('scanEnded')).end).toMatchObject({ error: { kind: 'ioError' } });
    expect(asked).toContain('GET //other.test/jobs/7/NextDocument');
    expect(asked).toContain('DELETE //other.test/jobs/7');
  });

  it('tries a busy scanner again, and a page that is not ready yet', async () => {
    const refusals = { job: 1, page: 1 };
    const page = readFileSync(new URL('../../devices/simulators/pages/iou.png', import.meta.url));
    const { host } = await oddScanner((what, response) => {
      if (what.startsWith('POST')) {
        if (refusals.job-- > 0) return void response.writeHead(503).end();
        return void response.writeHead(201, { location: '/eSCL/ScanJobs/1' }).end();
      }
      if (!what.endsWith('NextDocument'))
        return void response.end('<s:ScannerStatus><p:State>Idle</p:State></s:ScannerStatus>');
      if (refusals.page-- > 0) return void response.writeHead(503).end();
      return void response.end(page);
    });
    await startScan(host, { source: 'flatbed' });
    expect((await host.next('scanEnded')).end).toEqual({ kind: 'done', pages: 1 });
    expect(refusals).toEqual({ job: -1, page: -1 });
  });

  it('is not redirected elsewhere', async () => {
    const { host } = await oddScanner((_, response) => {
      response.writeHead(307, { location: 'http://192.0.2.1/' }).end();
    });
    await startScan(host);
    expect((await host.next('scanEnded')).end).toMatchObject({ error: { kind: 'protocol' } });
  });

  it('speaks plain HTTP to this machine only', async () => {
    const host = hostOn({ ...NO_DEVICES, scanner: { kind: 'escl', url: 'http://192.0.2.1/eSCL' } });
    expect(await host.state('scanner', 'fault')).toMatchObject({ error: { kind: 'invalidOption' } });
  });
});
