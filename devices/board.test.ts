/** What happened to a device is counted once, whichever core or devices process was there when it did. */
import { describe, expect, it } from 'vitest';
import { createBoard, type Board } from './board.ts';
import { systemClock } from './clock.ts';
import { deviceError } from './deviceError.ts';

/** A board, a core that can come and go, and the notes that were pushed to it. */
function bench(): { board: Board; heard: string[]; core: { there: boolean } } {
  const heard: string[] = [];
  const core = { there: false };
  const board = createBoard({
    clock: systemClock,
    log: () => {},
    root: '/',
    push: (name) => void (core.there && heard.push(name)),
    isHeard: () => core.there,
  });
  return { board, heard, core };
}
const jam = (board: Board): void => board.seat('scanner').failed(deviceError('scanner', 'jam', 'page 1'));
const jams = (board: Board): number | undefined => board.note('scanner').care.errors.jam;

describe('the board', () => {
  it('adds what nobody was told of to what core remembers, and tells it', () => {
    const { board, heard, core } = bench();
    jam(board);
    core.there = true;
    board.attached();
    board.recall({ scanner: { lastGoodUse: null, errors: { jam: 4 } } });
    expect(jams(board)).toBe(5);
    expect(heard).toEqual(['deviceNoted']);
  });

  it('does not count again what an earlier core was told of and has kept', () => {
    const { board, heard, core } = bench();
    core.there = true;
    board.attached();
    board.recall({});
    jam(board);
    board.attached(); // core was started anew, and remembers the one it was told of
    board.recall({ scanner: { lastGoodUse: null, errors: { jam: 1 } } });
    expect(jams(board)).toBe(1);
    expect(heard).toEqual(['deviceNoted']);
  });

  it('keeps what happens between the coming of a core and its memory', () => {
    const { board, heard, core } = bench();
    core.there = true;
    board.attached();
    jam(board);
    board.recall({ scanner: { lastGoodUse: '2026-01-01T08:00:00+08:00', errors: { jam: 2 } } });
    expect(board.note('scanner').care).toEqual({
      lastGoodUse: '2026-01-01T08:00:00+08:00',
      errors: { jam: 3 },
    });
    expect(heard).toEqual(['deviceNoted']);
  });

  it('tells a state once, and counts the fault in it', () => {
    const { board, heard, core } = bench();
    core.there = true;
    const fault = { kind: 'fault', error: deviceError('scanner', 'jam', 'open') } as const;
    board.seat('scanner').stateChanged(fault);
    board.seat('scanner').stateChanged(structuredClone(fault));
    expect(jams(board)).toBe(1);
    expect(heard).toEqual(['deviceNoted', 'deviceStateChanged']);
    expect(board.states()).toMatchObject({ scanner: fault, idReader: { kind: 'absent' } });
  });
});
