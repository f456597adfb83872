/** The words for a session that grid staff open for somebody else to lead, in English. */
import type { HostingText } from './hosting.ts';

export const hostingEn: HostingText = {
  opener: (name, organisation) => `Opened by ${name}, ${organisation}. You do not lead, and sign for nobody.`,
  source: {
    title: 'Where does this dispute come from?',
    walkIn: { title: 'Walked in', line: 'The party came by themselves' },
    transfer110: { title: 'From 110', line: 'Passed on after a call to the police' },
    gridPatrol: { title: 'Grid patrol', line: 'Found on a round' },
    courtAssignment: { title: 'From the court', line: 'Passed on for mediation first' },
    agency: { title: 'From an agency', line: 'Street office, community or another office' },
  },
  willing: {
    title: (kind) => `“${kind}”: do you want a mediation?`,
    hint: 'The person present answers. Both answers are fine, and no reason is needed.',
    yes: { title: 'Yes', line: 'Whoever leads is asked next' },
    no: { title: 'No', line: 'It ends here, and nothing is kept' },
  },
  regimes: 'This is what you propose. Somebody else leads it, and you help.',
  leadCard: (regime) => ({
    title: `${regime}: whoever leads lays down their card`,
    line: 'From here on they lead. You stay at the staff seat: point and print, never tap or sign for anybody.',
  }),
}; // prettier-ignore
