/** What is said to an eSCL scanner and what its answers mean (devices.md C.3); pure. */
import type { DeviceErrorKind } from '../../main/contract/devices.ts';
import type { ImageFormat, ScanWish } from './protocol.ts';

/** Text of the first element of that name, whatever its prefix. The documents are small and flat: no parser is needed. */
function textsOf(xml: string, element: string): string[] {
  const pattern = new RegExp(`<(?:\\w+:)?${element}(?:\\s[^<>]*)?>([^<]*)<`, 'g');
  return [...xml.matchAll(pattern)].map((match) => (match[1] ?? '').trim());
}

export interface EsclAbilities {
  readonly model: string;
  readonly serial: string;
  readonly resolutions: readonly number[];
  readonly formats: readonly string[];
}

/** Null: not an eSCL scanner's answer. */
export function readAbilities(xml: string): EsclAbilities | null {
  const [model] = textsOf(xml, 'MakeAndModel');
  if (model === undefined) return null;
  return {
    model: model.slice(0, 80),
    serial: (textsOf(xml, 'SerialNumber')[0] ?? '').slice(0, 80),
    resolutions: [...new Set(textsOf(xml, 'XResolution').map(Number))].filter((dpi) => dpi > 0),
    formats: [...textsOf(xml, 'DocumentFormat'), ...textsOf(xml, 'DocumentFormatExt')],
  };
}

/** The wished picture format where the scanner has it, else the other one; undefined: it has neither. */
export function chooseFormat(abilities: EsclAbilities, wish: ImageFormat): string | undefined {
  const wished = `image/${wish}`;
  return [wished, 'image/jpeg', 'image/png'].find((format) => abilities.formats.includes(format));
}

/** A4 in three-hundredths of an inch. */
const A4 = { width: 2480, height: 3508 };

export function jobTicket(wish: ScanWish, dpi: number, format: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<scan:ScanSettings xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm">
<pwg:Version>2.0</pwg:Version><scan:Intent>Document</scan:Intent>
<pwg:ScanRegions><pwg:ScanRegion><pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>
<pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset><pwg:Width>${A4.width}</pwg:Width><pwg:Height>${A4.height}</pwg:Height></pwg:ScanRegion></pwg:ScanRegions>
<pwg:InputSource>${wish.source === 'feeder' ? 'Feeder' : 'Platen'}</pwg:InputSource><scan:Duplex>false</scan:Duplex>
<scan:ColorMode>${wish.mode === 'color' ? 'RGB24' : 'Grayscale8'}</scan:ColorMode>
<scan:XResolution>${dpi}</scan:XResolution><scan:YResolution>${dpi}</scan:YResolution>
<pwg:DocumentFormat>${format}</pwg:DocumentFormat><scan:DocumentFormatExt>${format}</scan:DocumentFormatExt>
</scan:ScanSettings>`;
}

const ADF_TROUBLES: readonly (readonly [RegExp, DeviceErrorKind])[] = [
  [/HatchOpen|DoorOpen/, 'coverOpen'],
  [/Jam|Mispick|Multipick|InputTray|Duplex/, 'jam'],
  [/Empty/, 'feederEmpty'],
];

/** What a ScannerStatus names as the reason for a refusal; null: it names none. The glass does not mind the feeder. */
export function troubleOf(xml: string, source: ScanWish['source']): DeviceErrorKind | null {
  const adf = textsOf(xml, 'AdfState')[0] ?? '';
  const trouble = source === 'feeder' ? ADF_TROUBLES.find(([words]) => words.test(adf)) : undefined;
  if (trouble !== undefined) return trouble[1];
  return textsOf(xml, 'State')[0] === 'Down' ? 'outOfService' : null;
}

/** What a refused job means where the status names no reason. */
export function refusalOf(status: number): DeviceErrorKind {
  if (status === 503 || status === 409) return 'busy';
  if (status === 401 || status === 403) return 'permissionDenied';
  if (status === 400) return 'invalidOption';
  return status === 404 ? 'unsupported' : 'protocol';
}
