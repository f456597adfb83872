/** Numbers of the emergency and help pages (domain.md 4.10). The court's own numbers replace or extend them. */
import type { PolicyPack } from '../../main/contract/policy.ts';
import { both } from './localText.ts';

export const contacts: PolicyPack['contacts'] = [
  { id: 'police', label: both('报警', 'Police'), number: '110' },
  { id: 'ambulance', label: both('急救', 'Ambulance'), number: '120' },
  { id: 'court', label: both('法院热线', 'Court hotline'), number: '12368' },
  { id: 'legalAid', label: both('法律援助', 'Legal aid'), number: '12348' },
  { id: 'women', label: both('妇女热线', 'Women’s hotline'), number: '12338' },
  { id: 'youth', label: both('青少年热线', 'Youth hotline'), number: '12355' },
  { id: 'labour', label: both('劳动保障', 'Labour and social security'), number: '12333' },
  { id: 'consumer', label: both('消费投诉', 'Consumer complaints'), number: '12315' },
  { id: 'city', label: both('市民热线', 'City hotline'), number: '12345' },
];
