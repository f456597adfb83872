/** The days of an agreement as a calendar file (RFC 5545): all-day events without names, amounts in words. Pure. */
import type { AgreementPacket } from './packet.ts';
import { partyLabel } from './parties.ts';
import type { Term } from './terms.ts';

type Dated = Pick<AgreementPacket, 'session' | 'capturedAt' | 'draft' | 'people' | 'followUp'>;
interface Entry {
  readonly id: string;
  readonly date: string;
  readonly summary: string;
}

const LINE_OCTETS = 75;
const SIDE = { applicant: '申请人', respondent: '被申请人', thirdParty: '第三人' } as const;

/** Payments by their day, then the follow-up; null where the agreement names no day. */
export function calendarFile(packet: Dated): string | null {
  const entries = [...paymentsOf(packet), ...followUpOf(packet)];
  if (entries.length === 0) return null;
  const stamp = new Date(packet.capturedAt).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yuncang//Agreement//ZH',
    ...entries.flatMap((entry) => eventLines(entry, packet.session, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function paymentsOf({ draft, people }: Dated): readonly Entry[] {
  const dated = (draft?.terms ?? []).filter(({ fen, due }) => fen !== null && due !== null);
  return dated.map((term, index) => {
    const together = dated.filter(({ id }) => id === term.id);
    const no = together.indexOf(term) + 1;
    const part = together.length === 1 ? '' : `（第${no}期，共${together.length}期）`;
    return { id: `pay-${index + 1}`, date: term.due ?? '', summary: `${payer(term, people)}付款：${term.words ?? ''}${part}` }; // prettier-ignore
  });
}

const payer = ({ debtor }: Term, people: Dated['people']): string => {
  const party = people.find(({ id }) => id === debtor);
  if (party?.as !== undefined) return partyLabel(party.as);
  const side = party?.side ?? null;
  return side === null ? '' : SIDE[side];
};

const followUpOf = ({ followUp }: Dated): readonly Entry[] =>
  followUp === undefined || followUp === null
    ? []
    : [{ id: 'follow-up', date: followUp, summary: '调解回访：协议办得怎么样' }];

function eventLines({ id, date, summary }: Entry, session: string, stamp: string): readonly string[] {
  const day = (iso: string): string => iso.replaceAll('-', '');
  const next = new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return [
    'BEGIN:VEVENT',
    `UID:${session}-${id}@yuncang`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day(date)}`,
    `DTEND;VALUE=DATE:${day(next)}`,
    `SUMMARY:${escaped(summary)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(summary)}`,
    'TRIGGER:-P1D',
    'END:VALARM',
    'END:VEVENT',
  ];
}

const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');

/** A line has at most 75 octets; a character is never cut. */
function folded(line: string): string {
  const rows: string[] = [];
  let [row, octets] = ['', 0];
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > LINE_OCTETS) {
      rows.push(row);
      // the blank that says "goes on" counts too
      [row, octets] = [' ', 1];
    }
    row += character;
    octets += size;
  }
  return [...rows, row].join('\r\n');
}
