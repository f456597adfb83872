/** The table's part in an agreement that is written together: core holds the words, takes in what others write through the same gate, and says to the court what the table made of it. */
import { DRAFT, readText, type DraftAsk, type DraftSheet } from '../../contract/draft.ts';
import type { DraftTell, RoomView } from '../../contract/live.ts';
import { mayWriteDraft } from '../../contract/liveRights.ts';
import { unreachable } from '../../contract/result.ts';
import { writerOf } from '../../draft/clauseTexts.ts';
import { newGate, type Gate } from '../../draft/gate.ts';
import { fromBase64, pieceGatherer, stateTells, toBase64 } from '../../draft/pieces.ts';
import { sha256Hex } from '../util/digest.ts';
import type { Moment } from '../visit/visit.ts';
import type { Table } from './desk.ts';
import { isOpen, libraryOf, sheetOf, textsOf, type ClauseText } from './shared.ts';
import type { DraftHost, DraftHostPorts } from './draftPorts.ts';

/** Letters of others become the table's text together; a court that does not answer is not waited for longer. */
const DELAYS = { taking: 300, settling: 4_000 } as const;
/** A court that refuses the table's own words so often in a row shall not have them. */
const LAYINGS_MAX = 3;
const HOST = 1;
/** The table's own number among those of its seat; its page takes any other. */
const CORE = 0;

interface Held {
  readonly draft: string;
  readonly gate: Gate;
  sheet: DraftSheet;
  /** The table's text of each clause as it was when words and table last agreed. */
  readonly synced: Map<string, string>;
  locked: boolean;
  /** The last version that was told as read. */
  read: number | null;
  /** What the court was told goes on from what it has: between its line's coming and its whole nothing is said. */
  inStep: boolean;
  /** The next whole of the court is that of a line that came back, or of a draft just laid. */
  expects: 'joined' | 'laid';
  gather: ReturnType<typeof pieceGatherer>;
}

export function createDraftHost(ports: DraftHostPorts): DraftHost {
  let held: Held | null = null;
  let table: Table | null = null;
  let moment: Moment | null = null;
  let lineUp = true;
  let said = 0;
  /** Who was ever let write in this room: what they wrote before they were no longer may still be under way. */
  const writers = new Set<number>();
  /** Characters the paper could not be set in, until nobody writes them any more. */
  let missing: readonly string[] = [];
  /** Since the court last took something in. */
  let layings = 0;
  /** A room is there: its view came. */
  let inRoom = false;
  let cancelTaking: (() => void) | null = null;
  let settling: (() => void) | null = null;

  const wholeSheet = (of: Table, at: Moment): DraftSheet => {
    const sheet = sheetOf(of, at);
    if (sheet.missing.length > 0) missing = sheet.missing;
    const words = textsOf(of).map(({ text }) => text).join(''); // prettier-ignore
    missing = missing.filter((sign) => words.includes(sign));
    return { ...sheet, missing: [...missing] };
  };

  function sayWritten(of: Held, update: Uint8Array): void {
    if (!lineUp || !of.inStep) return;
    said += 1;
    ports.say({ t: 'draftWrite', draft: of.draft, n: said, update: toBase64(update) });
  }
  const tellPage = (tell: DraftTell): void => ports.tellPage(tell);

  /** Lays the table's text as it stands, under a new name: what was written in the one before and is not here is gone. */
  function lay(): void {
    if (table === null || moment === null) return;
    layings += 1;
    if (layings > LAYINGS_MAX) return takeOff();
    held?.gate.close();
    const draft = ports.newDraftId();
    let seeding = true;
    const seeds: Uint8Array[] = [];
    const one: Held = {
      draft, sheet: wholeSheet(table, moment), synced: new Map(), locked: true, read: null, inStep: true, expects: 'laid', gather: pieceGatherer(),
      gate: newGate(() => one.sheet, {
        writer: writerOf(HOST, CORE),
        onWritten(update) {
          if (seeding) return void seeds.push(update);
          sayWritten(one, update);
          return tellPage({ t: 'drafted', draft, seat: HOST, role: 'booth', update: toBase64(update) });
        },
      }),
    }; // prettier-ignore
    held = one;
    for (const { id, text } of textsOf(table)) {
      one.gate.texts.write(id, text);
      one.synced.set(id, text);
    }
    one.gate.refresh();
    seeding = false;
    if (!lineUp) return;
    ports.say({ t: 'layDraft', draft, sheet: one.sheet, library: libraryOf(table, moment) });
    for (const seed of seeds) sayWritten(one, seed);
    followTable();
  }

  /** The table's own changes go into the words; then what it says about them, in the order a reader needs. */
  function followTable(): void {
    if (held === null || table === null || moment === null) return;
    const sheet = wholeSheet(table, moment);
    if (JSON.stringify(sheet) !== JSON.stringify(held.sheet)) {
      held.sheet = sheet;
      if (lineUp && held.inStep) ports.say({ t: 'draftSheet', draft: held.draft, sheet });
      tellPage({ t: 'draftSheet', draft: held.draft, sheet, library: null });
    }
    const texts = textsOf(table);
    for (const { id, text } of texts) if (held.synced.get(id) !== text) write(held, id, text);
    for (const id of held.synced.keys())
      if (!texts.some((one) => one.id === id)) {
        write(held, id, '');
        held.synced.delete(id);
      }
    followLock(held, table);
  }

  function write(of: Held, id: string, text: string): void {
    of.gate.texts.write(id, text);
    of.gate.refresh();
    of.synced.set(id, text);
  }

  function followLock(of: Held, now: Table): void {
    const locked = !isOpen(now);
    if (locked !== of.locked) {
      of.locked = locked;
      if (!locked) of.read = null;
      if (lineUp && of.inStep) ports.say({ t: 'lockDraft', draft: of.draft, on: locked });
      if (!locked) take();
    }
    const version = now.document === null || !locked ? undefined : now.versions.at(-1);
    if (version === undefined || of.read === version.version || !lineUp || !of.inStep) return;
    // Something came in that is not in the paper: others get the text that is read, and no other.
    if (isReadElse(of)) return lay();
    of.read = version.version;
    const { at, sha256 } = version;
    const clauses = of.sheet.clauses.map(({ clause, number }) => ({
      clause,
      number,
      text: of.gate.texts.text(clause),
    }));
    const text = sha256Hex(readText(clauses));
    ports.say({ t: 'readDraft', draft: of.draft, version: Math.max(1, version.version), at, sha256, text });
  }

  const differs = (of: Held, now: Table): boolean =>
    textsOf(now).some(({ id, text }) => of.gate.texts.text(id) !== text);

  /** The paper is there, and something else stands in the words. */
  const isReadElse = (of: Held): boolean =>
    of.locked && table !== null && table.document !== null && differs(of, table);

  /** Clauses in which something else stands than the table has. */
  const written = (of: Held): readonly ClauseText[] =>
    of.sheet.clauses.flatMap(({ clause, free }) => {
      const text = of.gate.texts.text(clause);
      // A space at the end is somebody about to write on.
      return free && text.trim() !== of.synced.get(clause) ? [{ id: clause, text: text.trim() }] : [];
    });

  function take(): void {
    cancelTaking ??= ports.after(DELAYS.taking, () => {
      cancelTaking = null;
      const texts = held === null ? [] : written(held);
      if (held === null || table === null || texts.length === 0 || !isOpen(table)) return;
      // What the table makes of it may be a little else: a name that is veiled.
      for (const { id, text } of texts) held.synced.set(id, text);
      ports.tell({ news: 'draftWritten', texts });
    });
  }
  function noTaking(): void {
    cancelTaking?.();
    cancelTaking = null;
  }

  /** Letter by letter what stands there: what the table has instead, be it one space less, is written back. */
  function settled(): void {
    settling?.();
    settling = null;
    noTaking();
    if (held === null) return;
    const { gate, sheet, synced } = held;
    const texts = sheet.clauses.flatMap(({ clause, free }) =>
      free ? [{ id: clause, text: gate.texts.text(clause) }] : [],
    );
    for (const { id, text } of texts) synced.set(id, text);
    ports.tell({ news: 'draftSettled', texts });
  }

  function whole(of: Held, state: Uint8Array): void {
    const joined = of.expects === 'joined';
    of.expects = 'joined';
    if (joined) {
      of.gate.restore(state);
      const beyond = of.gate.texts.beyond(state);
      if (beyond !== null && beyond.length > DRAFT.update) return lay();
      // It was locked without the court's word: what was written after that is in nobody's paper.
      if (isReadElse(of)) return lay();
      of.inStep = true;
      ports.say({ t: 'draftSheet', draft: of.draft, sheet: of.sheet });
      if (beyond !== null) sayWritten(of, beyond);
      if (table !== null) {
        ports.say({ t: 'lockDraft', draft: of.draft, on: of.locked });
        followLock(of, table);
      }
      take();
    }
    return tellWhole(of);
  }

  /** To the page: what core has, never less. */
  function tellWhole(of: Held): void {
    if (table === null || moment === null) return;
    const { draft, sheet } = of;
    tellPage({ t: 'draftSheet', draft, sheet, library: libraryOf(table, moment) });
    for (const tell of stateTells(draft, of.gate.texts.state())) tellPage(tell);
  }

  function viewed({ draft, seats }: RoomView): void {
    inRoom = true;
    if (held === null) return;
    for (const seat of draft?.writers ?? [])
      if (seats.some((one) => one.seat === seat && mayWriteDraft(one.role))) writers.add(seat);
    // The court lost it, or has one that another process of this booth laid.
    if (held.expects === 'joined' && !held.inStep && draft?.draft !== held.draft) return lay();
    if (settling !== null && draft?.draft === held.draft && draft.locked) queueMicrotask(settled);
    return undefined;
  }

  function byOthers(tell: Extract<DraftTell, { t: 'drafted' }>): boolean {
    if (held === null || tell.draft !== held.draft) return false;
    const passed = writers.has(tell.seat) && mayWriteDraft(tell.role)
      ? held.gate.pass(fromBase64(tell.update), { seat: tell.seat, host: false })
      : null; // prettier-ignore
    if (passed?.ok !== true) {
      // A court that lets through what may not be: the table's own text is laid anew, and nothing of that is in it.
      lay();
      return false;
    }
    if (settling === null && isReadElse(held)) lay();
    else if (settling === null) take();
    return true;
  }

  function byPage({ draft, n, update }: Extract<DraftAsk, { t: 'draftWrite' }>): void {
    const here = held?.draft === draft ? held : null;
    const bytes = fromBase64(update);
    if (here === null || here.locked)
      return tellPage({ t: 'draftRefused', draft, n, why: here === null ? 'noSuchDraft' : 'locked' });
    const passed = here.gate.pass(bytes, { seat: HOST, host: false });
    if (!passed.ok) return tellPage({ t: 'draftRefused', draft, n, why: passed.error });
    tellPage({ t: 'draftTaken', draft, n });
    sayWritten(here, bytes);
    return take();
  }

  function takeOff(): void {
    if (held !== null && lineUp) ports.say({ t: 'takeDraft', draft: held.draft });
    drop();
  }
  function drop(): void {
    noTaking();
    settling?.();
    settling = null;
    held?.gate.close();
    if (held !== null) ports.noted(false);
    held = null;
    missing = [];
    layings = 0;
  }
  function forget(): void {
    drop();
    writers.clear();
    inRoom = false;
  }

  return {
    share(on) {
      if (!on) {
        takeOff();
        return false;
      }
      if (table === null || !isOpen(table) || !lineUp || !inRoom) return false;
      if (held === null) {
        lay();
        ports.noted(true);
      }
      return true;
    },
    shared: () => held !== null,
    heard(tell) {
      switch (tell.t) {
        case 'room':
          viewed(tell.view);
          return true;
        case 'draftSheet':
          return false;
        case 'draftState': {
          const state = tell.draft === held?.draft ? held.gather(tell) : null;
          if (held !== null && state !== null) whole(held, state);
          return false;
        }
        case 'drafted':
          return byOthers(tell);
        case 'draftTaken':
          if (tell.draft === held?.draft) layings = 0;
          return false;
        case 'draftRefused':
          if (tell.draft === held?.draft) lay();
          return false;
        case 'refused':
          if (tell.ask === 'readDraft' && tell.why === 'draftDiffers') lay();
          return true;
        case 'draftWhere':
        case 'draftVersion':
        case 'ice':
        case 'signal':
        case 'invited':
        case 'picture':
        case 'ink':
        case 'earlier':
        case 'earlierGone':
        case 'catalogue':
        case 'found':
        case 'marksKept':
        case 'over':
        case 'fromSeat':
        case 'fromTable':
        case 'beat':
          return true;
        default:
          return unreachable(tell);
      }
    },
    asked(ask) {
      switch (ask.t) {
        case 'draftWrite':
          byPage(ask);
          return false;
        case 'draftAgain':
          if (held?.draft === ask.draft) tellWhole(held);
          return false;
        // The table's alone, never its page's.
        case 'layDraft':
        case 'draftSheet':
        case 'readDraft':
        case 'lockDraft':
        case 'takeDraft':
          return false;
        default:
          return true;
      }
    },
    line(up) {
      lineUp = up;
      if (held !== null) {
        held.inStep = false;
        held.expects = 'joined';
        held.gather = pieceGatherer();
      }
      if (!up && settling !== null) queueMicrotask(settled);
    },
    settle() {
      if (held === null) return ports.tell({ news: 'draftSettled', texts: [] });
      noTaking();
      held.locked = true;
      settling = ports.after(DELAYS.settling, settled);
      if (lineUp && held.inStep) return ports.say({ t: 'lockDraft', draft: held.draft, on: true });
      return queueMicrotask(settled);
    },
    follow(now, at) {
      table = now;
      moment = at;
      return now === null && held !== null ? takeOff() : followTable();
    },
    forget,
  };
}
