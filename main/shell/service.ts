/** One watched service: core or devices as a utility process, restarted when it falls or falls silent. */
import { type UtilityProcess, utilityProcess } from 'electron';
import { ALIVE_EVERY_MS, type ToShell } from '../contract/service.ts';
import { log } from './log.ts';
import { type Falls, NO_FALLS, fell, started } from './restartPolicy.ts';

/** From spawn to the first sign of life, and between signs of life: Electron may report an exit late or never. */
const FIRST_SIGN_MS = 30_000;
const SILENCE_MS = 5 * ALIVE_EVERY_MS;
/** A service that was out of order counts as healed after this long; else the screen would flicker with each try. */
const PROVEN_MS = 10_000;

export interface ServiceEvents {
  /** Up and listening: new ports can be handed to it. Called after each start. */
  onUp(process: UtilityProcess): void;
  /** Fallen so often that the booth is out of order; called once per change. */
  onOutOfOrder(outOfOrder: boolean): void;
  onMessage(message: ToShell): void;
}

export interface Service {
  readonly name: string;
  /** The process that has shown life, or null between a fall and the restart. */
  current(): UtilityProcess | null;
  stop(): void;
}

export interface ServiceProgram {
  readonly name: 'core' | 'devices';
  readonly entry: string;
  readonly env: NodeJS.ProcessEnv;
}

export function watchService(program: ServiceProgram, events: ServiceEvents): Service {
  let process: UtilityProcess | null = null;
  let up = false;
  let falls: Falls = NO_FALLS;
  let stopped = false;
  let outOfOrder = false;
  let deadline: NodeJS.Timeout | undefined;
  let retry: NodeJS.Timeout | undefined;
  let proof: NodeJS.Timeout | undefined;

  function expectSign(withinMs: number): void {
    clearTimeout(deadline);
    deadline = setTimeout(() => {
      log({ event: 'serviceSilent', service: program.name });
      process?.kill(); // its exit is handled as any other
    }, withinMs);
  }

  function setOutOfOrder(value: boolean): void {
    if (value === outOfOrder) return;
    outOfOrder = value;
    if (value) log({ event: 'outOfOrder', service: program.name });
    events.onOutOfOrder(value);
  }

  function start(): void {
    const child = utilityProcess.fork(program.entry, [], {
      env: program.env,
      stdio: 'inherit',
      serviceName: `yuncang-${program.name}`,
    });
    process = child;
    falls = started(falls, performance.now());
    expectSign(FIRST_SIGN_MS);
    up = false;
    child.on('message', (message: ToShell) => {
      if (child !== process) return;
      expectSign(SILENCE_MS);
      if (!up) {
        up = true;
        log({ event: 'serviceStarted', service: program.name });
        proof = setTimeout(() => setOutOfOrder(false), PROVEN_MS);
        events.onUp(child);
      }
      events.onMessage(message);
    });
    child.once('exit', (code) => {
      if (child === process) onExit(code);
    });
  }

  function onExit(code: number): void {
    process = null;
    up = false;
    clearTimeout(deadline);
    clearTimeout(proof);
    if (stopped) return;
    const judged = fell(falls, performance.now());
    falls = judged.falls;
    log({ event: 'serviceFell', service: program.name, code, retryInMs: judged.verdict.delayMs });
    if (judged.verdict.kind === 'outOfOrder') setOutOfOrder(true);
    retry = setTimeout(start, judged.verdict.delayMs);
  }

  start();
  return {
    name: program.name,
    current: () => (up ? process : null),
    stop() {
      stopped = true;
      for (const timer of [deadline, retry, proof]) clearTimeout(timer);
      process?.kill();
    },
  };
}
