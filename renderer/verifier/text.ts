/** The words of the verifier: plain Chinese first, English complete by type. */
import { partyLabel, type Standing } from '../../main/contract/session/parties.ts';
import type { Authority, Capacity } from '../../main/contract/session/acting.ts';
import type { Broken } from '../../main/proof/verify.ts';

export interface VerifierText {
  readonly title: string;
  readonly lead: string;
  readonly choosePdf: string;
  readonly chooseProof: string;
  readonly chosen: (name: string) => string;
  readonly check: string;
  readonly checking: string;
  readonly chooseBoth: string;
  readonly intact: string;
  readonly intactLead: string;
  readonly boothOnly: string;
  readonly courtSealed: (at: string) => string;
  readonly changed: string;
  readonly changedLead: string;
  readonly noAnchors: string;
  readonly tooLarge: string;
  readonly paper: string;
  readonly pages: (count: number) => string;
  readonly digest: string;
  readonly whoDidWhat: string;
  readonly act: Readonly<Record<'signed' | 'refused' | 'objected', string>>;
  readonly said: (words: string) => string;
  /** X, as agent of Y, special authority, by papers of these digests. */
  /** Of more than two parties: 被申请人二. */
  readonly stands: (standing: Standing, nth: number | null) => string;
  readonly acting: (party: string, as: Capacity, authority: Authority | null, papers: string) => string;
  readonly alone: string;
  /** In a page elsewhere: how its signer was known, and that being alone is their own word. */
  readonly afar: (key: string) => string;
  /** At another booth, whose reader read the chip. */
  readonly atBooth: (key: string, kid: string) => string;
  readonly clockUnsure: string;
  readonly heard: (clauses: number) => string;
  readonly means: string;
  readonly broken: Readonly<Record<Broken['what'], string>>;
  readonly language: string;
}

export const zhCN: VerifierText = {
  title: '核对调解协议',
  lead: '看看协议有没有被改过，谁在什么时候签的字。不用联网，文件不会离开这台电脑。',
  choosePdf: '选协议（PDF）',
  chooseProof: '选证明（.proof.json）',
  chosen: (name) => `已选：${name}`,
  check: '开始核对',
  checking: '正在核对…',
  chooseBoth: '请先选好协议和证明两个文件。',
  intact: '没有改动',
  intactLead: '协议和证明都是原样，一个字节也没有变。',
  boothOnly: '法院还没有加封。现在只有舱里的记录。',
  courtSealed: (at) => `法院已加封：${at}`,
  changed: '不是原样',
  changedLead: '下面这一处对不上。请不要使用这份文件，向法院要一份新的。',
  noAnchors: '这个核对页没有法院的公钥，不能判断真假。请向法院要核对页。',
  tooLarge: '文件太大，不像是这里的协议。',
  paper: '协议',
  pages: (count) => `共 ${count} 页`,
  digest: '原文指纹',
  whoDidWhat: '谁签的字',
  act: { signed: '签了字', refused: '没有签', objected: '提了意见' },
  said: (words) => `原话：“${words}”`,
  stands: (standing, nth) => partyLabel({ standing, nth }),
  acting: (party, as, authority, papers) => {
    const capacity = { agent: '委托代理人', guardian: '法定代理人', legalRep: '法定代表人' }[as];
    const said = authority === null ? '' : { special: '，特别授权', general: '，一般授权' }[authority];
    return `作为${party}的${capacity}${said}，证明文件的指纹 ${papers}`;
  },
  alone: '本人单独操作',
  afar: (key) =>
    `在远方用自己的页面签，身份证由主持人隔着镜头比对，没有读芯片，自称旁边没有别人，签名钥匙 ${key}`,
  atBooth: (key, kid) =>
    `在另一个舱签，那个舱读了身份证芯片（舱的钥匙 ${kid}），主持人隔着镜头看过脸，自称旁边没有别人，签名钥匙 ${key}`,
  clockUnsure: '当时时钟未校准',
  heard: (clauses) => `听读 ${clauses} 条`,
  means: '“没有改动”是说：文件和签字、加封时一样。协议写得对不对，由法院判断。',
  broken: {
    proofUnreadable: '证明文件打不开，或者不是这里的证明。',
    proofRespelled: '证明文件的写法被改过。',
    sealMissing: '证明上少了舱的加封。',
    sealBroken: '证明的内容被改过，和加封对不上。',
    sealerUnknown: '加封用的钥匙不是法院认可的。',
    sealerRevoked: '加封用的钥匙已被法院收回，收回之前法院没有加封过这份证明。',
    pdfUnreadable: '协议文件打不开，或者被别的软件改写过。',
    paperChanged: '协议原文被改过，或者和证明不是同一份。',
    otherPaper: '有一个签字说的是另一份协议。',
    foreignChange: '签字之后，有人往协议里加了别的东西。',
    fieldBroken: '有一个签字没有盖住整份文件。',
    signatureBroken: '有一个签字是假的，或者被改过。',
    signerDiffers: '签字的名字和证明里的人不一样。',
    readerUnknown: '有人的身份证是在别的舱读的，法院没有证明那个舱的钥匙。',
    remoteBroken: '有一个在远方签的字对不上：不是那把钥匙签的，或者内容被改过。',
    signatureUnproved: '协议里多了一个签字，证明里没有。',
    signatureMissing: '证明里有一个签字，协议里没有。',
  },
  language: 'English',
};

const STANDING: Readonly<Record<Standing, string>> = {
  applicant: 'applicant', respondent: 'respondent', guarantor: 'guarantor', mortgagor: 'mortgagor', pledgor: 'pledgor', thirdParty: 'third party',
}; // prettier-ignore

export const en: VerifierText = {
  title: 'Check a mediation agreement',
  lead: 'See whether it was changed, and who signed when. No network is used; the files stay on this computer.',
  choosePdf: 'Choose the agreement (PDF)',
  chooseProof: 'Choose the proof (.proof.json)',
  chosen: (name) => `Chosen: ${name}`,
  check: 'Check',
  checking: 'Checking …',
  chooseBoth: 'Choose both files first: the agreement and its proof.',
  intact: 'Not changed',
  intactLead: 'Agreement and proof are as they were made, to the last byte.',
  boothOnly: 'The court has not sealed it yet. This is the booth’s word alone.',
  courtSealed: (at) => `Sealed by the court: ${at}`,
  changed: 'Not as it was made',
  changedLead: 'This does not fit. Do not use the file; ask the court for a new one.',
  noAnchors: 'This page holds no key of a court and cannot judge. Ask the court for its page.',
  tooLarge: 'The file is too large to be such an agreement.',
  paper: 'Agreement',
  pages: (count) => `${count} pages`,
  digest: 'Digest of the paper',
  whoDidWhat: 'Who signed',
  act: { signed: 'signed', refused: 'did not sign', objected: 'objected' },
  said: (words) => `in their words: “${words}”`,
  stands: (standing, nth) => `${STANDING[standing]}${nth === null ? '' : ` ${nth}`}`,
  acting: (party, as, authority, papers) => {
    const capacity = { agent: 'agent', guardian: 'guardian', legalRep: 'legal representative' }[as];
    const said = authority === null ? '' : `, ${authority} authority`;
    return `as ${capacity} of ${party}${said}, paper digest ${papers}`;
  },
  alone: 'alone at the pad',
  afar: (key) =>
    `in a page elsewhere, card compared by camera by whoever led, no chip read, alone by their own word, key ${key}`,
  atBooth: (key, kid) =>
    `at another booth, which read the card’s chip (its key ${kid}); whoever led saw the face by camera; alone by their own word, key ${key}`,
  clockUnsure: 'the clock was not set',
  heard: (clauses) => `heard ${clauses} clauses`,
  means:
    '“Not changed” means: the files are as they were when signed and sealed. Whether the agreement is right is for the court to say.',
  broken: {
    proofUnreadable: 'The proof cannot be opened, or is not one of ours.',
    proofRespelled: 'The proof’s spelling was changed.',
    sealMissing: 'The booth’s seal is missing from the proof.',
    sealBroken: 'The proof was changed: it does not fit its seal.',
    sealerUnknown: 'The seal’s key is not one the court knows.',
    sealerRevoked: 'The court took back the seal’s key, and had not sealed this proof before.',
    pdfUnreadable: 'The agreement cannot be opened, or another program rewrote it.',
    paperChanged: 'The agreement’s text was changed, or it belongs to another proof.',
    otherPaper: 'One signature speaks of another agreement.',
    foreignChange: 'Something was added to the agreement after it was signed.',
    fieldBroken: 'One signature does not cover the whole file.',
    signatureBroken: 'One signature is false or was changed.',
    signerDiffers: 'A signature’s name is not the person in the proof.',
    readerUnknown: 'A card was read at another booth, and the court does not vouch for that booth’s key.',
    remoteBroken: 'A signature given elsewhere does not fit its own key or what it was given for.',
    signatureUnproved: 'There is a signature in the agreement that the proof does not know.',
    signatureMissing: 'The proof knows a signature that is not in the agreement.',
  },
  language: '中文',
};
