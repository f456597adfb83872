/** A party's own part, as its booth's table shows it to this page, with the policy pack's own words. */
import { objections } from '../../../build/policy/agreements.ts';
import { notices } from '../../../build/policy/notices.ts';
import { regimes } from '../../../build/policy/regimes.ts';
import { notice as privacy, signing } from '../../../build/policy/texts.ts';
import { PAGE_PAD, type RemotePlace, type RemoteView } from '../../../main/contract/remote/page.ts';
import { lightsAfar as lights, now, sha256 } from '../fixtures/kit.ts';
import { guest, ink, paper } from './rooms.ts';
import type { Step, WebState } from './state.ts';

const [people] = regimes;
const [notice] = notices;
if (people === undefined || notice === undefined) throw new Error('the pack is empty');
const document = { title: { 'zh-CN': '人民调解协议书', en: 'Mediation agreement' }, pages: 3, sha256 };
const said = { id: 'c1', number: 1, text: '被申请人付给申请人人民币30,000.00元（大写：叁万元整），在2026年12月25日以前付清。', heard: false, doubt: null }; // prettier-ignore
const clauses = [
  said,
  { ...said, id: 'c2', number: 2, heard: true },
  { ...said, id: 'c3', number: 3, doubt: 'notUnderstood' as const },
];

const at = (place: RemotePlace): RemoteView => ({
  at: 'table', session: '01J8ZQ4Y3M7N5P2R6S9T0V1W2Z', party: 'B', seat: 'B', as: { standing: 'respondent', nth: null }, name: '欧阳建国之子',
  regime: people.label, cost: people.cost, mayStop: !['sealed', 'halted', 'ended'].includes(place.on), place,
}); // prettier-ignore
const of = (name: string, table: RemoteView, press: readonly Step[] = []): WebState => ({
  name: `table-${name}`,
  room: guest(2),
  table,
  press,
});
const on = (name: string, place: RemotePlace, press: readonly Step[] = []): WebState =>
  of(name, at(place), press);
const asked = (more: Partial<Extract<RemoteView, { at: 'asked' }>>): RemoteView => ({
  at: 'asked',
  privacy,
  given: false,
  problem: null,
  ...more,
});
const sign = (name: string, may: Extract<RemotePlace, { on: 'signing' }>['may'], press: readonly Step[] = []): WebState =>
  on(`sign-${name}`, {
    on: 'signing', document, clauses, lights, may, signedAt: may === 'signed' ? now : null, before: signing.before, mayRefuse: signing.mayRefuse,
    objections: [...objections], mayObject: true, geometry: PAGE_PAD.geometry,
  }, press); // prettier-ignore
const ways = people.words.stopped;

export const table: readonly WebState[] = [
  of('card', asked({})),
  of('card-missing', asked({ problem: 'notCompared' }), [{ write: '欧阳建国之子' }, '填好了']),
  of('card-given', asked({ given: true })),
  on('notice', { on: 'notice', notice: notice.id, number: 1, of: 4, statement: { version: notice.version, title: notice.title, paragraphs: [...notice.paragraphs] } }),
  on('service', { on: 'service', statement: { version: notice.version, title: notice.title, paragraphs: [...notice.paragraphs] } }),
  on('waiting', { on: 'waiting', clauses: clauses.map(({ number, text }) => ({ number, text })) }),
  on('stop', { on: 'waiting', clauses: [] }, ['我不调解了']),
  on('reading', { on: 'reading', document, clauses }),
  // What the table laid before all lies beside one's own part.
  { ...on('with-paper', { on: 'reading', document, clauses }), room: guest(3, { paper: paper() }), tells: ink },
  sign('compare', 'compare'),
  sign('alone', 'sign'),
  sign('empty', 'sign', ['只有我一个人', '写好了']),
  sign('preview', 'sign', ['只有我一个人', { ink: true }, '写好了']),
  sign('refused', 'sign', ['只有我一个人', { ink: true }, '写好了', '确认签名']),
  sign('refusing', 'sign', ['不签', { write: '第二期的日子要改到三月底。' }]),
  sign('adding', 'adding'),
  sign('signed', 'signed'),
  on('sealed', { on: 'sealed', document, lights }),
  on('halted', { on: 'halted', ways }),
  on('ended', { on: 'ended', ways }),
]; // prettier-ignore
