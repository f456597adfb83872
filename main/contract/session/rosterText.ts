/** A roster as a text file, as offices keep it: CSV or TSV in UTF-8 or GB18030; every wrong row is told by its line, and nothing is taken half. Pure. */
import { err, ok, type Result } from '../result.ts';
import { ROW_FEN_MAX, type RosterRow } from './group.ts';

export type RosterProblem =
  /** Of the file: cannot be read, holds no row, or more than the policy lets in. */
  | { readonly line: 0; readonly what: 'unreadable' | 'empty' | 'tooMany' | 'tooLarge' }
  /** Of a row. `of`: the line it repeats. */
  | { readonly line: number; readonly what: 'columns' | 'name' | 'number' | 'checkDigit' | 'sum' }
  | { readonly line: number; readonly what: 'twice'; readonly of: number };

/** 200 names with room to spare; more is no roster. */
const FILE_MAX = 1_000_000;

/** In UTF-8 (with or without BOM), else in GB18030; null where it is neither. */
function decoded(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue; // the other one
    }
  }
  return null;
}

/** Full-width digits, letters, commas and blanks as their narrow ones (U+FF01…FF5E, U+3000). */
const narrow = (text: string): string =>
  text.replaceAll(/[！-～]/gu, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) - 0xfee0)).replaceAll('　', ' '); // prettier-ignore

/** Cells of one line; a cell in quotes may hold the separator, and two quotes for one. */
function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const one = line.charAt(at);
    if (quoted && one === '"' && line.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (one === '"' && (quoted || cell.trim() === '')) quoted = !quoted;
    else if (one === separator && !quoted) {
      cells.push(cell);
      cell = '';
    } else cell += one;
  }
  return [...cells, cell].map((value) => value.trim());
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

/** GB 11643: the last digit follows from the others. */
export function isCardNumber(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(number.charAt(at)), 0);
  return CHECK.charAt(sum % 11) === number.charAt(17);
}

/** Yuan with at most two decimals, commas between thousands where they belong; null where it is no sum. */
export function fenOfText(text: string): number | null {
  const plain = text.replace(/^[¥￥]\s*/u, '').replace(/\s*元$/u, '');
  const found = /^(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,2}))?$/.exec(plain);
  if (found === null) return null;
  const fen = Number((found[1] ?? '').replaceAll(',', '')) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
  return fen > 0 && fen <= ROW_FEN_MAX ? fen : null;
}

/** Han characters, letters, and the dots of long names; one spelling of the dot. */
const NAME = /^[\p{Script=Han}\p{L}·]{2,60}$/u;
export const rosterName = (text: string): string => text.replaceAll(/[•・.·]/gu, '·').replaceAll(/\s+/g, '');

const HEADINGS = /姓名|名字|name/iu;

/** All rows, or everything that is wrong with them. */
export function readRoster(bytes: Uint8Array, max: number): Result<readonly RosterRow[], readonly RosterProblem[]> {
  if (bytes.length > FILE_MAX) return err([{ line: 0, what: 'tooLarge' }]);
  const text = decoded(bytes);
  // a NUL is a table of another program, or UTF-16
  if (text === null || text.includes('\0')) return err([{ line: 0, what: 'unreadable' }]);
  const lines = narrow(text).split(/\r\n|\n|\r/).map((value, index) => ({ value, line: index + 1 })).filter(({ value }) => value.trim() !== '');
  const [head] = lines;
  const separator = head?.value.includes('\t') === true ? '\t' : head?.value.includes(';') === true && !head.value.includes(',') ? ';' : ',';
  const body = head !== undefined && HEADINGS.test(head.value) ? lines.slice(1) : lines;
  if (body.length === 0) return err([{ line: 0, what: 'empty' }]);
  if (body.length > max) return err([{ line: 0, what: 'tooMany' }]);
  const rows: RosterRow[] = [];
  const problems: RosterProblem[] = [];
  const seen = new Map<string, number>();
  for (const { value, line } of body) {
    const read = rowOf(cellsOf(value, separator), line);
    if (!read.ok) {
      problems.push(read.error);
      continue;
    }
    const of = seen.get(read.value.number);
    if (of !== undefined) problems.push({ line, what: 'twice', of });
    else seen.set(read.value.number, line);
    rows.push(read.value);
  }
  return problems.length === 0 ? ok(rows) : err(problems);
} // prettier-ignore

function rowOf(cells: readonly string[], line: number): Result<RosterRow, RosterProblem> {
  // what stands behind the three columns is a remark of the office
  const [first = '', cardNumber = '', sum = ''] = cells;
  if (cells.length < 3) return err({ line, what: 'columns' });
  // 1,234.00 without quotes in a file parted by commas: never read as 1 yuan
  if (/^\d/.test(cells[3] ?? '')) return err({ line, what: 'columns' });
  const name = rosterName(first);
  if (!NAME.test(name)) return err({ line, what: 'name' });
  const number = cardNumber.replaceAll(/\s/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(number)) return err({ line, what: 'number' });
  if (!isCardNumber(number)) return err({ line, what: 'checkDigit' });
  const fen = fenOfText(sum);
  return fen === null ? err({ line, what: 'sum' }) : ok({ name, number, fen });
}
