/** From the recogniser's rows of likelihoods to characters (connectionist temporal classification, best path). Pure. */

export type ReadWords = {
  readonly text: string;
  /** 0 … 1: the mean likelihood of the characters read. */
  readonly confidence: number;
};

/** The classes in their order: "nothing here", the characters of the model's list, a space. */
export const classesOf = (list: string): readonly string[] => [
  '',
  ...list.split(/\r?\n/).filter((line) => line !== ''),
  ' ',
];

/** `rows` × `classes.length` likelihoods; a class that goes on over several rows is one character. */
export function readRows(rows: Float32Array, classes: readonly string[]): ReadWords {
  let text = '';
  let [sum, count, before] = [0, 0, 0];
  for (let start = 0; start + classes.length <= rows.length; start += classes.length) {
    const row = rows.subarray(start, start + classes.length);
    let best = 0;
    for (let one = 1; one < row.length; one += 1) if ((row[one] ?? 0) > (row[best] ?? 0)) best = one;
    if (best !== 0 && best !== before) {
      text += classes[best] ?? '';
      sum += row[best] ?? 0;
      count += 1;
    }
    before = best;
  }
  return { text, confidence: count === 0 ? 0 : sum / count };
}
