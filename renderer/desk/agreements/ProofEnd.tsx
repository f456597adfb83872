/** How every form ends that notes something on paper: what proves it, what is wrong, and the button. */
import type { ReactElement } from 'react';

export type ProofEndProps = {
  readonly words: { readonly proof: string; readonly proofHint: string; readonly do: string };
  readonly proof: string;
  readonly onProof: (proof: string) => void;
  readonly wrong: string | null;
};

export function ProofEnd({ words, proof, onProof, wrong }: ProofEndProps): ReactElement {
  return (
    <>
      <label>
        {words.proof}
        <input
          className="field"
          maxLength={300}
          placeholder={words.proofHint}
          value={proof}
          onChange={(event) => onProof(event.target.value)}
        />
      </label>
      <FormEnd wrong={wrong} label={words.do} />
    </>
  );
}

/** What is wrong, and the button. */
export function FormEnd({
  wrong,
  label,
}: {
  readonly wrong: string | null;
  readonly label: string;
}): ReactElement {
  return (
    <>
      {wrong !== null && (
        <p role="alert" className="alert">
          {wrong}
        </p>
      )}
      <p>
        <button type="submit" className="button">
          {label}
        </button>
      </p>
    </>
  );
}
