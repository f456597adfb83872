/** Every delay of the signature pad in one table, in milliseconds (devices.md B.5, F.2). */
export const PAD_DELAYS = {
  /** node-hid tells no hot-plug, so the list is looked at this often. */
  hotPlug: 2000,
  /** Before a pad that is there but could not be opened is tried again, by failures in a row; the last one repeats. */
  reopen: [500, 1000, 2000, 5000],
  /** Between two looks at a busy pad's status, and the longest wait in all. */
  statusPoll: 50,
  statusLimit: 5000,
  /** The pad makes its AES key and encrypts it with ours. */
  keyLimit: 5000,
  /** A Hanvon pad confirms each command by an input report. */
  acknowledge: 1000,
  /** No report for this long with the tip down: the pen is stuck or the pad lost it. */
  stuckPen: 2000,
  /** Samples are handed over in batches of this length: at 200 a second hardly more than one by one, since ink has to be seen at once. */
  batch: 2,
} as const;
