/** A bucket of tokens: so many at once, so many a second; says no when it is empty. Pure but for what it remembers. */

export type Bucket = {
  /** Whether `cost` may be spent at `now` (milliseconds); spends it if so. */
  spend(cost: number, now: number): boolean;
};

export function bucketOf(burst: number, perSecond: number): Bucket {
  let left = burst;
  let at = Number.NEGATIVE_INFINITY;
  return {
    spend(cost, now) {
      const passed = Math.max(0, now - at); // a clock that is set back gives nothing away
      left = Math.min(burst, left + (Number.isFinite(passed) ? (passed / 1000) * perSecond : 0));
      at = now;
      if (cost > left) return false;
      left -= cost;
      return true;
    },
  };
}
