/** What a person reads and answers: notice, consents, honesty, signing. Own wording after domain.md 4.14. */
import type { PolicyPack, Statement } from '../../main/contract/policy.ts';
import { both } from './localText.ts';

/** 个保法 17 and 35: told before anything is read, in list form, also where no consent is needed. */
export const notice: PolicyPack['notice'] = {
  version: 'notice-1',
  title: both('使用前请先了解', 'Please read this first'),
  rows: [
    {
      icon: 'building',
      question: both('谁在办', 'Who runs this'),
      sentence: both(
        '本舱由渝中区人民法院（演示）设置，为您办理您选的事。',
        'This booth is run by the Yuzhong District People’s Court (demonstration) for the matter you choose.',
      ),
    },
    {
      icon: 'idCard',
      question: both('要用什么', 'What we use'),
      sentence: both(
        '要读您的身份证，扫描您的材料，留下您的签名。',
        'We read your identity card, scan your papers and take your signature.',
      ),
    },
    {
      icon: 'eraser',
      question: both('用完就清', 'Cleared afterwards'),
      sentence: both(
        '只用来办这件事。您离开后，就从本机清除。',
        'They serve this matter only. When you leave, they are erased from this machine.',
      ),
    },
    {
      icon: 'video',
      question: both('什么时候有画面', 'When there is video'),
      sentence: both(
        '您点“开始”才有画面。法院没有同意，谁也不能录。',
        'Video starts only when you tap “start”. Nobody may record without the court’s permission.',
      ),
    },
    {
      icon: 'hand',
      question: both('您说了算', 'You decide'),
      sentence: both(
        '您可以随时停下，也可以改到窗口办。',
        'You may stop at any time, or go to the counter instead.',
      ),
    },
  ],
};

/** 在线诉讼规则 29: its own consent, with scope and effect; a "no" has no drawback (4(4)). */
const eService: Statement = {
  version: 'eService-1',
  title: both('用手机收法院文书，可以吗？', 'May the court send you documents by phone?'),
  paragraphs: [
    both(
      '同意后，法院会把文书发到您确认的手机上。',
      'If you agree, the court sends documents to the mobile number you confirm.',
    ),
    both(
      '文书发到手机，就算送到您手里，请及时看。',
      'A document counts as served once it arrives there, so please look soon.',
    ),
    both('您还可以要纸的文书。', 'You can still ask for paper.'),
    both('想改主意，告诉法院就行。', 'If you change your mind, just tell the court.'),
    both(
      '不同意也一样办，法院会送纸的文书。',
      'If you do not agree, nothing else changes: the court serves paper.',
    ),
  ],
};

/** 在线调解规则 4, 在线诉讼规则 4: consent to one stage only. */
const onlineMediation: Statement = {
  version: 'onlineMediation-1',
  title: both('在网上调解，可以吗？', 'May the mediation be held online?'),
  paragraphs: [
    both(
      '同意后，您可以在这里用视频和大家谈。',
      'If you agree, you can talk with everyone by video from here.',
    ),
    both('这次同意，只管这次调解，不管别的环节。', 'This covers this mediation only, and no other stage.'),
    both('不同意也可以办，改成当面调解就行。', 'If you do not agree, the mediation is held in person.'),
    both('调解开始以前，您都可以改主意。', 'You may change your mind any time before it begins.'),
  ],
};

export const consents: PolicyPack['consents'] = { eService, onlineMediation };

/** 民诉法 115, 在线诉讼规则 3: good faith; the sham-suit warning of the element forms (common block 2). */
export const honesty: Statement = {
  version: 'honesty-1',
  title: both('诚信声明', 'Declaration of honesty'),
  paragraphs: [
    both(
      '我说的事情和交的材料都是真的，没有编造。',
      'What I tell and the papers I hand in are true; nothing is made up.',
    ),
    both(
      '我没有和别人串通，骗调解或者骗打官司。',
      'I have not agreed with anyone to feign a dispute or a suit.',
    ),
    both('我留的地址和电话是真的，能找到我。', 'The address and phone number I gave are real and reach me.'),
    both('如果说假话，法院可以罚款、拘留。', 'If I lie, the court may fine or detain me.'),
    both('情节严重的，要负刑事责任。', 'In serious cases I may be prosecuted.'),
  ],
};

export const signing: PolicyPack['signing'] = {
  before: both(
    '请看完、听清全文再签。签名只用于本文件，别人不能代签。',
    'Read or hear everything before you sign. Your signature serves this document only; nobody may sign for you.',
  ),
  mayRefuse: both('您可以不同意，也可以停下来想一想。', 'You may say no, or stop and think it over.'),
};
