/** Provisioning codes as people read and type them. */
import { expect, test } from 'vitest';
import { normalCode } from '../contract/typedCode.ts';
import { codeDigest, newCode } from './codes.ts';

test('a code has ten letters that cannot be taken for one another', () => {
  expect(newCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
  expect(newCode(() => new Uint8Array([0, 1, 2, 3, 4, 31, 30, 29, 28, 27]))).toBe('01234-ZYXWV');
});

test('it is the same however it is typed', () => {
  expect(normalCode(' o1il2-abcde ')).toBe('01112ABCDE');
  expect(codeDigest('7k3mq 02xwt')).toBe(codeDigest('7K3MQ-02XWT'));
});
