/** The eight kinds of evidence of 民诉法 66, in the order of the law. */
import type { PolicyPack } from '../../main/contract/policy.ts';
import { both } from './localText.ts';

export const evidenceKinds: PolicyPack['evidenceKinds'] = [
  { id: 'statement', label: both('当事人的陈述', 'Statement of a party') },
  { id: 'documentary', label: both('书证', 'Written evidence') },
  { id: 'physical', label: both('物证', 'Physical evidence') },
  { id: 'audiovisual', label: both('视听资料', 'Audio or video') },
  { id: 'electronic', label: both('电子数据', 'Electronic data') },
  { id: 'witness', label: both('证人证言', 'Testimony of a witness') },
  { id: 'expert', label: both('鉴定意见', 'Expert opinion') },
  { id: 'inspection', label: both('勘验笔录', 'Inspection record') },
];
