/** What an eSCL scanner says about itself, as the XML its clients read (devices.md C.3). */

const NAMESPACES =
  'xmlns:scan="http://schemas.hp.com/imaging/escl/2011/05/03" xmlns:pwg="http://www.pwg.org/schemas/2010/12/sm"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

export const RESOLUTIONS = [75, 100, 150, 200, 300] as const;
/** A4 in three-hundredths of an inch. */
const MAX = { width: 2480, height: 3508 };

export type AdfState =
  | 'ScannerAdfLoaded' | 'ScannerAdfEmpty' | 'ScannerAdfJam' | 'ScannerAdfHatchOpen' | 'ScannerAdfDoorOpen' | 'ScannerAdfProcessing' | 'ScannerAdfMispick'
  | 'ScannerAdfMultipickDetected' | 'ScannerAdfDuplexPageTooShort' | 'ScannerAdfDuplexPageTooLong'
  | 'ScannerAdfInputTrayFailed' | 'ScannerAdfInputTrayOverloaded'; // prettier-ignore

function inputCaps(): string {
  const resolutions = RESOLUTIONS.map(
    (dpi) => `<scan:DiscreteResolution><scan:XResolution>${dpi}</scan:XResolution><scan:YResolution>${dpi}</scan:YResolution></scan:DiscreteResolution>`, // prettier-ignore
  ).join('');
  return `<scan:MinWidth>16</scan:MinWidth><scan:MaxWidth>${MAX.width}</scan:MaxWidth><scan:MinHeight>16</scan:MinHeight><scan:MaxHeight>${MAX.height}</scan:MaxHeight>
<scan:MaxScanRegions>1</scan:MaxScanRegions>
<scan:SettingProfiles><scan:SettingProfile>
<scan:ColorModes><scan:ColorMode>Grayscale8</scan:ColorMode><scan:ColorMode>RGB24</scan:ColorMode></scan:ColorModes>
<scan:ContentTypes><pwg:ContentType>TextAndPhoto</pwg:ContentType></scan:ContentTypes>
<scan:DocumentFormats><pwg:DocumentFormat>image/png</pwg:DocumentFormat><scan:DocumentFormatExt>image/png</scan:DocumentFormatExt></scan:DocumentFormats>
<scan:SupportedResolutions><scan:DiscreteResolutions>${resolutions}</scan:DiscreteResolutions></scan:SupportedResolutions>
</scan:SettingProfile></scan:SettingProfiles>`;
}

export function capabilities(model: string, uuid: string): string {
  return `${HEAD}<scan:ScannerCapabilities ${NAMESPACES}>
<pwg:Version>2.63</pwg:Version><pwg:MakeAndModel>${model}</pwg:MakeAndModel><pwg:SerialNumber>SIM-0001</pwg:SerialNumber><scan:UUID>${uuid}</scan:UUID>
<scan:Platen><scan:PlatenInputCaps>${inputCaps()}</scan:PlatenInputCaps></scan:Platen>
<scan:Adf><scan:AdfSimplexInputCaps>${inputCaps()}</scan:AdfSimplexInputCaps><scan:FeederCapacity>50</scan:FeederCapacity>
<scan:AdfOptions><scan:AdfOption>DetectPaperLoaded</scan:AdfOption></scan:AdfOptions></scan:Adf>
</scan:ScannerCapabilities>`;
}

export function status(state: 'Idle' | 'Processing' | 'Stopped', adf: AdfState): string {
  return `${HEAD}<scan:ScannerStatus ${NAMESPACES}><pwg:Version>2.63</pwg:Version><pwg:State>${state}</pwg:State><scan:AdfState>${adf}</scan:AdfState></scan:ScannerStatus>`;
}

export interface ScanSettings {
  readonly source: 'feeder' | 'flatbed';
  readonly dpi: number;
  readonly color: boolean;
  /** Region in pixels at that resolution. */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Reads the job ticket; anything missing falls back to a gray A4 page. */
export function settingsOf(xml: string): ScanSettings {
  const text = (tag: string): string | undefined =>
    new RegExp(`<(?:\\w+:)?${tag}[^>]*>\\s*([^<\\s]+)\\s*<`).exec(xml)?.[1];
  const dpi = Number(text('XResolution') ?? 300);
  const pixels = (units: string | undefined, max: number): number =>
    Math.max(1, Math.round((Math.min(Number(units ?? max), max) * dpi) / 300));
  return {
    source: text('InputSource') === 'Feeder' ? 'feeder' : 'flatbed',
    dpi,
    color: text('ColorMode') === 'RGB24',
    widthPx: pixels(text('Width'), MAX.width),
    heightPx: pixels(text('Height'), MAX.height),
  };
}

/** The same document under other prefixes: scanners disagree on them, and a reader must not care. */
export const withOddPrefixes = (xml: string): string => xml.replaceAll('scan:', 'x1:').replaceAll('xmlns:scan', 'xmlns:x1').replaceAll('pwg:', '').replaceAll('xmlns:pwg', 'xmlns'); // prettier-ignore

/** Each entity ten times the one before: a billion letters for whoever expands it. */
export function xmlBomb(): string {
  const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`);
  return `${HEAD}<!DOCTYPE bomb [<!ENTITY a0 "ha">${levels.join('')}]><scan:ScannerCapabilities ${NAMESPACES}><pwg:MakeAndModel>&a9;</pwg:MakeAndModel></scan:ScannerCapabilities>`;
}
