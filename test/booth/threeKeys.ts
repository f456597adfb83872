/** The three-key pad as a test presses it: real key events of the browser, F13 to F15, as such a pad sends them. */
import type { Locator, Page } from '@playwright/test';

const CODES = { F13: 124, F14: 125, F15: 126 } as const;
export type PadKey = keyof typeof CODES;
/** More controls than any screen has. */
const MOST_PRESSES = 150;

/** Playwright's own keyboard ends at F12. */
export async function padOf(page: Page): Promise<(key: PadKey) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  return async (key) => {
    const event = { key, code: key, windowsVirtualKeyCode: CODES[key] };
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event });
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  };
}

/** 下一项 until the control has the focus, then 确定. */
export async function pressByPad(pad: (key: PadKey) => Promise<void>, control: Locator): Promise<void> {
  const focused = () => control.evaluate((element) => element === document.activeElement);
  for (let pressed = 0; pressed < MOST_PRESSES && !(await focused()); pressed++) await pad('F14');
  if (!(await focused())) throw new Error(`the keys do not reach ${String(control)}`);
  await pad('F15');
}
