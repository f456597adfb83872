/** Every delay of the presence sensor, in ms. */
export const PRESENCE_DELAYS = {
  /** Before a sensor that is not there is looked for again. */
  reopen: 2_000,
} as const;
