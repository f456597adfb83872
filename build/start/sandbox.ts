/** Whether Chromium's sandbox can be had by this user on this machine. */
import { readFileSync } from 'node:fs';

export type NoSandbox = 'root' | 'userNamespaces';

/** Kernel settings that keep user namespaces from ordinary users, each with the value that does (Ubuntu 24.04: the first). */
const CLOSED: Readonly<Record<string, string>> = {
  'kernel/apparmor_restrict_unprivileged_userns': '1',
  'kernel/unprivileged_userns_clone': '0',
  'user/max_user_namespaces': '0',
};

/** Null: it can. `setting` gives a file below `/proc/sys` without its line end, null where the kernel has none. */
export function whyNoSandbox(
  uid: number | undefined = process.getuid?.(),
  setting: (name: string) => string | null = settingHere,
): NoSandbox | null {
  if (uid === 0) return 'root'; // Chromium refuses it to root
  const closed = Object.entries(CLOSED).some(([name, value]) => setting(name) === value);
  return closed ? 'userNamespaces' : null;
}

function settingHere(name: string): string | null {
  try {
    return readFileSync(`/proc/sys/${name}`, 'utf8').trim();
  } catch {
    return null; // this kernel knows no such setting, or is no Linux
  }
}

export function sandboxNotice(reason: NoSandbox): string {
  switch (reason) {
    case 'root':
      return 'Started as root, so without the sandbox of the browser: for development only.';
    case 'userNamespaces':
      return 'This system gives its users no name spaces, so the browser runs without its sandbox: for development only. An installed package has it.';
  }
}
