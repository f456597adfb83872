/** The permission matrix: what nobody may ever do, and what depends on the moment. */
import { describe, expect, it } from 'vitest';
import { Act, may, Role, type Circumstances } from './roles.ts';

const nothing: Circumstances = {
  residentConsents: false, ownRegime: false, inSession: false, hosting: false, leading: false, ownSide: false, policyAllows: false,
  receipted: false, courtOrdered: false,
}; // prettier-ignore
const everything: Circumstances = {
  residentConsents: true, ownRegime: true, inSession: true, hosting: true, leading: true, ownSide: true, policyAllows: true,
  receipted: true, courtOrdered: true,
}; // prettier-ignore
const whoMay = (act: Act, at: Circumstances): Role[] => Role.options.filter((role) => may(role, act, at));

describe('the permission matrix', () => {
  it.each<Act>(['signForAnother', 'switchWipeOff', 'changePolicy'])(
    'lets nobody %s, whatever the moment',
    (act) => {
      expect(whoMay(act, everything)).toEqual([]);
    },
  );

  it('lets the court alone start a recording, and only when it is ordered', () => {
    expect(whoMay('startRecording', everything)).toEqual(['judge', 'judgeAssistant', 'clerk']);
    expect(whoMay('startRecording', { ...everything, courtOrdered: false })).toEqual([]);
  });

  it('never lets a helper confirm or sign, and lets it point only with the resident’s consent', () => {
    for (const role of ['supporter', 'interpreter'] as const) {
      expect(may(role, 'signForOneself', everything)).toBe(false);
      expect(may(role, 'typeForResident', nothing)).toBe(false);
      expect(may(role, 'typeForResident', { ...nothing, residentConsents: true })).toBe(true);
    }
  });

  it('shows a caucus to its own side and the mediator, to the judge only when leading, and never to grid staff', () => {
    expect(whoMay('seeCaucus', nothing)).toEqual(['mediator']);
    expect(may('party', 'seeCaucus', { ...nothing, ownSide: true })).toBe(true);
    expect(may('judge', 'seeCaucus', { ...nothing, leading: true })).toBe(true);
    expect(may('gridStaff', 'seeCaucus', everything)).toBe(false);
    expect(may('policeOfficer', 'seeCaucus', everything)).toBe(false);
  });

  it('lets the police open and attest in its own regime only', () => {
    expect(may('policeOfficer', 'openSession', nothing)).toBe(false);
    expect(may('policeOfficer', 'attestIdentity', { ...nothing, ownRegime: true })).toBe(true);
  });

  it('lets a technician see counts and logs, and nothing of a person', () => {
    expect(Act.options.filter((act) => may('technician', act, everything))).toEqual([
      'seeQueueCounts',
      'readLogs',
      'wipeNow',
    ]);
  });

  it('gives an expert or a deputy no right of their own', () => {
    for (const role of ['expert', 'deputy'] as const)
      expect(Act.options.filter((act) => may(role, act, everything))).toEqual([]);
  });

  it('lets an agency lead and attest in its own regime only, and write for nobody', () => {
    for (const act of ['openSession', 'attestIdentity'] as const) {
      expect(may('agencyRep', act, { ...nothing, ownRegime: true })).toBe(true);
      expect(may('agencyRep', act, { ...everything, ownRegime: false })).toBe(false);
    }
    expect(may('agencyRep', 'typeForResident', everything)).toBe(false);
    expect(may('policeOfficer', 'typeForResident', everything)).toBe(false);
  });
});
