/** Who may do what in a hearing (domain.md 4.12): asked by the machine itself, whatever a screen offers. */

export type HearingActor =
  'resident' | 'helper' | 'gridStaff' | 'mediator' | 'police' | 'judicialOffice' | 'court' | 'technician' | 'auditor'; // prettier-ignore
export const HEARING_ACTORS: readonly HearingActor[] = [
  'resident', 'helper', 'gridStaff', 'mediator', 'police', 'judicialOffice', 'court', 'technician', 'auditor',
]; // prettier-ignore

export type HearingDeed = 'takePart' | 'holdCourt';

/** Taking part is for whoever was summoned, in person; the court is held by the court alone. */
const MAY: Readonly<Record<HearingDeed, readonly HearingActor[]>> = {
  takePart: ['resident'],
  holdCourt: ['court'],
};

export const mayDo = (actor: HearingActor, deed: HearingDeed): boolean => MAY[deed].includes(actor);
