/** The roster of this demonstration's booths: invented people with the simulated cards. A court's own pack names its own. */
import { scryptSync } from 'node:crypto';
import type { StaffRoster } from '../../main/contract/policy.ts';

const salt = 'yuncang-demonstration-roster-2026';
const CARD_BYTES = 32;

/** As the booth does it (main/core/session/staff.ts). */
const cardOf = (number: string): string => scryptSync(`resident:${number}`, salt, CARD_BYTES).toString('hex');

export const staff: StaffRoster = {
  salt,
  members: [
    { id: 'staff-1', role: 'mediator', organisation: '龙溪街道人民调解委员会（演示）', card: cardOf('500199197209163319') },
    { id: 'staff-2', role: 'gridStaff', organisation: '龙溪街道新牌坊网格（演示）', card: cardOf('500199198405274424') },
    { id: 'staff-3', role: 'policeOfficer', organisation: '大阳沟派出所（演示）', card: cardOf('500199198707233310') },
    { id: 'staff-4', role: 'judicialOfficer', organisation: '大阳沟司法所（演示）', card: cardOf('500199198911058425') },
    { id: 'staff-5', role: 'judge', organisation: '渝中区人民法院（演示）', card: cardOf('500199197604172215') },
    { id: 'staff-6', role: 'agencyRep', organisation: '渝中区市场监督管理局（演示）', card: cardOf('500199198502093326') },
    { id: 'staff-7', role: 'deputy', organisation: '龙溪街道人大代表联络站（演示）', card: cardOf('500199198006253327') },
    { id: 'staff-8', role: 'agencyRep', organisation: '渝中区教育委员会（演示）', card: cardOf('500199198603153324') },
    { id: 'staff-9', role: 'consumerCommittee', organisation: '渝中区消费者权益保护委员会（演示）', card: cardOf('500199197409223312') },
  ],
}; // prettier-ignore
