/** The calendar of an agreement: every payment on its day, nobody's name, and lines as RFC 5545 wants them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { upperCaseAmount } from '../money.ts';
import { calendarFile } from './calendarFile.ts';
import type { PacketPerson } from './packet.ts';
import type { Term } from './terms.ts';

const person = (id: string, side: PacketPerson['side'], masked: string): PacketPerson => ({
  id, role: 'party', side, seat: 'A', masked, last4: '1348', act: null,
}); // prettier-ignore
const pay = (id: string, fen: number, due: string): Term => ({
  id, kind: 'instalment', debtor: 'B', creditor: 'A', fen, words: upperCaseAmount(fen), due, account: null, interestMilliPercent: null, text: '',
}); // prettier-ignore
const packet = (terms: Term[], followUp: string | null = null) => ({
  session: '01KSESSION', capturedAt: '2026-11-25T10:00:00+08:00', followUp,
  people: [person('A', 'applicant', '张*华'), person('B', 'respondent', '李*国')],
  draft: { parties: [{ id: 'A', name: '张明华', age: 40, signer: null }], terms, totalFen: null },
}); // prettier-ignore
const unfolded = (file: string | null): string[] => (file ?? '').replaceAll('\r\n ', '').split('\r\n');

it('puts each payment on its own day, in words, numbered', () => {
  const terms = [pay('c1', 1_000_000, '2026-12-25'), pay('c1', 1_000_000, '2027-01-25'), pay('c2', 50, '2026-12-31')]; // prettier-ignore
  const lines = unfolded(calendarFile(packet(terms)));
  expect(lines.filter((line) => line.startsWith('SUMMARY'))).toEqual([
    'SUMMARY:被申请人付款：壹万元整（第1期，共2期）',
    'SUMMARY:被申请人付款：壹万元整（第2期，共2期）',
    'SUMMARY:被申请人付款：伍角',
  ]);
  expect(lines.filter((line) => /^DT(START|END);/.test(line)).slice(-2)).toEqual([
    'DTSTART;VALUE=DATE:20261231',
    'DTEND;VALUE=DATE:20270101',
  ]);
  expect(lines).toContain('DTSTAMP:20261125T020000Z');
});

it('has the follow-up as an event of its own, and no file where no day is named', () => {
  expect(unfolded(calendarFile(packet([], '2027-03-01')))).toContain('DTSTART;VALUE=DATE:20270301');
  expect(calendarFile(packet([]))).toBeNull();
});

it('names nobody, keeps every line within 75 octets, ends each with CR LF, and gives each event its own id', () => {
  const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }).map((one) => one.toISOString().slice(0, 10)); // prettier-ignore
  const terms = fc.array(fc.tuple(fc.constantFrom('c1', 'c2'), fc.integer({ min: 1, max: 9e13 }), day), { minLength: 1, maxLength: 36 }); // prettier-ignore
  fc.assert(
    fc.property(terms, (list) => {
      const file = calendarFile(packet(list.map(([id, fen, due]) => pay(id, fen, due)))) ?? '';
      expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
      expect(file).not.toMatch(/张|李|[^\r]\n/);
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const ids = unfolded(file).filter((line) => line.startsWith('UID:'));
      expect(new Set(ids).size).toBe(list.length);
    }),
  );
});
