/** The system files say what they mean: each line is well formed, and every device the booth knows has its rule. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPad, isReaderBridge } from '../../devices/knownDevices.ts';

const RULES = '70-cloud-cabin.rules';
const read = (name: string): string[] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

interface Term {
  readonly key: string;
  readonly operator: string;
  readonly value: string;
}
const MATCHES = /^(KERNEL|KERNELS|SUBSYSTEM|ATTRS\{\w+\})$/;
const ASSIGNS = /^(GROUP|MODE|SYMLINK|TAG|ENV\{\w+\})$/;

/** A rule as udev reads it (udev(7)); null: it would skip this line. */
function parseRule(line: string): readonly Term[] | null {
  const terms = line
    .split(/,\s+/)
    .map((part) => /^([A-Z]+(?:\{\w+\})?)(==|!=|\+=|:=|=)"([^"]*)"$/.exec(part));
  return terms.every((term) => term !== null)
    ? terms.map(([, key = '', operator = '', value = '']) => ({ key, operator, value }))
    : null;
}
/** udev's shell patterns: `|` between choices, `[1-8]`, `*`. */
const fits = (pattern: string, text: string): boolean =>
  new RegExp(`^(?:${pattern.replaceAll('*', '.*')})$`).test(text);

const rules = read(RULES).map((line) => ({ line, terms: parseRule(line) ?? [] }));
const valueOf = (terms: readonly Term[], key: string): string =>
  terms.find((term) => term.key === key)?.value ?? '*';
const rulesFor = (subsystem: string, vendor: string, product: string) =>
  rules.filter(
    ({ terms }) =>
      valueOf(terms, 'SUBSYSTEM') === subsystem &&
      fits(valueOf(terms, 'ATTRS{idVendor}'), vendor) &&
      fits(valueOf(terms, 'ATTRS{idProduct}'), product),
  );

describe('the udev rules', () => {
  it('come before uaccess is applied', () => {
    expect(Number(RULES.slice(0, 2))).toBeLessThan(73);
  });

  it.each(rules)('are well formed: $line', ({ line, terms }) => {
    expect(parseRule(line)).not.toBeNull();
    const matches = terms.filter(({ operator }) => operator === '==');
    const assigns = terms.filter(({ operator }) => operator !== '==');
    expect(matches.length).toBeGreaterThan(0);
    expect(assigns.length).toBeGreaterThan(0);
    expect(matches.every(({ key }) => MATCHES.test(key))).toBe(true);
    expect(assigns.every(({ key }) => ASSIGNS.test(key))).toBe(true);
  });

  it('would not pass this check with a fault in them', () => {
    expect(parseRule('SUBSYSTEM="tty, MODE="0660"')).toBeNull();
    expect(parseRule('SUBSYSTEM=="tty" MODE="0660"')).toBeNull();
  });

  it('open no node to everybody, and add to names and tags instead of replacing them', () => {
    const all = rules.flatMap(({ terms }) => terms);
    const modes = all.filter(({ key }) => key === 'MODE').map(({ value }) => value);
    expect([...new Set(modes)]).toEqual(['0660']);
    const added = all.filter(({ key }) => key === 'SYMLINK' || key === 'TAG').map(({ operator }) => operator);
    expect([...new Set(added)]).toEqual(['+=']);
  });

  it('give every known reader bridge and pad to the booth’s groups', () => {
    const hex = (n: number): string => n.toString(16).padStart(4, '0');
    let known = 0;
    for (const vendor of [0x1a86, 0x0403, 0x10c4, 0x067b, 0x056a, 0x0b57]) {
      for (let product = 0; product <= 0xffff; product++) {
        const bridge = isReaderBridge({ vendor, product });
        if (!bridge && !isPad({ vendor, product })) continue;
        known += 1;
        const found = rulesFor(bridge ? 'tty' : 'hidraw', hex(vendor), hex(product));
        const group = found.flatMap(({ terms }) => terms.filter(({ key }) => key === 'GROUP'));
        expect(group.map(({ value }) => value)).toEqual([bridge ? 'dialout' : 'plugdev']);
      }
    }
    expect(known).toBeGreaterThan(10);
  });
});

describe('the module settings', () => {
  it('hold nothing but what is kept out', () => {
    expect(read('cloud-cabin.conf')).toEqual(['blacklist wacom']);
  });
});
