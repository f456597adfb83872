/** The plain-words rules of the screens (ux.md 23 and 24) as checks on a pack: short sentences, 您, no jargon, no codes. */
import type { LocalText, PolicyPack } from '../../main/contract/policy.ts';

export const LABEL_MAX = 20;
export const SENTENCE_MAX = 35;

/** Words a person of primary-school reading would stumble over. Names of causes and kinds of evidence are the law's own. */
const JARGON = [
  '诉讼请求',
  '标的',
  '举证',
  '管辖',
  '逾期',
  '主体',
  '适格',
  '诉求',
  '予以',
  '依法',
  '当事人',
  '原告',
  '被告',
  '上述',
  '该等',
  '之日起',
  '提交',
];

interface Words {
  readonly at: string;
  readonly text: LocalText | string;
  readonly max: number;
  /** The law's own name: may be long and technical. */
  readonly official: boolean;
}

/** Sentences about what is wrong; empty when all words are plain. */
export function wordProblems(pack: PolicyPack): string[] {
  return wordsOf(pack).flatMap((words) => problemsOf(words).map((problem) => `${words.at}: ${problem}`));
}

function wordsOf(pack: PolicyPack): Words[] {
  const label = (at: string, text: LocalText): Words => ({ at, text, max: LABEL_MAX, official: false });
  const sentence = (at: string, text: LocalText | string): Words => ({
    at,
    text,
    max: SENTENCE_MAX,
    official: false,
  });
  const statements = {
    eService: pack.consents.eService,
    onlineMediation: pack.consents.onlineMediation,
    honesty: pack.honesty,
  };
  return [
    label('notice.title', pack.notice.title),
    ...pack.notice.rows.flatMap((row, i) => [label(`notice.rows.${i}.question`, row.question), sentence(`notice.rows.${i}`, row.sentence)]),
    ...Object.entries(statements).flatMap(([id, statement]) => [
      label(`${id}.title`, statement.title),
      ...statement.paragraphs.map((paragraph, i) => sentence(`${id}.${i}`, paragraph)),
    ]),
    sentence('signing.before', pack.signing.before),
    sentence('signing.mayRefuse', pack.signing.mayRefuse),
    ...pack.disputeKinds.flatMap((kind) => [
      label(`${kind.id}.label`, kind.label),
      label(`${kind.id}.hint`, kind.hint),
      ...kind.factPhrases.map((phrase, i) => sentence(`${kind.id}.factPhrases.${i}`, phrase)),
      ...kind.usualEvidence.flatMap((item, i) => [sentence(`${kind.id}.usualEvidence.${i}`, item.proves), sentence(`${kind.id}.usualEvidence.${i}.name`, item.name)]),
    ]),
    ...pack.causes.flatMap((cause) => [
      { ...label(`cause ${cause.code}`, cause.name), official: true },
      label(`cause ${cause.code} plain`, cause.plain),
    ]),
    ...pack.claimKinds.flatMap((kind) => [
      label(`claim ${kind.id}`, kind.label),
      ...kind.phrases.map((phrase, i) => sentence(`claim ${kind.id}.${i}`, phrase)),
    ]),
    ...pack.evidenceKinds.map((kind) => ({ ...label(`evidence ${kind.id}`, kind.label), official: true })),
    ...pack.correctionReasons.flatMap((reason) => [label(`reason ${reason.id}`, reason.label), sentence(`reason ${reason.id}.advice`, reason.advice)]),
    ...pack.notices.flatMap((notice) => [
      label(`notice ${notice.id}`, notice.title),
      ...notice.paragraphs.map((paragraph, i) => sentence(`notice ${notice.id}.${i}`, paragraph)),
    ]),
    ...pack.regimes.flatMap(({ id, label: name, cost, words }) => [
      label(`regime ${id}`, name),
      label(`regime ${id} cost`, cost),
      ...Object.entries(words).map(([what, text]) => sentence(`regime ${id} ${what}`, text)),
    ]),
    ...pack.clauses.flatMap((clause) => [label(`clause ${clause.id}`, clause.label), sentence(`clause ${clause.id} text`, clause.text)]),
    ...pack.objections.map((words, i) => sentence(`objection ${i}`, words)),
    ...pack.endReasons.map((reason) => label(`end reason ${reason.id}`, reason.label)),
    ...pack.contacts.map((contact) => label(`contact ${contact.id}`, contact.label)),
  ]; // prettier-ignore
}

function problemsOf(words: Words): string[] {
  const chinese = typeof words.text === 'string' ? words.text : words.text['zh-CN'];
  const english = typeof words.text === 'string' ? null : words.text.en;
  const longest = Math.max(...chinese.split(/[。！？；]/).map(hanLength));
  const jargon = words.official ? [] : JARGON.filter((word) => chinese.includes(word));
  return [
    ...(longest > words.max ? [`a sentence of ${longest} characters, at most ${words.max}`] : []),
    ...jargon.map((word) => `jargon ${word}`),
    ...(/[A-Za-z0-9_]/.test(chinese) ? ['codes or Latin letters in the Chinese text'] : []),
    ...(/你/.test(chinese) ? ['你 instead of 您'] : []),
    ...(english !== null && /\p{Script=Han}/u.test(english) ? ['Chinese in the English text'] : []),
  ];
}

const hanLength = (text: string): number => (text.match(/\p{Script=Han}/gu) ?? []).length;
