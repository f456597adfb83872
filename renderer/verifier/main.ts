/** The stand-alone verifier: one page without network that says in plain words who signed an agreement and whether a byte was changed. */
import { z } from 'zod';
import { fromBase64Url } from '../../main/proof/bytes.ts';
import { verifyAgreement, type Anchors, type Broken, type Intact } from '../../main/proof/verify.ts';
import { en, zhCN, type VerifierText } from './text.ts';

z.config({ jitless: true }); // the content policy allows no evaluation

const AnchorsFile = z.object({
  roots: z.array(z.string()),
  keys: z.array(z.object({ by: z.enum(['booth', 'court']), kid: z.string(), key: z.string() })),
  revoked: z.array(z.object({ serial: z.string(), at: z.string() })).default([]),
});

/** Built into the page by the court that gives it out; null in a page nobody filled in. */
function readAnchors(): Anchors | null {
  try {
    const text = document.querySelector('#anchors')?.textContent ?? '';
    const { roots, keys, revoked } = AnchorsFile.parse(JSON.parse(text));
    const bytes = (value: string): Uint8Array => fromBase64Url(value) ?? new Uint8Array();
    if (roots.length === 0) return null;
    return { roots: roots.map(bytes), keys: keys.map((one) => ({ ...one, key: bytes(one.key) })), revoked };
  } catch {
    return null;
  }
}

/** An agreement of 500 pages with pictures is smaller. */
const LARGEST = 200 * 2 ** 20;

type Verdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'said'; readonly words: (text: VerifierText) => string }
  | { readonly kind: 'intact'; readonly found: Intact }
  | { readonly kind: 'changed'; readonly found: Broken };

const anchors = readAnchors();
const files: { pdf: File | null; proof: File | null } = { pdf: null, proof: null };
let text = zhCN;
let verdict: Verdict = { kind: 'none' };

type Child = Node | string;
function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function chooser(which: 'pdf' | 'proof', label: string, accept: string): HTMLElement {
  const input = element('input', { type: 'file', accept, 'data-file': which });
  const chosen = element(
    'span',
    { 'aria-live': 'polite' },
    files[which] === null ? '' : text.chosen(files[which].name),
  );
  input.addEventListener('change', () => {
    files[which] = input.files?.[0] ?? null;
    verdict = { kind: 'none' };
    draw();
  });
  return element('label', { class: 'file' }, label, chosen, input);
}

const time = (at: string): string => at.replace('T', ' ').replace(/(:\d\d):\d\d.*$/, '$1');

/** Enough to compare a digest by eye. */
const short = (digest: string): string => digest.slice(0, 16);

function actsOf({ acts, proof }: Intact): HTMLElement {
  const rows = acts.map((act) => {
    const heard = proof.shown.filter((one) => one.who === act.who && one.way === 'heard').length;
    const acting = proof.participants.find((one) => one.id === act.who)?.acting;
    const party = proof.participants.find((one) => one.id === acting?.party)?.name ?? '';
    const stands = proof.participants.find((one) => one.id === (acting?.party ?? act.who))?.as;
    const notes = [
      ...(stands === undefined ? [] : [text.stands(stands.standing, stands.nth)]),
      ...(acting === undefined ? [] : [text.acting(party, acting.as, acting.authority, acting.papers.map(short).join('、'))]), // prettier-ignore
      time(act.done.at),
      ...(act.remote !== undefined
        ? [act.remote.booth === undefined ? text.afar(short(act.remote.key)) : text.atBooth(short(act.remote.key), act.remote.booth.kid)] // prettier-ignore
        : act.soleControl
          ? [text.alone]
          : []),
      ...(heard > 0 ? [text.heard(heard)] : []),
      ...(act.done.trusted ? [] : [text.clockUnsure]),
      ...(act.words === undefined ? [] : [text.said(act.words)]),
    ];
    return element(
      'li',
      {},
      element('strong', {}, `${act.name} ${text.act[act.act]}`),
      element('div', {}, notes.join(' · ')),
    );
  });
  return element('ul', {}, ...rows);
}

function intact(found: Intact): HTMLElement {
  const { document: paper } = found.proof;
  const sealed = found.courtSealedAt === null ? text.boothOnly : text.courtSealed(time(found.courtSealedAt));
  return element(
    'section',
    { class: 'verdict intact', role: 'status' },
    element('h2', {}, `✓ ${text.intact}`),
    element('p', {}, text.intactLead),
    element('p', {}, sealed),
    element('h2', {}, text.whoDidWhat),
    actsOf(found),
    element('h2', {}, text.paper),
    element('p', {}, `${paper.title} · ${text.pages(paper.pages)}`),
    element('p', {}, `${text.digest} `, element('code', {}, paper.sha256)),
    element('p', {}, text.means),
  );
}

function shown(): readonly HTMLElement[] {
  switch (verdict.kind) {
    case 'none':
      return [];
    case 'checking':
      return [element('p', { role: 'status' }, text.checking)];
    case 'said':
      return [element('p', { role: 'alert' }, verdict.words(text))];
    case 'intact':
      return [intact(verdict.found)];
    case 'changed':
      return [
        element('section', { class: 'verdict changed', role: 'alert' }, element('h2', {}, `✕ ${text.changed}`), element('p', {}, text.changedLead), element('p', {}, element('strong', {}, text.broken[verdict.found.what]))),
      ]; // prettier-ignore
  }
}

function draw(): void {
  document.documentElement.lang = text === zhCN ? 'zh-CN' : 'en';
  document.title = text.title;
  const go = element('button', { type: 'button', id: 'check' }, text.check);
  go.addEventListener('click', () => void check());
  const other = element(
    'button',
    { type: 'button', class: 'quiet', lang: text === zhCN ? 'en' : 'zh-CN' },
    text.language,
  );
  other.addEventListener('click', () => {
    text = text === zhCN ? en : zhCN;
    draw();
  });
  const chooseFiles = element('div', { class: 'files' }, chooser('pdf', text.choosePdf, '.pdf,application/pdf'), chooser('proof', text.chooseProof, '.json,application/json')); // prettier-ignore
  document
    .querySelector('#page')
    ?.replaceChildren(
      element('h1', {}, text.title),
      element('p', {}, text.lead),
      chooseFiles,
      go,
      other,
      ...shown(),
    );
}

function say(next: Verdict): void {
  verdict = next;
  draw();
}

async function check(): Promise<void> {
  if (anchors === null) return say({ kind: 'said', words: (words) => words.noAnchors });
  const { pdf, proof } = files;
  if (pdf === null || proof === null) return say({ kind: 'said', words: (words) => words.chooseBoth });
  if (pdf.size > LARGEST || proof.size > LARGEST)
    return say({ kind: 'said', words: (words) => words.tooLarge });
  say({ kind: 'checking' });
  const [paper, proved] = await Promise.all([pdf.arrayBuffer(), proof.arrayBuffer()]);
  const checked = await verifyAgreement(new Uint8Array(paper), new Uint8Array(proved), anchors);
  say(checked.ok ? { kind: 'intact', found: checked.value } : { kind: 'changed', found: checked.error });
}

draw();
