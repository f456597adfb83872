/** What a party is told of an agreement, in English. */
import type { ToldText } from './told.ts';

export const toldEn: ToldText = {
  answer: {
    received: { title: 'The court has received the agreement', line: 'Signatures and text were checked. It is not registered yet; the answer will appear here.' },
    registered: { title: 'The court has registered the agreement', line: 'Registered is not confirmed by the court, and not yet in effect by itself.' },
    returned: { title: 'The court has returned the agreement', line: 'What both signed still exists. Please follow the court’s note, or ask the mediator.' },
  },
  number: 'Register number (no case number)',
  registeredOn: 'registered by the court',
  reason: 'The court’s note',
  receipt: 'Receipt number',
  receivedAt: (when) => `received ${when}`,
  followUp: 'Follow-up, as agreed',
  with: (names) => `Other side: ${names}`,
  effect: { since: (when) => `In effect since ${when}`, notYet: 'Not in effect yet', notYetLine: 'It takes effect when everything below is there.' },
  light: { mediator: 'The mediator’s signature', organisation: 'The seal', officer: 'The officer’s signature', court: 'The court’s own paper' },
  seen: (on, pages) => `${on}. The court compared the sealed paper, pages: ${pages}.`,
  statement: {
    number: 'The court has made its mediation statement',
    issued: (when) => `issued ${when}`,
    meaning: 'To see it here is not service. It takes effect once the court has served everybody.',
    service: (who) => `Statement sent to: ${who}`,
  },
  member: {
    receipt: 'Receipt number of your consent',
    sum: 'Your part of the sum',
    everybody: 'Everybody consents',
    consented: (count, of) => `${count} of ${of} have consented`,
  },
  signature: (who) => `Signature: ${who}`,
  on: (when) => `there since ${when}`,
  off: 'not yet',
  you: 'you',
  service: (who) => `Sent to: ${who}`,
  served: {
    none: 'The court has not sent it yet',
    sent: (way, when) => `${way}, sent ${when}, no proof of delivery yet`,
    delivered: (way, when) => `${way}, delivered ${when}`,
  },
  way: { electronic: 'electronically', paper: 'on paper', handedOver: 'handed over' },
  confirmation: {
    open: (due, exact) => `Until ${exact ? '' : 'about '}${due} both may apply together for confirmation by the court`,
    left: (days) => `Free of charge. ${days} days left.`,
    applied: (when) => `On ${when} the court noted that both applied for confirmation`,
    appliedLine: 'The court still examines it; only its own paper decides.',
    over: (due) => `The time to apply together for confirmation ended on ${due}`,
  },
  application: {
    received: { title: 'The court has received what both applied for', line: 'Not handled yet. It will be shown here.' },
    taken: { title: 'Application received', line: 'Received is not accepted. Only the court’s own paper decides.' },
    returned: { title: 'The joint application was returned', line: (reason) => `${reason} The agreement is untouched; within the time both may apply again.` },
    receipt: (number) => `Receipt number ${number}`,
    number: 'Application number (no case number)',
  },
}; // prettier-ignore
