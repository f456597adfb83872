import { describe, expect, it } from 'vitest';
import { capabilities, settingsOf, status, withOddPrefixes, xmlBomb, type AdfState } from '../simulators/esclXml.ts'; // prettier-ignore
import { chooseFormat, infoOf, jobTicket, readAbilities, readStatus, refusalOf, statusOf } from './esclMessages.ts'; // prettier-ignore
import { parseXml } from './xml.ts';

const UUID = '11111111-2222-3333-4444-555555555555';

describe('an eSCL scanner', () => {
  it('tells its model, its identity, and what each input can do', () => {
    const abilities = readAbilities(capabilities('Model X', `urn:uuid:${UUID.toUpperCase()}`));
    if (abilities === null) throw new Error('not understood');
    expect(abilities).toMatchObject({ model: 'Model X', serial: 'SIM-0001', uuid: UUID });
    expect(abilities.inputs.feeder).toMatchObject({
      resolutions: [75, 100, 150, 200, 300],
      modes: ['gray', 'color'],
    });
    expect(chooseFormat(abilities.inputs.flatbed?.formats ?? [], 'jpeg')).toBe('image/png');
    expect(infoOf(abilities, 'http://127.0.0.1/eSCL')).toEqual({
      id: `uuid:${UUID}`,
      model: 'Model X',
      sources: ['flatbed', 'feeder'],
      modes: ['gray', 'color'],
      resolutions: [75, 100, 150, 200, 300],
      maxMm: { x: 210, y: 297 },
    });
  });

  it('is understood under any namespace prefix', () => {
    const plain = capabilities('Model X', UUID);
    expect(readAbilities(withOddPrefixes(plain))).toEqual(readAbilities(plain));
    expect(readStatus(withOddPrefixes(status('Idle', 'ScannerAdfJam')), 'feeder')?.trouble).toBe('jam');
  });

  it.each([
    ['a page of something else', '<html><body>a router</body></html>'],
    ['a document type with entities', xmlBomb()],
    ['two roots', '<a/><b/>'],
    ['a torn document', capabilities('X', UUID).slice(0, 300)],
    ['tags that close in the wrong order', '<a><b></a></b>'],
    ['more depth than any scanner has', '<a>'.repeat(100) + '</a>'.repeat(100)],
    ['more elements than any scanner has', `<a>${'<b/>'.repeat(50_000)}</a>`],
  ])('is not taken for one by %s', (_, xml) => {
    expect(readAbilities(xml)).toBeNull();
  });

  it('writes words with the five entities of XML and no other', () => {
    expect(parseXml('<a>R&amp;D &lt;1&gt; &big;</a>')?.text).toBe('R&D <1> &big;');
  });

  it('is given a ticket that says source, resolution and colour', () => {
    const area = { width: 2480, height: 3508 };
    const ticket = jobTicket({ source: 'feeder', dpi: 200, mode: 'color', format: 'image/png', ...area });
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
    ['ScannerAdfHatchOpen', 'coverOpen'],
    ['ScannerAdfEmpty', 'feederEmpty'],
    ['ScannerAdfMispick', 'mispick'],
    ['ScannerAdfMultipickDetected', 'multiFeed'],
    ['ScannerAdfDuplexPageTooShort', 'paperSize'],
    ['ScannerAdfDuplexPageTooLong', 'paperSize'],
    ['ScannerAdfInputTrayFailed', 'outOfService'],
    ['ScannerAdfInputTrayOverloaded', 'trayOverloaded'],
    ['ScannerAdfLoaded', null],
    ['ScannerAdfProcessing', null],
  ] as const satisfies readonly (readonly [AdfState, unknown])[])(
    'in state %s means %s to the feeder and nothing to the glass',
    (adf, kind) => {
      expect(readStatus(status('Stopped', adf), 'feeder')?.trouble).toBe(kind);
      expect(readStatus(status('Stopped', adf), 'flatbed')?.trouble).toBeNull();
    },
  );

  it('is busy while it works, and away when it is down', () => {
    expect(statusOf({ state: 'Processing', trouble: null })).toBe('busy');
    expect(statusOf({ state: 'Idle', trouble: null })).toBe('ready');
    expect(statusOf({ state: 'Down', trouble: 'outOfService' })).toBe('offline');
  });

  it('refuses a job in ways that can be told apart', () => {
    expect([503, 409, 403, 401, 400, 404, 500].map(refusalOf)).toEqual([
      'busy', 'invalidOption', 'permissionDenied', 'permissionDenied', 'invalidOption', 'unsupported', 'protocol',
    ]); // prettier-ignore
  });
});
