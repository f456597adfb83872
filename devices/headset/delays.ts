/** Every delay of the headset jack, in ms. */
export const HEADSET_DELAYS = {
  /** Between two looks at the node: a person does not notice, and nothing is spoken into a room for longer. */
  look: 150,
  /** Before a node that is not there is tried again. */
  reopen: 2_000,
} as const;
