/** The lights of effect: who has signed, what is still missing, and since when the agreement is in effect. */
import { Circle, CircleCheck } from 'lucide-react';
import type { ReactElement } from 'react';
import type { OpenedAgreement } from '../../../main/contract/agreements.ts';
import detail from '../Detail.module.css';
import { fullTime, useWords } from '../words.tsx';
import css from './Agreements.module.css';

export function Lights({ agreement }: { readonly agreement: OpenedAgreement }): ReactElement {
  const { agreements: words, locale } = useWords();
  const { lights, people } = agreement;
  const name = (id: string): string => people.find((one) => one.id === id)?.name ?? id;
  const all = [
    ...lights.parties.map(({ party, at }) => ({ label: name(party), at })),
    ...lights.others.map(({ light, at }) => ({ label: words.lights.other[light], at })),
  ];
  return (
    <section className={detail['section']}>
      <h3>{words.lights.heading}</h3>
      <ul className={css['lights']}>
        {all.map(({ label, at }) => (
          <li key={label} data-lit={at !== null}>
            {at === null ? <Circle size={20} aria-hidden /> : <CircleCheck size={20} aria-hidden />}
            {label} · {at === null ? words.lights.missing : fullTime(at, locale)}
          </li>
        ))}
      </ul>
      <p>
        <strong>
          {lights.effectiveAt === null
            ? words.lights.notYet
            : words.lights.effective(fullTime(lights.effectiveAt, locale))}
        </strong>{' '}
        <span className="hint">{words.lights.byBooth}</span>
      </p>
    </section>
  );
}
