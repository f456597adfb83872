/** What is said to an eSCL scanner and what its answers mean (devices.md C.3); pure. */
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import type { PaperMode, PaperSource, ScanOptions, SourceInfo, SourceStatus } from '../../main/contract/documentSource.ts'; // prettier-ignore
import { elementsOf, parseXml, textOf, textsOf, type XmlElement } from './xml.ts';

/** One way in (glass, feeder, both sides) with what it can do. */
interface InputAbilities {
  readonly resolutions: readonly number[];
  readonly modes: readonly PaperMode[];
  readonly formats: readonly string[];
  /** In three-hundredths of an inch; null where not told. */
  readonly maxWidth: number | null;
  readonly maxHeight: number | null;
}

export interface EsclAbilities {
  readonly model: string;
  readonly serial: string;
  /** Stays with the device over every address; empty where it tells none. */
  readonly uuid: string;
  readonly inputs: Readonly<Partial<Record<PaperSource, InputAbilities>>>;
}

const INPUTS: readonly (readonly [PaperSource, string])[] = [
  ['flatbed', 'PlatenInputCaps'],
  ['feeder', 'AdfSimplexInputCaps'],
  ['feederDuplex', 'AdfDuplexInputCaps'],
];
const MODES: Readonly<Record<string, PaperMode>> = { RGB24: 'color', Grayscale8: 'gray' };

const positive = (text: string | undefined): number | null => {
  const value = Number(text ?? Number.NaN);
  return Number.isFinite(value) && value > 0 && value < 1e6 ? value : null;
};
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

function inputOf(caps: XmlElement, shared: readonly string[]): InputAbilities {
  const formats = [...textsOf(caps, 'DocumentFormat'), ...textsOf(caps, 'DocumentFormatExt'), ...shared];
  return {
    resolutions: unique(textsOf(caps, 'XResolution').map(positive)).filter((dpi) => dpi !== null),
    modes: unique(textsOf(caps, 'ColorMode').map((mode) => MODES[mode])).filter((mode) => mode !== undefined),
    formats: unique(formats),
    maxWidth: positive(textOf(caps, 'MaxWidth')),
    maxHeight: positive(textOf(caps, 'MaxHeight')),
  };
}

export const normalUuid = (text: string): string => text.replace(/^urn:uuid:/i, '').toLowerCase().slice(0, 80); // prettier-ignore

/** Null: not an eSCL scanner's answer. */
export function readAbilities(xml: string): EsclAbilities | null {
  const root = parseXml(xml);
  const model = root?.name === 'ScannerCapabilities' ? textOf(root, 'MakeAndModel') : undefined;
  if (root === null || model === undefined || model === '') return null;
  // some scanners list formats once for all inputs, outside of them
  const shared = root.children.filter(({ name }) => name === 'DocumentFormats').flatMap((list) => [...textsOf(list, 'DocumentFormat'), ...textsOf(list, 'DocumentFormatExt')]); // prettier-ignore
  const inputs = INPUTS.flatMap(([source, element]) => {
    const [caps] = elementsOf(root, element);
    return caps === undefined ? [] : [[source, inputOf(caps, shared)] as const];
  });
  return {
    model: model.slice(0, 80),
    serial: (textOf(root, 'SerialNumber') ?? '').slice(0, 80),
    uuid: normalUuid(textOf(root, 'UUID') ?? ''),
    inputs: Object.fromEntries(inputs),
  };
}

/** `url` is the last resort of a scanner that tells neither UUID nor serial number. */
export function infoOf(abilities: EsclAbilities, url: string): SourceInfo {
  const { model, serial, uuid, inputs } = abilities;
  const all = Object.values(inputs);
  const width = Math.max(0, ...all.map(({ maxWidth }) => maxWidth ?? 0));
  const height = Math.max(0, ...all.map(({ maxHeight }) => maxHeight ?? 0));
  return {
    id: uuid === '' ? (serial === '' ? url : `${model} ${serial}`) : `uuid:${uuid}`,
    model,
    sources: INPUTS.flatMap(([source]) => (inputs[source] === undefined ? [] : [source])),
    modes: unique(all.flatMap(({ modes }) => modes)),
    resolutions: unique(all.flatMap(({ resolutions }) => resolutions)).sort((a, b) => a - b),
    maxMm: width === 0 ? null : { x: Math.round((width * 25.4) / 300), y: Math.round((height * 25.4) / 300) },
  };
}

/** The wished picture format where the scanner has it, else the other one; undefined: it has neither. */
export function chooseFormat(formats: readonly string[], wish: ScanOptions['format']): string | undefined {
  const order = wish === 'jpeg' ? ['image/jpeg', 'image/png'] : ['image/png', 'image/jpeg'];
  return order.find((format) => formats.includes(format));
}

/** A4 in three-hundredths of an inch. */
const A4 = { width: 2480, height: 3508 };

export interface Ticket {
  readonly source: ScanOptions['source'];
  readonly mode: PaperMode;
  readonly dpi: number;
  readonly format: string;
  readonly width: number;
  readonly height: number;
}

/** What of A4 fits this input. */
export const areaOf = (input: InputAbilities): { readonly width: number; readonly height: number } => ({
  width: Math.min(A4.width, input.maxWidth ?? A4.width),
  height: Math.min(A4.height, input.maxHeight ?? A4.height),
});

const INPUT_SOURCE = { feeder: 'Feeder', flatbed: 'Platen', camera: 'Camera' } as const;

export function jobTicket({ source, mode, dpi, format, width, height }: Ticket): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
<pwg:Version>2.0</pwg:Version><scan:Intent>Document</scan:Intent>
<pwg:ScanRegions><pwg:ScanRegion><pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>
<pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset><pwg:Width>${width}</pwg:Width><pwg:Height>${height}</pwg:Height></pwg:ScanRegion></pwg:ScanRegions>
<pwg:InputSource>${INPUT_SOURCE[source]}</pwg:InputSource><scan:Duplex>false</scan:Duplex>
<scan:ColorMode>${mode === 'color' ? 'RGB24' : 'Grayscale8'}</scan:ColorMode>
<scan:XResolution>${dpi}</scan:XResolution><scan:YResolution>${dpi}</scan:YResolution>
<pwg:DocumentFormat>${format}</pwg:DocumentFormat><scan:DocumentFormatExt>${format}</scan:DocumentFormatExt>
</scan:ScanSettings>`;
}

/** Every AdfState of the protocol; firmware spells some in its own way, so the telling part is looked for. */
const ADF_TROUBLES: readonly (readonly [RegExp, DeviceErrorKind])[] = [
  [/HatchOpen|DoorOpen|CoverOpen/, 'coverOpen'],
  [/Multipick|MultiFeed/i, 'multiFeed'],
  [/Mispick/, 'mispick'],
  [/TooShort|TooLong/, 'paperSize'],
  [/TrayOverloaded/, 'trayOverloaded'],
  [/TrayFailed/, 'outOfService'],
  [/Jam/, 'jam'],
  [/Empty/, 'feederEmpty'],
];

export interface EsclStatus {
  /** Idle, Processing, Testing, Stopped or Down; empty where it tells none. */
  readonly state: string;
  readonly trouble: DeviceErrorKind | null;
}

/** Null: not a status. The glass does not mind the feeder. */
export function readStatus(xml: string, source: ScanOptions['source']): EsclStatus | null {
  const root = parseXml(xml);
  if (root?.name !== 'ScannerStatus') return null;
  const state = root.children.find(({ name }) => name === 'State')?.text ?? '';
  const adf = textOf(root, 'AdfState') ?? '';
  const named = source === 'feeder' ? ADF_TROUBLES.find(([words]) => words.test(adf)) : undefined;
  return { state, trouble: named?.[1] ?? (state === 'Down' ? 'outOfService' : null) };
}

export function statusOf({ state, trouble }: EsclStatus): SourceStatus {
  switch (trouble) {
    case 'coverOpen':
    case 'feederEmpty':
    case 'jam':
    case 'mispick':
    case 'multiFeed':
      return trouble;
    case null:
      return state === 'Processing' || state === 'Testing' ? 'busy' : 'ready';
    default:
      return trouble === 'outOfService' ? 'offline' : 'jam';
  }
}

/** What a refused job means where the status names no reason. */
export function refusalOf(status: number): DeviceErrorKind {
  if (status === 503) return 'busy';
  if (status === 401 || status === 403) return 'permissionDenied';
  if (status === 400 || status === 409) return 'invalidOption';
  return status === 404 ? 'unsupported' : 'protocol';
}
