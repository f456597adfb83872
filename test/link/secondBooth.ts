/** A second booth of the same court in plain Node: its own core, key, reader and pad, and somebody who joins a mediation from it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { ClaimAnswer } from '../../main/contract/link.ts';
import type { JoiningAct, JoiningPart, JoiningStep } from '../../main/contract/joining.ts';
import type { LiveAsk } from '../../main/contract/live.ts';
import type { CardRecord } from '../../main/contract/devices.ts';
import type { Court } from '../../main/court/court.ts';
import { handsOn, openCore, until, type OpenBooth } from './boothHands.ts';

const Row = z.object({ claim: z.string() });
const EQUIPPED = { camera: true, microphone: true, speaker: 'heard' } as const;

export async function openSecondBooth(court: () => Court) {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-second-'));
  const code = court().issueCode({ boothId: 'booth-2', site: '石桥司法所', booth: '1 号舱' });
  let booth: OpenBooth = await open(code);
  /** Lines to the page of this window; another window is another page. */
  let page = 0;

  function open(with_: string | null): Promise<OpenBooth> {
    return openCore({ dataDir: join(folder, 'booth'), courtUrl: court().url, code: with_ });
  }
  const hands = handsOn(() => booth);
  const say = (ask: LiveAsk): void => void booth.screen.ask('liveSay', { ask });
  const step = (): JoiningStep => hands.shown('joining').step;
  const room = (): Extract<JoiningStep, { at: 'room' }> => {
    const now = step();
    if (now.at !== 'room') throw new Error(`not in the room but ${now.at}`);
    return now;
  };
  const tap = (...acts: JoiningAct[]): Promise<void> =>
    hands.act(...acts.map((act) => ({ do: 'joining' as const, act })));

  /** The page of this window: takes the seat the view names, over core's own border, again whenever the line is back. */
  function joins(): void {
    page += 1;
    const name = `page-${page}-of-booth-two`;
    const take = (): void => {
      say({ t: 'join', ticket: room().ticket ?? '', page: name });
      say({ t: 'ready', equipment: EQUIPPED });
    };
    booth.screen.on('liveTold', (told) => {
      if (told.t === 'line' && told.up) take();
    });
    take();
  }

  return {
    ...hands,
    tap,
    step,
    room,
    say,
    part: (): JoiningPart => room().part,
    async until(words: string): Promise<void> {
      await until(`booth two shows ${words}, not ${JSON.stringify(hands.view().screen).slice(0, 400)}`, () =>
        JSON.stringify(hands.view().screen).includes(words),
      );
    },
    /** The name of this booth's key, as the court gave it. */
    async kid(): Promise<string> {
      await until('claimed', () => hands.view().frame.link === 'online');
      const db = new Database(join(folder, 'booth/booth.db'), { readonly: true });
      const { claim } = Row.parse(db.prepare('SELECT claim FROM identity').get());
      db.close();
      return ClaimAnswer.parse(JSON.parse(claim)).kid;
    },
    /** From the entrance into the waiting room. */
    async comesIn(code: string, card: CardRecord): Promise<void> {
      await until('idle', () => hands.view().screen.kind === 'idle' && hands.view().frame.link === 'online');
      await hands.act({ do: 'startJoining' }, { do: 'continueNotice', shownMs: 3000, readAloud: false });
      await tap({ do: 'code', typed: code });
      await hands.at('card', 'joining');
      hands.tapCard({ card: () => card });
      await hands.at('joining', '"room"');
      joins();
    },
    /** Another page of the same window. */
    reload: (): void => joins(),
    async kill(): Promise<void> {
      await booth.core.stop();
      booth = await open(null);
    },
    async close(): Promise<void> {
      await booth.core.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type SecondBooth = Awaited<ReturnType<typeof openSecondBooth>>;
