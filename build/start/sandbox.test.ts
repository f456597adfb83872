/** Tests of sandbox.ts. */
import { expect, it } from 'vitest';
import { whyNoSandbox } from './sandbox.ts';

const kernel = (settings: Record<string, string>) => (name: string) => settings[name] ?? null;

it('is there for a user on a kernel with user namespaces, and where there is no such setting', () => {
  expect(whyNoSandbox(1000, kernel({ 'user/max_user_namespaces': '96365' }))).toBeNull();
  expect(whyNoSandbox(1000, kernel({}))).toBeNull();
});

it('is not there for root', () => {
  expect(whyNoSandbox(0, kernel({}))).toBe('root');
});

it.each([
  ['kernel/apparmor_restrict_unprivileged_userns', '1'],
  ['kernel/unprivileged_userns_clone', '0'],
  ['user/max_user_namespaces', '0'],
])('is not there with %s %s', (name, value) => {
  expect(whyNoSandbox(1000, kernel({ [name]: value }))).toBe('userNamespaces');
});
