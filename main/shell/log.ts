/** The shell's log: one JSON line an event on stderr, never prose, names or contents. */

export type ShellEvent =
  | { readonly event: 'serviceStarted'; readonly service: string }
  | {
      readonly event: 'serviceFell';
      readonly service: string;
      readonly code: number;
      readonly retryInMs: number;
    }
  | { readonly event: 'serviceSilent'; readonly service: string }
  | { readonly event: 'pageLost'; readonly reason: string }
  | { readonly event: 'childProcessGone'; readonly type: string; readonly reason: string }
  | { readonly event: 'outOfOrder'; readonly service: string }
  | { readonly event: 'appRestarting' }
  | { readonly event: 'denied'; readonly what: string }
  | { readonly event: 'shellFailed'; readonly name: string; readonly stack: string }
  | { readonly event: 'launchRefused'; readonly kind: string };

export function log(event: ShellEvent): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), program: 'shell', ...event })}\n`);
}
