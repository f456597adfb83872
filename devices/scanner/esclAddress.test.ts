import { describe, expect, it } from 'vitest';
import { hostFor, readAnnounced, rootOf, sameScanner } from './esclAddress.ts';

const announced = {
  name: 'Printer of the hall',
  host: '127.0.0.1',
  port: 60_000,
  secure: false,
  txt: { rs: '/eSCL/', ty: 'Model X', pdl: 'image/jpeg, application/pdf', is: 'platen,adf', cs: 'color,grayscale', duplex: 'T', UUID: 'ABCD-1' }, // prettier-ignore
};

describe('the address of an eSCL scanner', () => {
  it.each([
    ['http://127.0.0.1:60000/eSCL', true],
    ['http://localhost/eSCL/', true],
    ['https://192.168.1.20/eSCL', true],
    ['http://192.168.1.20/eSCL', false],
    ['http://127.0.0.1.example.test/eSCL', false],
    ['https://user:word@192.168.1.20/eSCL', false],
    ['file:///etc/passwd', false],
    ['nonsense', false],
  ])('%s may be spoken to: %s', (url, may) => {
    expect(rootOf(url) !== null).toBe(may);
  });

  it('is called localhost where ipp-usb carries it on', () => {
    expect(hostFor(new URL('http://127.0.0.1:60000/eSCL/'))).toBe('localhost:60000');
    expect(hostFor(new URL('https://192.168.1.20/eSCL/'))).toBeUndefined();
  });

  it('is read from what the scanner announces', () => {
    expect(readAnnounced(announced)).toEqual({
      model: 'Model X',
      uuid: 'abcd-1',
      url: 'http://127.0.0.1:60000/eSCL',
      formats: ['image/jpeg', 'application/pdf'],
      inputs: ['platen', 'adf'],
      colours: ['color', 'grayscale'],
      duplex: true,
      allowed: true,
    });
    expect(readAnnounced({ ...announced, host: '10.0.0.9' })?.allowed).toBe(false);
    expect(readAnnounced({ ...announced, host: 'fe80::1', secure: true })?.url).toBe(
      'https://[fe80::1]:60000/eSCL',
    );
    expect(readAnnounced({ ...announced, host: 'not a host' })).toBeUndefined();
  });

  it('changes, the UUID does not', () => {
    const found = [announced, { ...announced, port: 60_001, txt: { ...announced.txt, UUID: 'other' } }]
      .map(readAnnounced)
      .filter((scanner) => scanner !== undefined);
    expect(sameScanner('other', found)?.url).toBe('http://127.0.0.1:60001/eSCL');
    expect(sameScanner('third', found)).toBeUndefined();
  });
});
