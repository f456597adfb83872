/** Turns the 256-byte text block of a card into a record, by its type flag (devices.md A.5). */
import { CardRecord, type CardWarning } from '../../main/contract/devices.ts';
import { err, ok, type Result } from '../../main/contract/result.ts';

/** What chips fill fields up with: NUL, space, ideographic space. */
const PADDING: ReadonlySet<number> = new Set([0x0000, 0x0020, 0x3000]);

/** Text of one fixed field; the padding (spaces, NULs) at its end is dropped, nothing else is changed. */
function field(text: Uint8Array, offset: number, length: number): string {
  // a view: a copy would stay in memory after the frame is overwritten
  const raw = Buffer.from(text.buffer, text.byteOffset + offset, length).toString('utf16le');
  let end = raw.length;
  while (end > 0 && PADDING.has(raw.charCodeAt(end - 1))) end--;
  return raw.slice(0, end);
}

/** `unsupportedCard`: the flag is none of the four known ones. `protocol`: a field breaks its own format. */
export type CardFault =
  { readonly kind: 'unsupportedCard'; readonly flag: number } | { readonly kind: 'protocol' };

const FLAG_OFFSET = 248;

function fieldsOf(text: Uint8Array, flag: number): Record<string, string> | undefined {
  const at = (offset: number, length: number): string => field(text, offset, length);
  const shared = { validFrom: at(188, 16), validTo: at(204, 16) };
  const chinese = { ...shared, name: at(0, 30), sex: at(30, 2), birth: at(36, 16), number: at(122, 36) };
  switch (flag) {
    case 0x20:
      return { type: 'resident', ...chinese, nation: at(32, 4), address: at(52, 70), authority: at(158, 30) };
    case 0x4a: // J
      return {
        type: 'hmtPermit', ...chinese, address: at(52, 70), authority: at(158, 30),
        passNumber: at(220, 18), issueCount: at(238, 4),
      }; // prettier-ignore
    case 0x49: // I
      return {
        type: 'foreign2017', ...shared, name: at(0, 120), sex: at(120, 2), birth: at(220, 16), number: at(122, 30),
        chineseName: at(158, 30), nationality: at(152, 6), cardVersion: at(236, 4), authorityCode: at(240, 8),
      }; // prettier-ignore
    case 0x59: {
      // Y: the English name runs on from characters 1–35 into 36–46
      const whole = Buffer.concat([text.subarray(52, 122), text.subarray(220, 242)]);
      const englishName = field(whole, 0, 92);
      whole.fill(0);
      const name = chinese.name === '' ? englishName : chinese.name;
      return {
        type: 'foreign2023', ...chinese, name, englishName, nationality: at(242, 6), renewalCount: at(32, 4),
      }; // prettier-ignore
    }
    default:
      return undefined;
  }
}

/** Reads the flag first and never guesses: an unknown flag is a refusal that names the flag. */
export function decodeCard(text: Uint8Array): Result<CardRecord, CardFault> {
  if (text.length !== 256) return err({ kind: 'protocol' });
  const flag = new DataView(text.buffer, text.byteOffset, text.byteLength).getUint16(FLAG_OFFSET, true);
  const fields = fieldsOf(text, flag);
  if (fields === undefined) return err({ kind: 'unsupportedCard', flag });
  const checked = CardRecord.safeParse(fields);
  return checked.success ? ok(checked.data) : err({ kind: 'protocol' });
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Check character of an 18-character number: GB 11643-1999 = ISO 7064 MOD 11-2. Undefined for malformed numbers. */
export function checkDigit(number: string): string | undefined {
  if (!/^\d{17}[\dX]?$/.test(number)) return undefined;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return '10X98765432'[sum % 11];
}

/** What the number and the dates contradict. `today` is YYYYMMDD in the booth's time zone. */
export function warningsOf(card: CardRecord, today: string): CardWarning[] {
  const warnings: CardWarning[] = [];
  if (card.validTo !== '长期' && card.validTo < today) warnings.push('expired');
  // the rule of the 2017 foreigner number's last digit is not public: never judged (devices.md A.5)
  if (card.type === 'foreign2017') return warnings;
  const check = checkDigit(card.number);
  if (card.number.length !== 18 || check === undefined || card.number[17] !== check) {
    warnings.push('checkDigit');
  }
  if (card.number.slice(6, 14) !== card.birth) warnings.push('birthMismatch');
  const male = Number(card.number[16]) % 2 === 1;
  // the 2023 foreigner number carries no parity rule for the sex
  if (card.type !== 'foreign2023' && (card.sex === '1' || card.sex === '2') && male !== (card.sex === '1')) {
    warnings.push('sexMismatch');
  }
  return warnings;
}
