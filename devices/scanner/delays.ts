/** Every delay of the scanner in one table, in milliseconds (devices.md C.3, C.4, F.2). */
export const SCANNER_DELAYS = {
  /** A back end that shows no progress for this long hangs. */
  stall: 60_000,
  /** From the polite signal, or from the program's last word, to the final one. */
  kill: 5000,
  /** A busy device is tried again this often, for so long in all. */
  busyRetry: 2000,
  busyLimit: 30_000,
  /** A jam named before the first page is looked at again after this: it may be the last visitor's. */
  recheck: 1500,
  /** Listing may take seconds where SANE asks the network, so its answer is kept for a while. */
  list: 15_000,
  listKept: 60_000,
  /** Reading the options opens the device. */
  options: 15_000,
  /** One exchange with an eSCL scanner, and one that brings a page. */
  exchange: 10_000,
  page: 120_000,
  /** A page or a job that is not ready yet is asked for again after this. */
  retry: 1000,
  /** How long a scanner is looked for under another address. */
  browse: 3000,
  /** How often a present and an absent scanner is looked at. */
  lookReady: 30_000,
  lookAbsent: 5000,
} as const;
