/** The seat this tab holds: from a code, or from the address the desk opened; it outlives a reload and dies with the tab. */
import { z } from 'zod';
import { SeatAnswer, Ticket } from '../../main/contract/live.ts';
import { ProblemAnswer } from '../../main/contract/link.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';

const KEY = 'yuncang.live';
const Held = z.object({ ticket: Ticket });
export type HeldSeat = z.infer<typeof Held>;

/** A ticket in the fragment goes to nobody; it is taken out of the address and the history. */
export function heldSeat(): HeldSeat | null {
  const ticket = /^#ticket=([\w-]{43})$/.exec(location.hash)?.[1];
  if (ticket !== undefined) {
    history.replaceState(null, '', location.pathname);
    hold({ ticket });
  }
  const kept = sessionStorage.getItem(KEY);
  if (kept === null) return null;
  const held = Held.safeParse(JSON.parse(kept));
  return held.success ? held.data : null;
}

const hold = (seat: HeldSeat): void => sessionStorage.setItem(KEY, JSON.stringify(seat));
export const forget = (): void => sessionStorage.removeItem(KEY);

/** Exchanges the code; the error is the court's own name for it. */
export async function redeem(code: string): Promise<Result<HeldSeat, string>> {
  const answer = await posted(code);
  if (answer === null) return err('unreachable');
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) return err(ProblemAnswer.safeParse(body).data?.error ?? 'unreachable');
  const seat = { ticket: SeatAnswer.parse(body).ticket };
  hold(seat);
  return ok(seat);
}

async function posted(code: string): Promise<Response | null> {
  try {
    return await fetch('/v1/live/seats', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
  } catch {
    return null; // fetch rejects for one reason here: nobody answered
  }
}
