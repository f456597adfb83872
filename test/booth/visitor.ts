/** A resident at the booth, as a test drives one: reads the screen, taps what is written on it, uses card, pages and pen. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { ControlCommand, SimulatedCard } from '../../main/contract/simulation.ts';
import { pack } from '../../build/policy/pack.ts';
import { DOUBLE_TAP_MS } from '../../renderer/booth.ts';
import { zhCN } from '../../renderer/text/zhCN.ts';
import { requestZh } from '../../renderer/text/request.zh.ts';
import { entryLabelsZh } from '../../renderer/text-entry/labels.zh.ts';

export const words = zhCN;
export const formWords = requestZh;

const IDLE = new RegExp(words.idle.hero.join('.*'));

/** The booth may need a moment for a card, a page or a document on a busy machine; a tap is answered far sooner. */
const PATIENCE_MS = 30_000;

export interface Visitor {
  readonly page: Page;
  /** Called with the name of each step when it is reached; the demonstration prints it and saves a picture. */
  readonly onStep?: (name: string) => Promise<void> | void;
  control(command: ControlCommand): Promise<void>;
  /** How a control is pressed; by touch where nothing is said. */
  readonly press?: (control: Locator) => Promise<void>;
  /** How a name is written on the pad; the simulator's three characters where nothing is said. */
  readonly hand?: ControlCommand;
}

const press = (visitor: Visitor, control: Locator): Promise<void> =>
  visitor.press === undefined ? control.click() : visitor.press(control);

const reached = async (visitor: Visitor, name: string): Promise<void> => void (await visitor.onStep?.(name));

export async function heading(visitor: Visitor, text: string | RegExp): Promise<void> {
  await expect(visitor.page.getByRole('heading', { level: 1, name: text })).toBeVisible({
    timeout: PATIENCE_MS,
  });
}

/** Taps the button with these words. A booth ignores touches for 250 ms after the screen changed, as it does for people. */
export async function tap(visitor: Visitor, name: string | RegExp): Promise<void> {
  const button = visitor.page.getByRole('button', { name }).first();
  await expect(button).toBeVisible({ timeout: PATIENCE_MS });
  await visitor.page.waitForTimeout(300);
  await press(visitor, button);
}

/** A busy machine may not have drawn a page yet when the visitor turns it: the screen leads back to it. */
const ON = new RegExp(
  `^(${words.common.moreBelow}|${formWords.preview.missed(0).replace('0', String.raw`\d+`)})$`,
);

/** Turns the pages of a screen until the button stands there, as everybody must, then taps it. */
export async function pageTo(visitor: Visitor, name: string): Promise<void> {
  const button = visitor.page.getByRole('button', { name, exact: true }).first();
  const more = visitor.page.getByRole('button', { name: ON });
  for (let turned = 0; turned < 20; turned++) {
    await expect(button.or(more).first()).toBeVisible({ timeout: PATIENCE_MS });
    if (await button.isVisible()) break;
    await tap(visitor, ON);
  }
  await tap(visitor, name);
}

async function ask(visitor: Visitor, question: string): Promise<void> {
  await heading(visitor, question);
  await reached(visitor, question);
}

export async function arrive(visitor: Visitor, card: SimulatedCard = 'resident'): Promise<void> {
  await heading(visitor, IDLE);
  await reached(visitor, '空闲');
  await enter(visitor, card);
}

/** From the button that begins a visit to the card on the reader. */
async function enter(visitor: Visitor, card: SimulatedCard): Promise<void> {
  await tap(visitor, words.idle.start);
  await reached(visitor, '使用须知');
  await tap(visitor, words.notice.accept);
  await ask(visitor, words.needs.title);
  await tap(visitor, words.needs.next);
  await ask(visitor, words.card.title.identify);
  await visitor.control({ do: 'placeCard', card });
}

export async function comeIn(visitor: Visitor, card: SimulatedCard = 'resident'): Promise<void> {
  await arrive(visitor, card);
  await confirmIdentity(visitor);
}

/** The next person, who need not wait until the last one's page has gone. */
export async function comeInNext(visitor: Visitor, card: SimulatedCard = 'resident'): Promise<void> {
  await enter(visitor, card);
  await confirmIdentity(visitor);
}

async function confirmIdentity(visitor: Visitor): Promise<void> {
  await ask(visitor, words.confirm.title);
  await visitor.control({ do: 'liftCard' });
  await tap(visitor, words.confirm.me);
  await ask(visitor, words.home.title);
}

/** Pages through the choices until the one that is meant stands there. */
async function choose(visitor: Visitor, question: string, option: string | RegExp): Promise<void> {
  await ask(visitor, question);
  const { page } = visitor;
  const wanted = page
    .getByRole('button', { name: option })
    .or(page.getByRole('radio', { name: option }))
    .or(page.getByRole('checkbox', { name: option }))
    .first();
  for (let turned = 0; turned < 12 && !(await wanted.isVisible()); turned++)
    await tap(visitor, words.common.moreBelow);
  await page.waitForTimeout(300);
  await press(visitor, wanted);
  // with more choices on later pages the way on is still 下面还有
  for (
    let turned = 0;
    turned < 12 && (await page.getByRole('button', { name: words.common.moreBelow }).isVisible());
    turned++
  ) {
    await tap(visitor, words.common.moreBelow);
  }
  await tap(visitor, formWords.question.next);
}

/** Types on the number pad of the screen, digit by digit. */
async function dial(visitor: Visitor, question: string, digits: string): Promise<void> {
  await ask(visitor, question);
  for (const digit of digits)
    await press(visitor, visitor.page.getByRole('button', { name: digit, exact: true }).first());
  await tap(visitor, formWords.question.next);
}

/** Picks the first ready phrase: choosing beats typing. */
async function phrase(visitor: Visitor, question: string): Promise<void> {
  await ask(visitor, question);
  await tap(visitor, /^常用句/);
  const phrases = visitor.page.getByRole('group', { name: entryLabelsZh.phrases });
  await press(visitor, phrases.getByRole('button').first());
  await tap(visitor, formWords.question.next);
}

/** Types with the pinyin keys of the screen and takes the first candidate. */
export async function pinyin(visitor: Visitor, letters: string): Promise<void> {
  await tap(visitor, /^拼音/);
  for (const letter of letters)
    await press(visitor, visitor.page.getByRole('button', { name: letter, exact: true }).first());
  const candidates = visitor.page.getByRole('group', { name: entryLabelsZh.candidates });
  await press(visitor, candidates.getByRole('button').first());
}

export interface Telling {
  /** Prepared pages laid in the feeder; none = no evidence. */
  readonly pages: readonly string[];
  /** `place`: stop where paper is laid in; `scan`: stop when the scanner was started. */
  readonly until?: 'place' | 'scan';
}

/** From the home screen to the check page: one loan, one respondent, one claim, one fact, some pages. */
export async function tellRequest(visitor: Visitor, telling: Telling): Promise<void> {
  const { question, list } = formWords;
  await tap(visitor, new RegExp(words.home.services.mediation.title));
  await choose(visitor, question.ask.disputeKind(null), /欠钱|借钱/);
  await choose(visitor, question.ask.causes(null), new RegExp(question.unsureOption.label));
  await choose(
    visitor,
    question.ask.path(null),
    new RegExp(`^${question.option['path.mediate']?.label ?? ''}`),
  );
  await dial(visitor, question.ask.myPhone(null), '13800000000');
  await ask(visitor, question.ask.myResidence(null));
  await tap(visitor, question.next);
  await choose(
    visitor,
    question.ask.respondentKind(1),
    new RegExp(`^${question.option['respondentKind.person']?.label ?? ''}`),
  );
  await ask(visitor, question.ask.respondentName(1));
  await pinyin(visitor, 'chen');
  await tap(visitor, question.next);
  await ask(visitor, question.ask.respondentPhone(1));
  await tap(visitor, question.skip);
  await ask(visitor, question.ask.respondentAddress(1));
  await tap(visitor, question.skip);
  await ask(visitor, list.title.respondents(1));
  await tap(visitor, list.done.respondents);
  await choose(visitor, question.ask.claimKind(1), /本金|欠款|还/);
  await dial(visitor, question.ask.claimAmount(1), '35600');
  await phrase(visitor, question.ask.claimWords(1));
  await ask(visitor, list.title.claims(1));
  await tap(visitor, list.done.claims);
  await ask(visitor, question.ask.factDate(1));
  await tap(visitor, question.skip);
  await phrase(visitor, question.ask.factWords(1));
  await ask(visitor, list.title.facts(1));
  await tap(visitor, list.done.facts);
  await ask(visitor, list.title.evidence(0));
  if (telling.pages.length === 0) {
    await visitor.page.waitForTimeout(DOUBLE_TAP_MS); // the same answer to the next list so soon counts as a trembling finger
    await tap(visitor, list.doneEmpty.evidence);
  } else {
    await tap(visitor, list.add.evidence);
    if (telling.until === 'place') return;
    await scan(visitor, telling.pages);
    if (telling.until === 'scan') return;
    return tellRest(visitor);
  }
  await finishTelling(visitor);
}

/** From the scanned pages, all of them good or kept, to the check page. */
export async function tellRest(visitor: Visitor): Promise<void> {
  const { list } = formWords;
  await describeEvidence(visitor);
  await ask(visitor, list.title.evidence(1));
  await tap(visitor, list.done.evidence);
  await finishTelling(visitor);
}

/** From the end of the evidence to the check page. */
export async function finishTelling(visitor: Visitor): Promise<void> {
  const { question } = formWords;
  await ask(visitor, question.ask.serviceAddress(null));
  await tap(visitor, question.next);
  await ask(visitor, pack.consents.eService.title['zh-CN']);
  await answerStatement(visitor, formWords.question.disagree);
  await choose(
    visitor,
    question.ask.mediationWish(null),
    new RegExp(`^${question.option['mediationWish.yes']?.label ?? ''}`),
  );
  await ask(visitor, formWords.check.title);
}

/** Reads the statement to its last page and answers. */
async function answerStatement(visitor: Visitor, answer: string): Promise<void> {
  await pageTo(visitor, answer);
  const next = visitor.page.getByRole('button', { name: formWords.question.next });
  if (await next.isVisible()) await tap(visitor, formWords.question.next);
}

export async function scan(visitor: Visitor, pages: readonly string[]): Promise<void> {
  const { scan: text } = formWords;
  await heading(visitor, text.ready(0).title);
  await visitor.control({ do: 'loadPages', pages: [...pages] });
  await tap(visitor, new RegExp(`^${text.feeder}`));
}

export async function describeEvidence(visitor: Visitor): Promise<void> {
  const { question, scan: text } = formWords;
  await heading(visitor, text.ready(1).title);
  await reached(visitor, text.ready(1).title);
  await tap(visitor, text.done);
  await phrase(visitor, question.ask.evidenceName(1));
  await choose(visitor, question.ask.evidenceKind(1), /书证/);
  await ask(visitor, question.ask.evidenceProves(1));
  await tap(visitor, question.skip);
  await choose(
    visitor,
    question.ask.evidenceOriginal(1),
    new RegExp(`^${question.option['evidenceOriginal.yes']?.label ?? ''}`),
  );
}

/** From the check page through the whole document to the pad. */
export async function readDocument(visitor: Visitor): Promise<void> {
  await pageTo(visitor, formWords.check.goOn);
  await heading(visitor, formWords.preview.title);
  await reached(visitor, formWords.preview.title);
  await pageTo(visitor, formWords.preview.done);
}

export async function tapCardToSign(visitor: Visitor, card: SimulatedCard = 'resident'): Promise<void> {
  await ask(visitor, words.card.title.sign);
  await visitor.control({ do: 'placeCard', card });
  await ask(visitor, formWords.sign.titlePad);
  await visitor.control({ do: 'liftCard' });
}

export async function sign(visitor: Visitor): Promise<void> {
  await visitor.control({ do: 'signName' });
  await tap(visitor, formWords.sign.written);
  await reached(visitor, '签好了');
  await tap(visitor, formWords.sign.confirm);
}

/** Taps the button that ends the visit, until the window is gone with the session. */
export async function endBy(visitor: Visitor, button: string): Promise<void> {
  await tap(visitor, button);
  await expect.poll(() => visitor.page.isClosed(), { timeout: PATIENCE_MS }).toBe(true);
}

/**
 * Taps the button that ends the visit. The booth destroys its window with the session, so `next` gives the visitor at the
 * new one; the answer is that visitor, at an idle booth.
 */
export async function leaveBy(
  visitor: Visitor,
  button: string,
  next: () => Promise<Visitor>,
): Promise<Visitor> {
  await endBy(visitor, button);
  const fresh = await next();
  const done = fresh.page.getByRole('heading', { level: 1, name: words.leaving.done });
  const idle = fresh.page.getByRole('heading', { level: 1, name: IDLE });
  await expect(done.or(idle).first()).toBeVisible({ timeout: PATIENCE_MS });
  if (await done.isVisible()) await reached(fresh, words.leaving.done);
  await expect(idle).toBeVisible({ timeout: PATIENCE_MS });
  return fresh;
}
