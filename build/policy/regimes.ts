/** The regimes of mediation as policy data: leads, notices, papers, lights and the moment of effect (domain.md 4.5 and the articles it names). */
import type { Regime } from '../../main/contract/policy.ts';
import { both } from './localText.ts';

const NOTICES: Regime['notices'] = ['rights', 'shamMediation', 'confidentiality', 'serviceAddress'];
// 民诉法 60-62, 解释 89: an agent settles only with a power of attorney that names it
const BINDERS: Regime['binders'] = ['guardian', 'legalRep', 'specialAgent'];
// domain.md 4.5 step 1: grid staff open it, and somebody else leads
const HOSTS: Regime['hosts'] = ['gridStaff'];
const COURT_FEE = both('按诉讼收费，调解减半', 'Court fee, halved when mediated');
const FREE = both('不收费', 'Free of charge');

const VOLUNTARY = '本协议是双方自愿达成的，双方应当按照约定履行。';
/** 电子签名法 3: its content goes beyond money, so it is signed on paper, and nothing is said of a confirmation. */
const BY_HAND = (seal: string): string[] => [
  VOLUNTARY,
  `本协议由双方和主持人在纸上签名，加盖${seal}印章。本机排版，没有电子签名。`,
  '婚姻、收养、继承等事项，法律规定要登记或者由人民法院处理的，按照规定办理。',
  MAY_SUE,
];
const MAY_SUE = '一方不履行本协议的，另一方可以向人民法院起诉。';

export const regimes: readonly Regime[] = [
  // 人民调解法 4, 17, 23, 28-29, 33: signatures, mediator and seal; free; either side may stop at any time
  {
    id: 'people',
    label: both('人民调解', 'People’s mediation'),
    cost: FREE,
    leads: ['mediator', 'judicialOfficer'],
    hosts: HOSTS,
    notices: NOTICES,
    endDocument: 'peoplesMediationAgreement',
    eSign: 'allowed',
    needs: ['mediator', 'organisation'],
    effect: 'allLights',
    confirmable: true,
    withoutLink: true,
    stopEnds: true,
    agents: 'special',
    // 在线调解规则 3, 19 for what the court delegates; nothing forbids it to a committee: card and face seen, no chip read
    remote: ['cardOnCamera', 'chipAtBooth'],
    binders: BINDERS,
    days: null,
    switchesTo: [],
    words: {
      leads: both('人民调解员主持并签名', 'A people’s mediator leads and signs'),
      effect: both(
        '各方、调解员签名，再盖章，才生效',
        'In effect once all sides, the mediator and the seal are on it',
      ),
      confirm: both('生效后三十天内，可以一起请法院确认', 'A court can confirm it within thirty days'),
      stopped: both(
        '不调解，也不影响去法院起诉。想起诉，请带材料到法院立案窗口。',
        'You may still sue: bring your papers to the court’s filing counter.',
      ),
    },
    paper: {
      lead: '人民调解员',
      seal: '人民调解委员会',
      closing: [
        VOLUNTARY,
        '本协议自双方签名、人民调解员签名并加盖人民调解委员会印章之日起生效。',
        '自本协议生效之日起三十日内，双方可以共同向人民法院申请司法确认。',
        MAY_SUE,
      ],
      byHand: BY_HAND('人民调解委员会'),
    },
  },
  // 在线调解规则 19, 24: in effect when all parties have signed on the court's platform; 30 days before filing
  {
    id: 'courtInvitedPreFiling',
    label: both('法院委派调解', 'Mediation delegated by the court'),
    cost: FREE,
    leads: ['mediator', 'judge', 'judgeAssistant'],
    hosts: HOSTS,
    notices: NOTICES,
    endDocument: 'invitedMediationAgreement',
    eSign: 'allowed',
    needs: ['mediator', 'organisation'],
    effect: 'lastParty',
    confirmable: true,
    withoutLink: false,
    stopEnds: true,
    agents: 'special',
    remote: ['cardOnCamera', 'chipAtBooth'],
    binders: BINDERS,
    days: 30,
    // domain.md 4.7: while the link is away the platform's act is refused; people's mediation is offered, or to wait
    switchesTo: ['people'],
    words: {
      leads: both('受法院邀请的调解员主持', 'A mediator invited by the court leads'),
      effect: both('各方都签名，就生效', 'In effect once all have signed'),
      confirm: both('三十天内，可以一起请法院确认', 'A court can confirm it within thirty days'),
      stopped: both(
        '调解停下，还可以请法院立案。',
        'The mediation is over; the court can still take the case.',
      ),
    },
    paper: {
      lead: '调解员',
      seal: '调解组织',
      closing: [
        VOLUNTARY,
        '本协议由人民法院委派调解，自双方在人民法院平台上全部签名时生效。',
        '自本协议生效之日起三十日内，双方可以共同向人民法院申请司法确认。',
        MAY_SUE,
      ],
      byHand: BY_HAND('调解组织'),
    },
  },
  // 委托调解: after filing; what ends the suit is the court's own paper
  {
    id: 'courtInvitedPostFiling',
    label: both('法院委托调解', 'Mediation entrusted by the court'),
    cost: COURT_FEE,
    leads: ['mediator', 'judge', 'judgeAssistant'],
    hosts: HOSTS,
    notices: NOTICES,
    endDocument: 'invitedMediationAgreement',
    eSign: 'allowed',
    needs: ['mediator', 'court'],
    effect: 'court',
    confirmable: false,
    withoutLink: false,
    stopEnds: true,
    agents: 'special',
    remote: ['cardOnCamera', 'chipAtBooth'],
    binders: BINDERS,
    days: 15,
    switchesTo: [],
    words: {
      leads: both('受法院邀请的调解员主持', 'A mediator invited by the court leads'),
      effect: both('法院出了文书，才生效', 'In effect by the court’s own paper'),
      confirm: both('不用另外确认', 'No confirmation is needed'),
      stopped: both(
        '调解停下，案件由法院接着办。',
        'The mediation is over; the court goes on with the case.',
      ),
    },
    paper: {
      lead: '调解员',
      seal: '人民法院',
      closing: [
        VOLUNTARY,
        '本协议由人民法院委托调解，报人民法院审查。是否制作调解书，由人民法院决定。',
        '本协议本身不结束诉讼。',
      ],
      byHand: BY_HAND('调解组织'),
    },
  },
  // 民诉法 96-102: the judge leads; only the court's own 调解书 or signed record has effect
  {
    id: 'judgeLed',
    label: both('法官主持调解', 'Mediation led by the judge'),
    cost: COURT_FEE,
    leads: ['judge', 'judgeAssistant'],
    hosts: [],
    notices: NOTICES,
    endDocument: 'mediationRecord',
    eSign: 'allowed',
    needs: ['court'],
    effect: 'court',
    confirmable: false,
    withoutLink: false,
    stopEnds: false,
    agents: 'special',
    // the court itself decides who is known at its own roll-call (在线诉讼规则 7)
    remote: [],
    binders: BINDERS,
    days: null,
    switchesTo: [],
    words: {
      leads: both('法官主持', 'The judge leads'),
      effect: both(
        '法院出了文书或者在笔录上签名，才生效',
        'In effect by the court’s own paper or signed record',
      ),
      confirm: both('不用另外确认', 'No confirmation is needed'),
      // 民诉法 102: without an agreement the court decides in time
      stopped: both(
        '停下来不等于结束。谈不成，由法院判决。',
        'A stop is no end. Without an agreement the court decides.',
      ),
    },
    paper: {
      lead: '法官',
      seal: '人民法院',
      closing: [
        VOLUNTARY,
        '本笔录在本机只有双方签名。审判人员、书记员签名以前，或者调解书签收以前，没有法律效力。',
      ],
      byHand: [],
    },
  },
  // 治安管理处罚法: the police lead, the parties come themselves; its content never becomes a civil agreement by itself
  {
    id: 'police',
    label: both('治安调解', 'Police mediation'),
    cost: FREE,
    leads: ['policeOfficer'],
    hosts: HOSTS,
    notices: ['policeRights', 'policePaper'],
    endDocument: 'policeMediationAgreement',
    eSign: 'inCourtOnly',
    needs: ['officer'],
    effect: 'allLights',
    confirmable: false,
    withoutLink: true,
    stopEnds: true,
    agents: 'none',
    remote: [],
    binders: ['guardian', 'legalRep'],
    days: null,
    // domain.md 4.5: the civil content can go to people's mediation, explained, agreed to and noticed anew
    switchesTo: ['people'],
    words: {
      leads: both('民警主持', 'A police officer leads'),
      effect: both('达成并做到，公安机关不再处罚', 'If it is agreed and kept, the police do not punish'),
      confirm: both('不能请法院确认', 'No court confirms it'),
      // 治安管理处罚法 9 (2012): without an agreement, or where it is not kept, the police decide; the civil part can be sued for
      stopped: both(
        '治安的事由公安机关接着处理。钱的事，可以带材料到法院立案窗口起诉。',
        'The police go on with their part. For the money you can sue at the court’s filing counter.',
      ),
    },
    paper: {
      lead: '主持民警',
      seal: '公安机关',
      closing: [
        VOLUNTARY,
        '达成协议并且履行的，公安机关不予处罚。',
        '未达成协议，或者达成协议后不履行的，公安机关依法处理；民事争议可以向人民法院起诉。',
        '本协议由双方和主持民警在纸上签名，加盖公安机关印章。本机排版，没有电子签名。',
      ],
      byHand: [],
    },
  },
  {
    id: 'administrative',
    label: both('行政调解', 'Administrative mediation'),
    cost: FREE,
    leads: ['agencyRep'],
    hosts: HOSTS,
    notices: NOTICES,
    endDocument: 'administrativeMediationAgreement',
    eSign: 'allowed',
    needs: ['organisation'],
    effect: 'allLights',
    confirmable: true,
    withoutLink: false,
    stopEnds: true,
    agents: 'special',
    remote: [],
    binders: BINDERS,
    days: null,
    switchesTo: [],
    words: {
      leads: both('行政机关的工作人员主持', 'An agency’s officer leads'),
      effect: both('各方签名，机关盖章，才生效', 'In effect once all signed and the agency sealed it'),
      confirm: both('生效后三十天内，可以一起请法院确认', 'A court can confirm it within thirty days'),
      stopped: both(
        '不调解，也不影响去法院起诉。想起诉，请带材料到法院立案窗口。',
        'You may still sue: bring your papers to the court’s filing counter.',
      ),
    },
    paper: {
      lead: '主持调解的工作人员',
      seal: '行政机关',
      closing: [
        VOLUNTARY,
        '本协议自双方签名并加盖主持调解的行政机关印章之日起生效。',
        '自本协议生效之日起三十日内，双方可以共同向人民法院申请司法确认。',
        MAY_SUE,
      ],
      byHand: BY_HAND('行政机关'),
    },
  },
];
