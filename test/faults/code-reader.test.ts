/** A code reader on a real serial port: read, torn lines, noise, one that takes no commands, pulled out and back. */
import { expect, it, onTestFinished } from 'vitest';
import { simulateCodeReader, type SimulatedCodeReader } from '../../devices/simulators/codeReader.ts';
import { hostHere, NO_DEVICES, type TestHost } from './harness.ts';

async function bench(mute = false): Promise<{ reader: SimulatedCodeReader; host: TestHost }> {
  const reader = await simulateCodeReader(mute);
  const host = hostHere({ ...NO_DEVICES, codeReader: { path: reader.path, baud: 9600 } });
  onTestFinished(async () => {
    await host.close();
    await reader.close();
  });
  return { reader, host };
}

it('says who it is, and what it reads with either ending', async () => {
  const { reader, host } = await bench();
  expect(await host.state('codeReader', 'ready')).toMatchObject({ model: 'GM65 1.23' });
  reader.scan('(2026)渝0199民调1号');
  expect(await host.next('codeScanned')).toEqual({ text: '(2026)渝0199民调1号' });
  reader.scan('A1', '\r\n');
  expect(await host.next('codeScanned')).toEqual({ text: 'A1' });
  expect(host.log()).not.toContain('渝0199');
});

it('works although it answers no command', async () => {
  const { reader, host } = await bench(true);
  expect(await host.state('codeReader', 'ready')).toMatchObject({ model: 'serial code reader' });
  reader.scan('A2');
  expect(await host.next('codeScanned')).toEqual({ text: 'A2' });
});

it('passes on nothing of noise and of a line without end', async () => {
  const { reader, host } = await bench();
  await host.state('codeReader', 'ready');
  reader.send(Buffer.alloc(4000, 0x41));
  reader.send(Buffer.from('\r\u0000\u0001\u001b[2J\r'));
  reader.scan('A3');
  expect(await host.next('codeScanned')).toEqual({ text: 'A3' });
});

it('pulled out is disconnected, and reads again when it is back', async () => {
  const { reader, host } = await bench();
  await host.state('codeReader', 'ready');
  await reader.unplug();
  await host.next('deviceStateChanged', ({ device, state }) => device === 'codeReader' && state.kind === 'disconnected'); // prettier-ignore
  await reader.replug();
  await host.next('deviceStateChanged', ({ device, state }) => device === 'codeReader' && state.kind === 'ready'); // prettier-ignore
  reader.scan('A4');
  expect(await host.next('codeScanned')).toEqual({ text: 'A4' });
});

it('pulled out in the middle of a code joins nothing of it to the next', async () => {
  const { reader, host } = await bench();
  await host.state('codeReader', 'ready');
  reader.scan('A5');
  expect(await host.next('codeScanned')).toEqual({ text: 'A5' });
  reader.send(Buffer.from('half a co'));
  await reader.unplug();
  await host.next('deviceStateChanged', ({ device, state }) => device === 'codeReader' && state.kind === 'disconnected'); // prettier-ignore
  await reader.replug();
  await host.next('deviceStateChanged', ({ device, state }) => device === 'codeReader' && state.kind === 'ready'); // prettier-ignore
  reader.scan('A6');
  expect(await host.next('codeScanned')).toEqual({ text: 'A6' });
});
