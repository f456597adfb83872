/** Keeps three things in step with the screen: leave to open the camera, its picture being shown, and its lamp. */
import type { BoothState } from './visit.ts';

export interface CameraDoorPorts {
  /** Whether this booth has a document camera. */
  readonly present: boolean;
  allow(allowed: boolean): void;
  light(on: boolean): void;
}

export interface CameraDoor {
  /** After each change of the booth's state. */
  follow(state: BoothState): void;
  /** The page shows the camera's picture, or no longer does. */
  setLive(on: boolean): void;
  live(): boolean;
  /** The devices process is a new one and knows nothing of the lamp. */
  again(): void;
}

export function createCameraDoor(ports: CameraDoorPorts): CameraDoor {
  let allowed = false;
  let live = false;
  let lit = false;
  const settle = (): void => {
    live &&= allowed;
    if (live === lit) return;
    lit = live;
    ports.light(lit);
  };
  return {
    follow(state) {
      const onScreen = state.kind === 'visit' && state.place.kind === 'scan' && state.overlay === null;
      if (ports.present && onScreen !== allowed) {
        allowed = onScreen;
        ports.allow(allowed);
      }
      settle();
    },
    setLive(on) {
      live = on;
      settle();
    },
    live: () => live,
    again() {
      if (lit) ports.light(true);
    },
  };
}
