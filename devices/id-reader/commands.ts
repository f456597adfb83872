/** The technician's commands for the ID-card reader: status, number, reset, speed, and reading cards, as stable JSON. */
import type { DeviceError, DeviceState } from '../../main/contract/devices.ts';
import type { ReaderConfig } from '../../main/contract/launch.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { Clock } from '../clock.ts';
import { deviceError } from '../deviceError.ts';
import { createCommandDecoder } from './commandDecoder.ts';
import { startReader, type ReaderDriver } from './driver.ts';
import { noPhotoDecoder, PHOTO, type PhotoDecoder } from './photo.ts';
import { BAUD_CODES, CERTAIN_BAUD } from './protocol.ts';
import type { CardReading, Request } from './states.ts';
import { fault, sw3Text } from './steps.ts';

export type Outcome = Result<unknown, DeviceError>;

export interface ReaderCommand {
  readonly what: string;
  /** A path, or `VVVV:PPPP[:SERIAL]`. */
  readonly port: string | undefined;
  readonly usb: string | undefined;
  readonly hidFrame: boolean;
  readonly baud: string | undefined;
  readonly seconds: number;
  readonly fingerprint: boolean;
  readonly newestAddress: boolean;
  readonly photoDecoder: string | undefined;
  /** Goes on reading card after card. */
  readonly watch: boolean;
  /** Without it nothing that names the card's holder is printed. */
  readonly personal: boolean;
}

/** Said with every change of speed. */
const BAUD_NOTE = 'only the parameter of 38400 (02) is confirmed; those of the other speeds follow one table';

const refuse = (detail: string): Outcome => err(deviceError('idReader', 'invalidOption', 'usage', detail));

function configOf(command: ReaderCommand): ReaderConfig | undefined {
  const [vendorId, productId, serial] = command.usb?.split(':') ?? [];
  if (command.port === undefined && (vendorId === undefined || productId === undefined)) return undefined;
  return {
    path: command.port ?? '',
    baud: command.baud === undefined ? 'probe' : Number(command.baud),
    ...(vendorId === undefined || productId === undefined
      ? {}
      : { usb: { vendorId: vendorId.toLowerCase(), productId: productId.toLowerCase(), ...(serial === undefined ? {} : { serial }) } }),
    ...(command.hidFrame ? { transport: 'hidFrame' as const } : {}),
    fingerprint: command.fingerprint,
    newestAddress: command.newestAddress,
  }; // prettier-ignore
}

/** States after which the device will not serve a command. */
function failureIn(state: DeviceState): DeviceError | null {
  if (state.kind === 'fault') return state.error;
  if (state.kind === 'absent' || state.kind === 'disconnected')
    return deviceError('idReader', state.kind, 'open');
  return null;
}

interface Opened {
  readonly driver: ReaderDriver;
  /** The reader is known, or will not be. */
  readonly ready: Promise<Result<{ samNumber: string }, DeviceError>>;
}

interface Ears {
  readonly broke: (error: DeviceError) => void;
  readonly read: (reading: CardReading) => void;
  readonly failed: (error: DeviceError) => void;
  readonly lifted: () => void;
}

function open(config: ReaderConfig, clock: Clock, ears: Ears): Opened {
  let known: (result: Result<{ samNumber: string }, DeviceError>) => void = () => {};
  const ready = new Promise<Result<{ samNumber: string }, DeviceError>>((resolve) => (known = resolve));
  const silent = (): void => {};
  const driver = startReader(config, clock, silent, {
    stateChanged(state) {
      if (state.kind === 'ready') known(ok({ samNumber: state.identity }));
      const error = failureIn(state);
      if (error === null) return;
      known(err(error));
      ears.broke(error);
    },
    cardFound: silent,
    cardRead: ears.read,
    cardFailed: ears.failed,
    cardLifted: ears.lifted,
    cardLeft: silent,
  }, { settings: { technician: true, cardBody: true } }); // prettier-ignore
  return { driver, ready };
}

const DEAF: Ears = { broke: () => {}, read: () => {}, failed: () => {}, lifted: () => {} };

function requestOf(what: string): Request | undefined {
  switch (what) {
    case 'status':
      return { ask: 'status' };
    case 'sam':
      return { ask: 'samNumber' };
    case 'reset':
      return { ask: 'reset' };
    default: {
      const wanted = /^set-baud (\d+)$/.exec(what)?.[1];
      return wanted === undefined ? undefined : { ask: 'setBaud', baud: Number(wanted) };
    }
  }
}

async function request(config: ReaderConfig, clock: Clock, wanted: Request): Promise<Outcome> {
  if (wanted.ask === 'setBaud' && BAUD_CODES[wanted.baud] === undefined)
    return refuse(`speeds: ${Object.keys(BAUD_CODES).join(', ')}`);
  const { driver, ready } = open(config, clock, DEAF);
  const known = await ready;
  // a SAM that is out of service is what a reset is for
  const broken = !known.ok && (known.error.kind === 'samSelfTest' || known.error.kind === 'samUnauthorised');
  const asked = known.ok || (broken && wanted.ask === 'reset') ? await driver.ask(wanted) : known;
  await driver.close();
  if (!asked.ok) return asked;
  if (!('sw3' in asked.value)) return asked;
  const { sw3, samNumber, baud } = asked.value;
  if (wanted.ask === 'samNumber') return ok({ samNumber });
  const done = { answer: sw3Text(sw3), samNumber, baud };
  if (wanted.ask !== 'setBaud') return ok(done);
  return ok({ ...done, certain: wanted.baud === CERTAIN_BAUD, note: BAUD_NOTE });
}

/** What is printed of a card. `photo` has been copied off the reading: its own bytes are overwritten by then. */
async function report(reading: Kept, decoder: PhotoDecoder, command: ReaderCommand): Promise<object> {
  const decoded = command.photoDecoder === undefined ? null : await decoder.decode(reading.photo);
  const photo = {
    format: 'wlt',
    bytes: reading.photo.length,
    decoded:
      decoded === null
        ? 'noDecoder'
        : decoded.ok
          ? { ...PHOTO, bytes: decoded.value.bmp.length }
          : decoded.error,
  };
  reading.photo.fill(0);
  const { card, warnings, samNumber, newestAddress, cardBody } = reading;
  const fingerprint = { fingerprint: command.fingerprint ? { bytes: reading.fingerprintBytes } : undefined };
  const shared = { warnings, samNumber, photo, ...fingerprint };
  if (command.personal) return { card, newestAddress, cardBody, ...shared };
  return { card: { type: card.type }, newestAddress: newestAddress !== null, ...shared };
}

interface Kept extends Omit<CardReading, 'fingerprint'> {
  readonly fingerprintBytes: number;
}

/** Nothing but the length is kept of a fingerprint. */
const keep = ({ fingerprint, photo, ...reading }: CardReading): Kept => ({
  ...reading,
  photo: new Uint8Array(photo),
  fingerprintBytes: fingerprint?.length ?? 0,
});

async function readCards(
  config: ReaderConfig,
  clock: Clock,
  command: ReaderCommand,
  print: (line: object) => void,
): Promise<Outcome> {
  const decoder =
    command.photoDecoder === undefined ? noPhotoDecoder : createCommandDecoder(command.photoDecoder, clock);
  let settle: (outcome: Outcome) => void = () => {};
  const settled = new Promise<Outcome>((resolve) => (settle = resolve));
  let cards = 0;
  const tell = (outcome: Outcome): void => (command.watch ? print(outcome) : settle(outcome));
  const { driver } = open(config, clock, {
    broke: (error) => (command.watch ? print(err(error)) : settle(err(error))),
    read(reading) {
      cards++;
      void report(keep(reading), decoder, command).then((value) => tell(ok(value)));
    },
    failed: (error) => tell(err(error)),
    lifted: () => driver.watch(true),
  });
  driver.watch(true);
  const { seconds } = command;
  const cancel = clock.after(seconds * 1000, () =>
    settle(
      command.watch
        ? ok({ cards })
        : err(
            fault('noCard', 'find', `no card within ${seconds} s; a card read before has to be lifted first`),
          ),
    ),
  );
  const outcome = await settled;
  cancel();
  await driver.close();
  return outcome;
}

/** `print` gets a line for each card of `--watch`; everything else is in the outcome. */
export async function runReaderCommand(
  command: ReaderCommand,
  clock: Clock,
  print: (line: object) => void,
): Promise<Outcome> {
  const config = configOf(command);
  if (config === undefined) return refuse('--port PATH or --usb VVVV:PPPP[:SERIAL] is missing');
  if (command.what === 'read') return readCards(config, clock, command, print);
  const wanted = requestOf(command.what);
  return wanted === undefined
    ? refuse(`no reader command "${command.what}"`)
    : request(config, clock, wanted);
}
