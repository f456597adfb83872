/** Service party by party: what the clerk did, and delivered only where there is a proof of delivery. */
import { useState, type ReactElement } from 'react';
import type { AgreementPerson, OpenedAgreement, ServiceRecord } from '../../../main/contract/agreements.ts';
import { deskApi } from '../api.ts';
import detail from '../Detail.module.css';
import { fullTime, useWords } from '../words.tsx';
import css from './Agreements.module.css';
import { ProofEnd } from './ProofEnd.tsx';

type Props = { readonly agreement: OpenedAgreement; readonly onChanged: () => void };

export function Service({ agreement, onChanged }: Props): ReactElement {
  const { agreements } = useWords();
  const words = agreements.service;
  const parties = agreement.people.filter((one) => one.role === 'party');
  return (
    <section className={detail['section']}>
      <h3>{words.heading}</h3>
      <p className="hint">{words.honest}</p>
      <ul className={css['service']}>
        {parties.map((party) => (
          <li key={party.id}>
            <strong>{party.name}</strong>
            {party.as !== null && ` · ${agreements.people.as(party.as.standing, party.as.nth)}`}
            {party.service !== null && <p className="hint">{words.wish[party.service]}</p>}
            <Records records={agreement.served.filter((one) => one.party === party.id)} />
            <details>
              <summary>{words.add(party.name)}</summary>
              <ServeForm
                key={agreement.statement?.number ?? 'agreement'}
                agreement={agreement}
                party={party}
                onChanged={onChanged}
              />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Records({ records }: { readonly records: readonly ServiceRecord[] }): ReactElement {
  const { agreements, locale } = useWords();
  const words = agreements.service;
  if (records.length === 0) return <p>{words.nothing}</p>;
  return (
    <ul>
      {records.map((one) => (
        <li key={`${one.of} ${one.way} ${one.sentAt}`}>
          {words.of[one.of]} · {words.sent(words.way[one.way], fullTime(one.sentAt, locale))} ·{' '}
          {one.deliveredAt === null || one.proof === null
            ? words.unproved
            : words.delivered(fullTime(one.deliveredAt, locale), one.proof)}
          {one.consent !== null && <p className="hint">{words.consent(one.consent)}</p>}
        </li>
      ))}
    </ul>
  );
}

type FormProps = {
  readonly agreement: OpenedAgreement;
  readonly party: AgreementPerson;
  readonly onChanged: () => void;
};
const WAYS = ['handedOver', 'paper', 'electronic'] as const satisfies readonly ServiceRecord['way'][];

function ServeForm({ agreement: { row, statement }, party, onChanged }: FormProps): ReactElement {
  const { agreements, trouble } = useWords();
  const words = agreements.service;
  // once the court's own statement is there, it is what goes out
  const [of, setOf] = useState<ServiceRecord['of']>(statement === null ? 'agreement' : 'statement');
  const [way, setWay] = useState<ServiceRecord['way']>('handedOver');
  const [consent, setConsent] = useState('');
  const [proof, setProof] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const send = async (event: { preventDefault(): void }): Promise<void> => {
    event.preventDefault();
    if (way === 'electronic' && filled(consent) === null) return setWrong(words.needConsent);
    const said = { party: party.id, of, way, consent: way === 'electronic' ? filled(consent) : null, proof: filled(proof) }; // prettier-ignore
    const told = await deskApi.serveAgreement(row.id, said);
    if (!told.ok) return setWrong(trouble.of(told.error.kind));
    setWrong(null);
    setProof('');
    return onChanged();
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      {statement !== null && (
        <label>
          {words.fields.of}
          <select
            className="field"
            value={of}
            onChange={(event) => setOf(event.target.value === 'statement' ? 'statement' : 'agreement')}
          >
            {(['statement', 'agreement'] as const).map((one) => (
              <option key={one} value={one}>
                {words.of[one]}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {words.fields.way}
        <select
          className="field"
          value={way}
          onChange={(event) => setWay(WAYS.find((one) => one === event.target.value) ?? 'handedOver')}
        >
          {WAYS.map((one) => (
            <option key={one} value={one}>
              {words.way[one]}
            </option>
          ))}
        </select>
      </label>
      {way === 'electronic' && (
        <label>
          {words.fields.consent}
          <input
            className="field"
            maxLength={300}
            value={consent}
            onChange={(event) => setConsent(event.target.value)}
          />
        </label>
      )}
      <ProofEnd words={{ ...words.fields, do: words.do }} proof={proof} onProof={setProof} wrong={wrong} />
    </form>
  );
}
