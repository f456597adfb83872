/** Who takes part in a linked session, and what each may do: the permission matrix of domain.md 4.12 as data. Pure. */
import { z } from 'zod';

export const Role = z.enum([
  'party', 'guardian', 'legalRep', 'agent', 'supporter', 'interpreter', 'gridStaff', 'mediator', 'judge', 'judgeAssistant', 'clerk',
  'policeOfficer', 'judicialOfficer', 'expert', 'deputy', 'agencyRep', 'consumerCommittee', 'technician', 'auditor',
]); // prettier-ignore
export type Role = z.infer<typeof Role>;

/** The columns of the matrix: several roles have the same rights. `guest` takes part by invitation and decides nothing. */
type RightsOf =
  'resident' | 'helper' | 'gridStaff' | 'mediator' | 'police' | 'agency' | 'judicialOffice' | 'court' | 'technician' | 'auditor' | 'guest'; // prettier-ignore

const RIGHTS_OF: Readonly<Record<Role, RightsOf>> = {
  party: 'resident',
  guardian: 'resident',
  legalRep: 'resident',
  agent: 'resident',
  supporter: 'helper',
  interpreter: 'helper',
  gridStaff: 'gridStaff',
  mediator: 'mediator',
  judge: 'court',
  judgeAssistant: 'court',
  clerk: 'court',
  policeOfficer: 'police',
  judicialOfficer: 'judicialOffice',
  expert: 'guest',
  deputy: 'guest',
  agencyRep: 'agency',
  // 消费者权益保护委员会: no agency, leads nothing (domain.md 1.2)
  consumerCommittee: 'guest',
  technician: 'technician',
  auditor: 'auditor',
};

export const Act = z.enum([
  'startOwnTask', 'openSession', 'typeForResident', 'attestIdentity', 'seeDraft', 'seeCaucus', 'signForOneself', 'signForAnother',
  'seeSealed', 'seeQueueCounts', 'changePolicy', 'readLogs', 'wipeNow', 'switchWipeOff', 'startRecording',
]); // prettier-ignore
export type Act = z.infer<typeof Act>;

/** What a right depends on besides the role. Each is a fact of the moment, established by whoever asks. */
export interface Circumstances {
  /** The resident's fresh identity or consent, on the spot. */
  readonly residentConsents: boolean;
  /** The session runs in the regime this role leads. */
  readonly ownRegime: boolean;
  readonly inSession: boolean;
  readonly hosting: boolean;
  readonly leading: boolean;
  /** The caucus is held with this person's own side. */
  readonly ownSide: boolean;
  /** The site's policy allows it. */
  readonly policyAllows: boolean;
  /** The court's receipt of the item is here. */
  readonly receipted: boolean;
  /** The court ordered it on the law's ground. */
  readonly courtOrdered: boolean;
}

/** Circumstances where none is met, to be told what is. */
export const UNMET: Circumstances = {
  residentConsents: false, ownRegime: false, inSession: false, hosting: false, leading: false, ownSide: false, policyAllows: false,
  receipted: false, courtOrdered: false,
}; // prettier-ignore

type Right = true | keyof Circumstances;

/** What is not listed is never allowed: nobody signs for another, nobody switches the wipe off. */
const MATRIX: Readonly<Record<Act, Partial<Record<RightsOf, Right>>>> = {
  startOwnTask: { resident: true, gridStaff: 'residentConsents' },
  // an agency leads administrative mediation (domain.md 4.5) and has in it what the police has in its own: no more
  openSession: { gridStaff: true, mediator: true, police: 'ownRegime', agency: 'ownRegime', judicialOffice: true, court: true }, // prettier-ignore
  // a helper may point at the screen with the resident's consent, never confirm
  typeForResident: {
    helper: 'residentConsents',
    gridStaff: 'residentConsents',
    mediator: 'residentConsents',
    judicialOffice: 'residentConsents',
  },
  attestIdentity: {
    gridStaff: 'policyAllows',
    mediator: true,
    police: 'ownRegime',
    agency: 'ownRegime',
    judicialOffice: true,
    court: true,
  },
  seeDraft: {
    resident: true,
    helper: 'residentConsents',
    gridStaff: 'hosting',
    mediator: true,
    police: 'inSession',
    agency: 'inSession',
    judicialOffice: 'inSession',
    court: true,
  },
  seeCaucus: { resident: 'ownSide', helper: 'residentConsents', mediator: true, court: 'leading' },
  signForOneself: {
    resident: true,
    gridStaff: 'inSession',
    mediator: true,
    police: true,
    agency: true,
    judicialOffice: true,
    court: true,
  },
  signForAnother: {},
  seeSealed: { court: 'receipted' },
  seeQueueCounts: { gridStaff: true, court: true, technician: true, auditor: true },
  changePolicy: {},
  readLogs: { court: true, technician: true, auditor: true },
  wipeNow: {
    resident: true,
    helper: true,
    gridStaff: true,
    mediator: true,
    police: true,
    agency: true,
    judicialOffice: true,
    technician: true,
  },
  switchWipeOff: {},
  startRecording: { court: 'courtOrdered' },
};

/** Asked by the booth's core and by the court alike; a screen only shows what this allows. */
export function may(role: Role, act: Act, at: Circumstances): boolean {
  const right = MATRIX[act][RIGHTS_OF[role]];
  return right === true || (right !== undefined && at[right]);
}
