/** What every party of a mediation is told before it begins, one text a notice. Own wording after domain.md 5.12; a change needs a new version. */
import type { SessionNotice } from '../../main/contract/policy.ts';
import { both } from './localText.ts';

export const notices: readonly SessionNotice[] = [
  // 人民调解法 17, 23, 24, 31, 33
  {
    id: 'rights',
    version: 'rights-2',
    title: both('您在调解中的权利', 'Your rights in mediation'),
    paragraphs: [
      both('调解不收费。您可以接受，也可以不接受。', 'Mediation is free. You may accept it or not.'),
      both(
        '您可以要求换调解员，也可以要求不公开调解。',
        'You may ask for another mediator, and for mediation behind closed doors.',
      ),
      both(
        '您可以随时停止。停止不影响您去法院起诉。',
        'You may stop at any time. Stopping does not keep you from suing.',
      ),
      both('签好的协议有约束力，各方都要照做。', 'A signed agreement binds: every side has to keep it.'),
      both(
        '协议生效后三十天内，各方可以一起请法院确认，不收费。',
        'Within thirty days of its effect all sides together may ask the court to confirm it, free of charge.',
      ),
    ],
  },
  {
    id: 'shamMediation',
    version: 'shamMediation-1',
    title: both('请说真话，不做假调解', 'Tell the truth: no sham mediation'),
    paragraphs: [
      both(
        '请说真实的情况。不能两个人商量好，用假的纠纷骗法院或者别人。',
        'Tell what is true. Two people must not make up a dispute to deceive the court or others.',
      ),
      both(
        '假调解的协议不算数，还可能被罚款或者追究责任。',
        'An agreement from a sham mediation does not count, and may be punished.',
      ),
    ],
  },
  {
    id: 'confidentiality',
    version: 'confidentiality-1',
    title: both('这里说的话要保密', 'What is said here stays here'),
    paragraphs: [
      both(
        '为了谈成而作的让步，以后打官司时不能拿来对您不利。',
        'What you concede here in order to agree is not used against you in court later.',
      ),
      both(
        '没有法院同意，谁也不能录音录像。现在没有录。',
        'Nobody may record without the court’s permission. Nothing is being recorded now.',
      ),
    ],
  },
  {
    id: 'serviceAddress',
    version: 'serviceAddress-1',
    title: both('留下收文书的地址', 'Your address for papers'),
    paragraphs: [
      both(
        '协议上写的是您身份证上的地址，文书按这个地址寄。',
        'The agreement names the address on your card; papers are sent there.',
      ),
      both(
        '您住在别处，请现在告诉调解员，写进协议。',
        'If you live elsewhere, tell the mediator now, so that it is written down.',
      ),
    ],
  },
  // 治安管理处罚法 9 (2012): kept, the police do not punish; failed or broken, they decide and tell of the civil suit
  {
    id: 'policeRights',
    version: 'policeRights-2',
    title: both('您在治安调解中的权利', 'Your rights in police mediation'),
    paragraphs: [
      both(
        '由民警主持，不收费。您可以接受，也可以不接受。',
        'A police officer leads, free of charge. You may accept it or not.',
      ),
      both('您可以随时停止，不用说理由。', 'You may stop at any time, without a reason.'),
      both(
        '达成协议并且做到了，公安机关不再处罚。',
        'If you agree and keep the agreement, the police do not punish.',
      ),
      both(
        '没有达成，或者达成了不做，由公安机关处理。',
        'Without an agreement, or where it is not kept, the police decide.',
      ),
      both('钱和赔偿的事，还可以去法院起诉。', 'For money and damages you can still sue.'),
    ],
  },
  {
    id: 'policePaper',
    version: 'policePaper-2',
    title: both('治安调解的协议怎么签', 'How a police agreement is signed'),
    paragraphs: [
      both(
        '这份协议不在机器上签名。读完以后打印出来，在纸上签。',
        'It is not signed on this machine. Once read it is printed and signed on paper.',
      ),
      both('要本人来签，不能请人代签。', 'You sign yourself; nobody signs for you.'),
      both(
        '这里的文书归公安机关，不能当作民事协议用。',
        'These papers belong to the police; they are no civil agreement.',
      ),
      both(
        '钱的事也可以转为人民调解，要各方都同意。',
        'The money part can go on as people’s mediation if all agree.',
      ),
    ],
  },
  // 在线诉讼规则 24–28; 人民法院法庭规则 17
  {
    id: 'hearingDiscipline',
    version: 'hearingDiscipline-1',
    title: both('法庭纪律，这里也一样', 'The rules of the courtroom hold here too'),
    paragraphs: [
      both('听法官安排发言，不打断别人。', 'Speak when the judge gives you the word; interrupt nobody.'),
      both(
        '不能录音、录像、拍照，也不能传给别人。',
        'Nobody may record, film, take pictures, or pass anything on.',
      ),
      both('舱里只能有您一个人，别人不能旁听。', 'You must be alone in the booth; nobody else may listen.'),
      both(
        '没有经过同意，中途不要离开。机器、线路或者停电的毛病不算您离开。',
        'Do not leave without leave. A fault of the machine, the line or the power does not count as leaving.',
      ),
      both(
        '不听劝的，法官会先提醒，再按法律处理。',
        'Whoever does not heed the judge is warned first, then dealt with by law.',
      ),
    ],
  },
];
