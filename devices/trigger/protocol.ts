/** When the reports of a capture key or foot pedal mean a press, by the configured pattern (devices.md C.1); pure. */

export interface PressPattern {
  /** A report fits where `(report[i] & mask[i]) === match[i]` for every byte of the pattern. */
  readonly match: Uint8Array;
  readonly mask: Uint8Array;
}

export const patternOf = (config: { readonly match: string; readonly mask: string }): PressPattern => ({
  match: Buffer.from(config.match, 'hex'),
  mask: Buffer.from(config.mask, 'hex'),
});

/** A pattern that asks for nothing would fit every report: it fits none. */
export function fits({ match, mask }: PressPattern, report: Uint8Array): boolean {
  const { length } = match;
  if (length !== mask.length || report.length < length || mask.every((bits) => bits === 0)) return false;
  return match.every((wanted, i) => ((report[i] ?? 0) & (mask[i] ?? 0)) === wanted);
}

/** Tells for each report whether it begins a press: a key that is held or repeats counts once. */
export function createPresses(pattern: PressPattern): (report: Uint8Array) => boolean {
  let down = false;
  return (report) => {
    const before = down;
    down = fits(pattern, report);
    return down && !before;
  };
}
