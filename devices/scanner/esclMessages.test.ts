import { describe, expect, it } from 'vitest';
import { capabilities, settingsOf, status } from '../simulators/esclXml.ts';
import { chooseFormat, jobTicket, readAbilities, refusalOf, troubleOf } from './esclMessages.ts';

describe('an eSCL scanner', () => {
  it('tells its model, its resolutions and its formats', () => {
    const abilities = readAbilities(capabilities('Model X'));
    expect(abilities).toMatchObject({
      model: 'Model X',
      serial: 'SIM-0001',
      resolutions: [75, 100, 150, 200, 300],
    });
    expect(abilities && chooseFormat(abilities, 'jpeg')).toBe('image/png');
    expect(readAbilities('<html>a router</html>')).toBeNull();
  });

  it('is given a ticket that says source, resolution and colour', () => {
    const ticket = jobTicket({ source: 'feeder', dpi: 200, mode: 'color' }, 200, 'image/png');
    expect(settingsOf(ticket)).toEqual({
      source: 'feeder',
      dpi: 200,
      color: true,
      widthPx: 1653,
      heightPx: 2339,
    });
  });

  it.each([
    ['ScannerAdfJam', 'jam'],
    ['ScannerAdfDoorOpen', 'coverOpen'],
    ['ScannerAdfEmpty', 'feederEmpty'],
    ['ScannerAdfLoaded', null],
  ] as const)('in state %s means %s to the feeder and nothing to the glass', (adf, kind) => {
    expect(troubleOf(status('Stopped', adf), 'feeder')).toBe(kind);
    expect(troubleOf(status('Stopped', adf), 'flatbed')).toBeNull();
  });

  it('refuses a job in ways that can be told apart', () => {
    expect([503, 409, 403, 400, 404, 500].map(refusalOf)).toEqual([
      'busy', 'busy', 'permissionDenied', 'invalidOption', 'unsupported', 'protocol',
    ]); // prettier-ignore
  });

  it('cannot make the reading of its answer slow', () => {
    const started = performance.now();
    troubleOf('<scan:AdfState '.repeat(20_000), 'feeder');
    expect(performance.now() - started).toBeLessThan(500);
  });
});
