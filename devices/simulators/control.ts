/** Carries out one command of the simulation console, and tells how things stand. */
import { unreachable } from '../../main/contract/result.ts';
import { PadFault, PadModelName, ReaderFault, ScannerFault, type ControlCommand, type SimulationState } from '../../main/contract/simulation.ts'; // prettier-ignore
import type { SimulatedCodeReader } from './codeReader.ts';
import type { SimulatedHeadset } from './headset.ts';
import type { SimulatedReader } from './idReader.ts';
import type { SimulatedLight } from './light.ts';
import type { LinkProxy } from './linkProxy.ts';
import type { SimulatedPresence } from './presence.ts';
import type { SimulatedScanner } from './scanner.ts';
import type { SimulatedPad } from './signaturePad.ts';
import type { SimulatedTrigger } from './trigger.ts';

export interface Simulation {
  readonly reader: SimulatedReader;
  readonly pad: SimulatedPad;
  readonly scanner: SimulatedScanner;
  readonly link: LinkProxy | null;
  readonly headset: SimulatedHeadset | null;
  readonly presence: SimulatedPresence | null;
  readonly pedal: SimulatedTrigger | null;
  readonly lamp: SimulatedLight | null;
  readonly codeReader: SimulatedCodeReader | null;
}

/** False: the fault has no such name. */
async function fault(
  on: Simulation,
  device: keyof SimulationState['faultNames'],
  name: string,
): Promise<boolean> {
  switch (device) {
    case 'idReader': {
      const known = ReaderFault.safeParse(name);
      if (known.success) await on.reader.fault(known.data);
      return known.success;
    }
    case 'signaturePad': {
      const known = PadFault.safeParse(name);
      if (known.success) await on.pad.fault(known.data);
      return known.success;
    }
    case 'scanner': {
      const known = ScannerFault.safeParse(name);
      if (known.success) on.scanner.fault(known.data);
      return known.success;
    }
    default:
      return unreachable(device);
  }
}

export async function obey(on: Simulation, command: ControlCommand): Promise<boolean> {
  const device = { idReader: on.reader, signaturePad: on.pad, scanner: on.scanner };
  switch (command.do) {
    case 'placeCard':
      on.reader.place(command.card, command.no);
      return true;
    case 'liftCard':
      on.reader.lift();
      return true;
    case 'drawInk':
      await on.pad.draw(command.strokes, command.msPerSample);
      return true;
    case 'signName':
      await on.pad.signName();
      return true;
    case 'pressPadKey':
      return on.pad.pressKey(command.button);
    case 'changePad':
      await on.pad.change(command.model);
      return true;
    case 'loadPages':
      on.scanner.load(command.pages);
      return true;
    case 'fault':
      return fault(on, command.device, command.name);
    case 'clearFaults':
      await Promise.all([on.reader.clearFaults(), on.pad.clearFaults()]);
      on.scanner.clearFaults();
      return true;
    case 'unplug':
      await device[command.device].unplug();
      return true;
    case 'replug':
      await device[command.device].replug();
      return true;
    case 'cutLink':
      on.link?.cut();
      return on.link !== null;
    case 'restoreLink':
      on.link?.restore();
      return on.link !== null;
    case 'headset':
      on.headset?.move(command.plugged);
      return on.headset !== null;
    case 'person':
      on.presence?.move(command.here);
      return on.presence !== null;
    case 'pressPedal':
      on.pedal?.press();
      return on.pedal !== null;
    case 'showCode':
      on.codeReader?.scan(command.text);
      return on.codeReader !== null;
    default:
      return unreachable(command);
  }
}

export function stateOf(on: Simulation): SimulationState {
  const { reader, pad, scanner, link, headset, presence } = on;
  return {
    card: reader.card(),
    cardFoundAt: reader.foundAt(),
    pages: [...scanner.pages()],
    feeder: [...scanner.feeder()],
    faults: [
      ...reader.faults().map((name) => ({ device: 'idReader' as const, name })),
      ...pad.faults().map((name) => ({ device: 'signaturePad' as const, name })),
      ...scanner.faults().map((name) => ({ device: 'scanner' as const, name })),
    ],
    faultNames: {
      idReader: [...ReaderFault.options],
      signaturePad: [...PadFault.options],
      scanner: [...ScannerFault.options],
    },
    padModel: pad.model(),
    padModels: [...PadModelName.options],
    linkUp: link?.up() ?? true,
    headset: headset?.plugged() ?? null,
    person: presence?.here() ?? null,
    lamp: on.lamp?.shines() ?? null,
    pedal: on.pedal !== null,
    codeReader: on.codeReader !== null,
  };
}
