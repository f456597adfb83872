/** How fast memory grows with the visits: the straight line nearest to all samples. */

export interface Sample {
  readonly visits: number;
  readonly kiB: number;
}

/** KiB a visit by least squares; not a number for fewer than two different counts of visits. */
export function slopeOf(samples: readonly Sample[]): number {
  const mean = (of: (sample: Sample) => number) =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const visits = mean((sample) => sample.visits);
  const size = mean((sample) => sample.kiB);
  const covariance = mean((sample) => (sample.visits - visits) * (sample.kiB - size));
  const variance = mean((sample) => (sample.visits - visits) ** 2);
  return covariance / variance;
}
