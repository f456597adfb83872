import { describe, expect, it } from 'vitest';
import { chooseDpi, measuredDpi, parseOptions } from './options.ts';
import { failureOf, identityOf, parseList, readSign, resolveDevice, ticketFor } from './protocol.ts';

const AIRSCAN = `
All options specific to device \`airscan:e0:X':
  Standard:
    --resolution 75|100|150|200|300dpi [300]
        Sets the resolution of the scanned image.
    --mode Color|Gray [Color]
    --source Flatbed|ADF|ADF Duplex [Flatbed]
  Geometry:
    -x 0..209.973mm [209.973]
    -y 0..297.011mm [297.011]
    --adf-justification-x <string> [inactive]
`;
const RANGE =
  '    --resolution 1..1200dpi (in steps of 1) [50]\n    --mode Gray|Color [Gray]\n    -x 0..80mm (in steps of 1) [80]\n';
const WISH = { source: 'feeder', dpi: 300, mode: 'gray' } as const;
const TO = { dir: '/spool', format: 'jpeg', firstPage: 3 } as const;

describe('scanimage', () => {
  it('is asked for what the device allows', () => {
    const ticket = ticketFor('airscan:e0:X', null, parseOptions(AIRSCAN), WISH, TO);
    expect(ticket.ok && ticket.value.args.join(' ')).toBe(
      '-d airscan:e0:X --format=jpeg -p --batch-print --batch=/spool/p%04d.jpeg --batch-start=3 --source ADF --mode Gray --resolution 300 -x 209.973 -y 297',
    );
  });

  it('scans a single sheet where the device has no feeder option', () => {
    const ticket = ticketFor('pnm:0', null, parseOptions(RANGE), WISH, TO);
    expect(ticket.ok && ticket.value.args).toContain('--batch-count=1');
    expect(ticket.ok && ticket.value.args).not.toContain('--source');
  });

  it('is not started with a source the device does not have', () => {
    expect(ticketFor('d', 'Tray 9', parseOptions(AIRSCAN), WISH, TO)).toEqual({
      ok: false,
      error: 'no source for feeder',
    });
  });

  it('gets the smallest resolution that is enough', () => {
    expect(chooseDpi(parseOptions(AIRSCAN), 120)).toBe(150);
    expect(chooseDpi(parseOptions(AIRSCAN), 600)).toBe(300);
    expect(chooseDpi(parseOptions(RANGE), 5000)).toBe(1200);
  });

  it('tells pages and progress on stderr', () => {
    expect(readSign('Progress: 12.3%')).toEqual({ kind: 'progressed', percent: 12.3 });
    expect(readSign('Scanning page 4')).toEqual({ kind: 'pageStarted', page: 4 });
    expect(readSign('scanimage: sane_read: Document feeder jammed').kind).toBe('said');
  });

  const end = (code: number | null, text = '', signal: string | null = null) =>
    failureOf({ code, signal, text });
  it('means by its exit code what SANE means by its status', () => {
    expect([0, 2, 3, 4, 6, 7, 8, 9, 10, 11].map((code) => end(code))).toEqual([
      null, 'cancelled', 'busy', 'invalidOption', 'jam', 'feederEmpty', 'coverOpen', 'ioError', 'outOfMemory', 'permissionDenied',
    ]); // prettier-ignore
    expect([end(134), end(null, '', 'SIGSEGV')]).toEqual(['backendCrash', 'backendCrash']);
    expect(end(1, 'scanimage: open of device x failed: Invalid argument')).toBe('absent');
    expect(end(1, 'scanimage: open of device x failed: Device busy')).toBe('busy');
    expect(end(9, 'libpng error: unexpected EOF')).toBe('badImage');
  });

  it('means what it told of its last sheet where it hung after its last word and was ended', () => {
    const told = (words: string) => end(null, `${words}\nBatch terminated, 2 pages scanned\n`, 'SIGKILL');
    expect(readSign('Batch terminated, 2 pages scanned').kind).toBe('over');
    const sheets = ['Scanned page 1. (scanner status = 5)', 'Scanned page 2. (scanner status = 6)'];
    expect(told(sheets.join('\n'))).toBe('jam');
    expect(told(sheets[0] ?? '')).toBeNull();
    expect(told(`${sheets[0]}\nscanimage: sane_start: Document feeder out of documents`)).toBe('feederEmpty');
    expect(told('')).toBe('ioError');
    expect(end(null, sheets.join('\n'), 'SIGKILL')).toBe('backendCrash');
  });

  it('says which resolution it took where it had not the one asked for', () => {
    expect(readSign('scanimage: rounded value of resolution from 5000 to 1200')).toEqual({
      kind: 'rounded',
      dpi: 1200,
    });
    const a4 = { x: 210, y: 297 };
    expect(measuredDpi(300, { widthPx: 2480, heightPx: 3507 }, a4)).toBe(300);
    expect(measuredDpi(300, { widthPx: 1240, heightPx: 1754 }, a4)).toBe(150);
    // a short sheet from a feeder, or one that was cropped, says nothing of the kind
    expect(measuredDpi(300, { widthPx: 2480, heightPx: 900 }, a4)).toBe(300);
    expect(measuredDpi(300, { widthPx: 1011, heightPx: 638 }, a4)).toBe(300);
    expect(measuredDpi(300, { widthPx: 1240, heightPx: 1754 }, null)).toBe(300);
  });

  it('is given the further options of the configuration last', () => {
    const ticket = ticketFor('d', null, parseOptions(AIRSCAN), WISH, TO, ['--status=no']);
    expect(ticket.ok && ticket.value.args.at(-1)).toBe('--status=no');
    expect(end(1, "scanimage: unrecognized option '--status=no'")).toBe('invalidOption');
  });

  const at = (device: string, usb: string | null = null) => {
    const listed = { device, vendor: 'V', model: 'M' };
    return { ...listed, identity: identityOf(listed, usb) };
  };
  it('finds a device again although its bus number changed, unless two fit', () => {
    const listed = [at('test:0'), at('genesys:libusb:003:011')];
    expect(resolveDevice({ device: 'genesys:libusb:001:004' }, listed)).toBe('genesys:libusb:003:011');
    expect(resolveDevice({ device: 'test:2' }, [at('test:0'), at('test:1')])).toBe('test:2');
    expect(parseList('a:0\u001fV\u001fM\n')).toEqual([{ device: 'a:0', vendor: 'V', model: 'M' }]);
  });

  it('tells two of one kind apart by what the USB bus knows of them', () => {
    const [left, right] = [at('g:libusb:001:004', 'usb:a:b:S1'), at('g:libusb:001:005', 'usb:a:b:S2')];
    const swapped = [at('g:libusb:002:009', 'usb:a:b:S2'), at('g:libusb:002:008', 'usb:a:b:S1')];
    expect(left.identity).not.toBe(right.identity);
    expect(resolveDevice({ device: left.device, identity: left.identity }, swapped)).toBe('g:libusb:002:008');
    expect(resolveDevice({ device: 'g:libusb:009:009', identity: 'g|V M|usb:a:b:S9' }, swapped)).toBe(
      'g:libusb:009:009',
    );
  });
});
