/** A group at a whole booth: made-up members, and what they and whoever leads do there. */
import { workerOf } from '../../devices/simulators/workers.ts';
import type { CardRecord } from '../../main/contract/devices.ts';
import type { GroupAct, GroupView } from '../../main/contract/groupScreen.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { until, type BoothHands } from './boothHands.ts';

/** `n` from 1. */
export function worker(n: number): CardRecord & { readonly fen: number } {
  const { name, number } = workerOf(n);
  return { ...cards.A, name, number, birth: number.slice(6, 14), fen: 100_000 + n * 7_301 };
}

export const rosterFile = (workers: readonly Pick<ReturnType<typeof worker>, 'name' | 'number' | 'fen'>[]): string =>
  ['姓名,身份证号码,欠薪（元）', ...workers.map(({ name, number, fen }) => `${name},${number},${(fen / 100).toFixed(2)}`)].join('\r\n'); // prettier-ignore

export function groupSteps(kit: Omit<BoothHands, 'push'>) {
  const tap = async (...acts: GroupAct[]): Promise<void> => {
    for (const act of acts) await kit.act({ do: 'session', act: { do: 'group', act } });
  };
  const view = (): GroupView | null => {
    const { screen } = kit.view();
    return screen.kind === 'session' && screen.step.at === 'group' ? screen.step.view : null;
  };
  const at = async <N extends GroupView['at']>(name: N): Promise<Extract<GroupView, { at: N }>> => {
    const isAt = (now: GroupView | null): now is Extract<GroupView, { at: N }> => now?.at === name;
    return await until(`group ${name}`, () => {
      const now = view();
      return isAt(now) ? now : null;
    });
  };
  return {
    tap,
    view,
    at,
    /** A card laid down in a line; the answer is what the screen says of it. */
    async card(card: CardRecord): Promise<void> {
      kit.tapCard({ card: () => card });
      await until('card read', () => {
        const now = view();
        return now !== null && (now.at !== 'card' || now.phase === 'waiting');
      });
    },
    async arrive(workers: readonly CardRecord[]): Promise<void> {
      await tap({ do: 'toCards', of: 'arrive' });
      for (const card of workers) await this.card(card);
      await tap({ do: 'home' });
    },
    async vote(card: CardRecord, choices: readonly number[]): Promise<void> {
      await this.card(card);
      await at('ballot');
      for (const no of choices) await tap({ do: 'choose', no, on: true });
      await tap({ do: 'cast' });
      await at('card');
    },
    /** From the line to their own paper. */
    async toPaper(card: CardRecord): Promise<void> {
      await this.card(card);
      for (let here = await at('notice'); ;) {
        await tap({ do: 'acknowledge', notice: here.notice, shownMs: 2000, readAloud: false });
        const next = view();
        if (next?.at !== 'notice') break;
        here = next;
      }
      await at('own');
      await tap({ do: 'toPaper' });
      const { document } = await at('paper');
      for (let page = 1; page <= document.pages; page += 1)
        await kit.act({ do: 'turnPage', page }, { do: 'pageShown', page, shownMs: 700 });
    },
    async consent(card: CardRecord): Promise<void> {
      await this.consented(card);
      await tap({ do: 'next' });
      await at('card');
    },
    /** Still at the seat, where it is offered to apply. */
    async consented(card: CardRecord): Promise<void> {
      await this.toPaper(card);
      await kit.act({ do: 'previewDone' });
      await kit.at('session', '"writing"');
      await kit.drawName('session');
      await kit.act({ do: 'signDone' }, { do: 'signConfirm' });
      await at('done');
    },
    /** Whoever consented before comes by their card alone, is told everything again, and is asked. */
    async comeToApply(card: CardRecord): Promise<void> {
      kit.tapCard({ card: () => card });
      for (let here = await at('notice'); ;) {
        await tap({ do: 'acknowledge', notice: here.notice, shownMs: 2000, readAloud: false });
        const next = view();
        if (next?.at !== 'notice') break;
        here = next;
      }
    },
    /** From the offer to the list of those who sign. */
    async applicants(): Promise<void> {
      await kit.at('session', '"at":"offer"');
      await kit.act({ do: 'session', act: { do: 'makeApplication' } });
      await kit.at('session', 'applicationPaper');
      const { step } = kit.shown('session');
      const pages = step.at === 'applicationPaper' ? step.document.pages : 0;
      for (let page = 1; page <= pages; page += 1) await kit.act({ do: 'turnPage', page }, { do: 'pageShown', page, shownMs: 900 }); // prettier-ignore
      await kit.act({ do: 'previewDone' });
      await kit.at('session', 'applicants');
    },
    async reopen(): Promise<void> {
      await until('idle', () => kit.view().screen.kind === 'idle');
      await kit.act({ do: 'startSession' });
      await kit.at('session', 'staffCard');
      kit.tapCard({ card: () => cards.lead });
      await at('home');
    },
  };
}
