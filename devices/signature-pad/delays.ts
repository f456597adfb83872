/** Every delay of the signature pad in one table, in milliseconds (devices.md B.5, F.2). */
export const PAD_DELAYS = {
  /** node-hid tells no hot-plug, so the list is looked at this often. */
  hotPlug: 2000,
  /** Between two looks at a busy pad's status, and the longest wait in all. */
  statusPoll: 50,
  statusLimit: 5000,
  /** No report for this long with the tip down: the pen is stuck or the pad lost it. */
  stuckPen: 2000,
  /** Samples are handed over in batches of this length. */
  batch: 12,
} as const;
