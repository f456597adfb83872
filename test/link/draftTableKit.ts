/** A table whose draft lies before a live session, for tests: the real machine of the visit, core's part in the draft, and the replica of the booth's page. */
import { randomBytes } from 'node:crypto';
import type { DraftTell, LiveAsk, LiveTell } from '../../main/contract/live.ts';
import { createDraftHost } from '../../main/core/session/draftHost.ts';
import type { DraftHost } from '../../main/core/session/draftPorts.ts';
import { deskOf } from '../../main/core/session/deskStep.ts';
import { isLaid } from '../../main/core/session/shared.ts';
import { TestTable } from '../../main/core/session/sessionKit.ts';
import type { BoothEvent, Moment } from '../../main/core/visit/visit.ts';
import { startDrafts, type DraftsLine } from '../../renderer/call/draft/drafts.ts';

export class TableHere extends TestTable {
  readonly host: DraftHost;
  readonly noted: boolean[] = [];
  #page: DraftsLine;
  #settled = 0;
  #heard: () => void = () => undefined;

  /** `say`: to the court, as the table's seat; lost while there is no line. */
  constructor(say: (ask: LiveAsk) => void) {
    super();
    this.online = true;
    const page = (): DraftsLine =>
      startDrafts((ask) => {
        if (this.host.asked(ask)) say(ask);
      });
    this.host = createDraftHost({
      say,
      tellPage: (tell) => this.#tellPage(tell),
      tell: (news) => void this.send({ kind: 'session', news }),
      after(ms, call) {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      },
      newDraftId: () => randomBytes(16).toString('base64url'),
      noted: (on) => void this.noted.push(on),
    });
    this.#page = page();
  }
  get drafts(): DraftsLine['drafts'] {
    return this.#page.drafts;
  }
  override moment(): Moment {
    // asked for by the kit before the host is there
    return { ...super.moment(), shared: (this as { host?: DraftHost }).host?.shared() ?? false };
  }
  override send(event: BoothEvent): this {
    super.send(event);
    this.follow();
    return this;
  }
  /** What the runner does after every event. */
  follow(): void {
    const desk = this.state.kind === 'visit' ? deskOf(this.state) : null;
    this.host.follow(isLaid(desk) ? desk : null, this.moment());
    const settles = this.effects.filter((one) => one.kind === 'session' && one.wish.do === 'settleDraft');
    if (settles.length > this.#settled) {
      this.#settled = settles.length;
      this.host.settle();
    }
    this.#heard();
  }
  /** From the court, for the table's seat. */
  hear(tell: LiveTell): void {
    if (this.host.heard(tell)) this.#tellPage(tell);
    this.#heard();
  }
  /** Until it is as wanted; looked at after every event and every word of the court. */
  async until(fits: (table: this) => boolean): Promise<void> {
    while (!fits(this)) await new Promise<void>((resolve) => (this.#heard = resolve));
  }
  textOf(id: string): string {
    const { draft } = this.table;
    return id === 'facts' ? draft.facts : (draft.clauses.find((one) => one.id === id)?.text ?? '');
  }

  #tellPage(tell: LiveTell): void {
    if (tell.t === 'room') this.#page.seen(tell.view);
    else if (isOfDraft(tell)) this.#page.told(tell);
    this.#heard();
  }
}

const isOfDraft = (tell: LiveTell): tell is DraftTell => tell.t.startsWith('draft');
