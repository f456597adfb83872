/** The copy that bears the organisation's seal: its scanned pages, the day it was sealed, and what the clerk has seen. */
import { useState, type ReactElement } from 'react';
import type { OpenedAgreement } from '../../../main/contract/agreements.ts';
import { deskApi } from '../api.ts';
import { base64Of } from '../base64.ts';
import { useWords } from '../words.tsx';
import { ProofEnd } from './ProofEnd.tsx';

type Props = { readonly agreement: OpenedAgreement; readonly onChanged: () => void };

export function SealedCopyForm({ agreement, onChanged }: Props): ReactElement {
  const { agreements, trouble } = useWords();
  const words = agreements.lights;
  const [pages, setPages] = useState<readonly File[]>([]);
  const [date, setDate] = useState('');
  const [proof, setProof] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const send = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault();
    if (pages.length === 0 || date === '' || proof.trim() === '') return setWrong(words.copy.needPages);
    const told = await deskApi.registerSealedCopy(agreement.row.id, {
      document: agreement.document.sha256,
      date,
      proof: proof.trim(),
      pages: await Promise.all(pages.map(base64Of)),
    });
    return told.ok ? onChanged() : setWrong(trouble.of(told.error.kind));
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      <p className="hint">{words.copy.words(agreement.document.pages)}</p>
      <label>
        {words.copy.pages}
        <input
          type="file"
          className="field"
          accept="image/jpeg,image/png"
          multiple
          onChange={(event) => setPages([...(event.target.files ?? [])])}
        />
      </label>
      <label>
        {words.date}
        <input type="date" className="field" value={date} onChange={(event) => setDate(event.target.value)} />
      </label>
      <ProofEnd words={{ ...words, do: words.copy.do }} proof={proof} onProof={setProof} wrong={wrong} />
    </form>
  );
}
