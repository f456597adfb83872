/** A parent against a company at the booth as a journey drives it: in her own name, the company's representative, what the court decided in a like case, agency and committee. */
import { expect, type Page } from '@playwright/test';
import type { SimulatedCard } from '../../main/contract/simulation.ts';
import { pack } from '../../build/policy/pack.ts';
import { entryLabelsZh } from '../../renderer/text-entry/labels.zh.ts';
import { layCard, listen, party, pick, table } from './tableVisit.ts';
import { heading, pageTo, tap, type Visitor } from './visitor.ts';

const reached = async (visitor: Visitor, name: string): Promise<void> => void (await visitor.onStep?.(name));

/** The kind of dispute and the privacy notice, up to the first seat. */
export async function chooseTraining(visitor: Visitor): Promise<void> {
  await pick(visitor, new RegExp(`^${pack.disputeKinds.find(({ id }) => id === 'training')?.label['zh-CN'] ?? ''}`)); // prettier-ignore
  await heading(visitor, pack.notice.title['zh-CN']);
  await pageTo(visitor, table.privacy.accept);
}

/** A candidate of each sound, one after the other, a single character where there is one; what stands in the box then. */
async function write(visitor: Visitor, sounds: readonly string[]): Promise<string> {
  const { page } = visitor;
  const box = page.getByRole('textbox').first();
  const candidates = page.getByRole('group', { name: entryLabelsZh.candidates }).getByRole('button');
  const single = candidates.filter({ hasText: /^\p{Script=Han}$/u }).first();
  await tap(visitor, /^拼音/);
  for (const sound of sounds) {
    for (const letter of sound) await page.getByRole('button', { name: letter, exact: true }).first().click(); // prettier-ignore
    await expect(candidates.first()).toBeVisible();
    await page.waitForTimeout(300);
    await ((await single.isVisible()) ? single : candidates.first()).click();
    await expect(box).not.toHaveText(/[a-z]/u);
  }
  return /\p{Script=Han}+/u.exec(await box.innerText())?.[0] ?? '';
}

/** In her own name for a child; the child's name, which nobody is shown from here on. */
export async function parentSitsDown(visitor: Visitor, card: SimulatedCard, sounds: readonly string[]): Promise<string> {
  const { seating } = table;
  await heading(visitor, table.card.seat(party.A));
  await tap(visitor, seating.forAnother);
  await heading(visitor, seating.capacity.title);
  await pick(visitor, new RegExp(`^${seating.capacity.guardian.title}`));
  await heading(visitor, seating.ownName.title);
  await reached(visitor, seating.ownName.title);
  await pick(visitor, new RegExp(`^${seating.ownName.own.title}`));
  await heading(visitor, seating.ward.title);
  const child = await write(visitor, sounds);
  await tap(visitor, seating.principal.next);
  await heading(visitor, seating.card.ownName(party.A));
  await layCard(visitor, card);
  const masked = `${[...child][0] ?? ''}${'*'.repeat(Math.max(1, [...child].length - 2))}${[...child].length > 2 ? ([...child].at(-1) ?? '') : ''}`;
  await heading(visitor, seating.confirm.ownName(masked));
  await reached(visitor, seating.confirm.ownName(masked));
  await visitor.control({ do: 'liftCard' });
  await tap(visitor, table.confirm.me);
  return child;
} // prettier-ignore

/** Its legal representative, by one scanned sheet; the company's name. */
export async function companySitsDown(visitor: Visitor): Promise<string> {
  const { seating } = table;
  await heading(visitor, table.card.seat(party.B));
  await tap(visitor, seating.forAnother);
  await heading(visitor, seating.capacity.title);
  await pick(visitor, new RegExp(`^${seating.capacity.legalRep.title}`));
  await heading(visitor, seating.principal.organisation);
  const company = await write(visitor, ['ming', 'ming', 'gong']);
  await tap(visitor, seating.principal.next);
  await heading(visitor, seating.number.organisation);
  await tap(visitor, seating.number.next);
  await heading(visitor, seating.card.acting(seating.as.legalRep, party.B));
  await layCard(visitor, 'secondResident');
  await heading(visitor, seating.confirm.acting(seating.as.legalRep, company));
  await visitor.control({ do: 'liftCard' });
  await tap(visitor, table.confirm.me);
  await heading(visitor, seating.paper.title.legalRep);
  await visitor.control({ do: 'loadPages', pages: ['lease-1'] });
  await tap(visitor, seating.paper.feeder);
  await expect(visitor.page.getByText(seating.paper.pages(1))).toBeVisible({ timeout: 60_000 });
  await tap(visitor, seating.paper.done);
  return company;
}

/** Each party sees what the court decided, before anything is drafted. */
export async function seeSampleCase(visitor: Visitor, sentence: string): Promise<void> {
  await listen(visitor, ['A', 'B']);
  for (const seat of ['A', 'B'] as const) {
    await heading(visitor, table.demo.title);
    await expect(visitor.page.getByText(sentence)).toBeVisible();
    await reached(visitor, table.demo.title);
    await pageTo(visitor, table.demo.seen(party[seat]));
  }
  await heading(visitor, table.draft.title);
}

/** Keeps every text that ever stands on this page; `heard()` gives it back. */
export async function listenToPage(page: Page): Promise<() => Promise<string>> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    const note = (): void => void seen.add(document.body.innerText);
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    note();
    Object.assign(window, { textsSeen: seen });
  });
  return () => page.evaluate(() => [...(Reflect.get(window, 'textsSeen') as Set<string>)].join('\n'));
}
