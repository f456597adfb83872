/** The manifest in plain words: who was there, how they were known, what they heard and saw and for how long, and how they signed. */
import type { ReactElement } from 'react';
import type { AgreementPerson, OpenedAgreement } from '../../../main/contract/agreements.ts';
import detail from '../Detail.module.css';
import { clockTime, fullTime, useWords } from '../words.tsx';
import css from './Agreements.module.css';

export function AgreementPeople({ agreement }: { readonly agreement: OpenedAgreement }): ReactElement {
  const { agreements: words } = useWords();
  return (
    <section className={detail['section']}>
      <h3>{words.people.heading}</h3>
      <ul className={css['people']}>
        {agreement.people.map((one) => (
          <li key={one.id}>
            <p>
              <strong>{one.name}</strong> · {words.people.role[one.role]}
              {one.as !== null
                ? ` · ${words.people.as(one.as.standing, one.as.nth)}`
                : one.side === null
                  ? ''
                  : ` · ${words.people.side[one.side]}`}
            </p>
            <ActsFor id={agreement.row.id} person={one} />
            <Identity person={one} />
            <p>{shownWords(one, words.people)}</p>
            <Act person={one} />
            <Objections person={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For whom, with which authority as the paper says it, and the pages themselves. */
function ActsFor({ id, person: { acting } }: { readonly id: string; readonly person: AgreementPerson }): ReactElement | null {
  const { agreements: words } = useWords();
  if (acting === null) return null;
  return (
    <p>
      {words.people.acting(acting.party, acting.as, acting.authority)}
      {acting.files.map((name, index) => (
        <span key={name}>
          {' · '}
          <a href={`/desk/api/agreements/${id}/authority/${name}`} target="_blank" rel="noreferrer">
            {words.people.paper(index + 1)}
          </a>
        </span>
      ))}
    </p>
  );
} // prettier-ignore

function Identity({ person: { identity } }: { readonly person: AgreementPerson }): ReactElement {
  const { agreements: words, locale } = useWords();
  const last = identity.at(-1);
  return (
    <p>
      {last === undefined
        ? words.people.noIdentity
        : words.people.identity(last.method, last.level, fullTime(last.at, locale))}
    </p>
  );
}

function shownWords(
  { heard, seen }: AgreementPerson,
  words: ReturnType<typeof useWords>['agreements']['people'],
): string {
  const time = (ms: number): string => words.time(Math.round(ms / 1000));
  const said = [
    ...(heard.parts > 0 ? [words.heard(heard.parts, time(heard.ms))] : []),
    ...(seen.parts > 0 ? [words.seen(seen.parts, time(seen.ms))] : []),
  ];
  return said.length === 0 ? words.nothingShown : said.join(' · ');
}

function Act({ person: { act } }: { readonly person: AgreementPerson }): ReactElement {
  const { agreements: words, locale } = useWords();
  if (act === null) return <p>{words.people.noAct}</p>;
  const notes = [
    words.people.act(act.what, fullTime(act.began, locale), clockTime(act.done, locale)),
    act.remote ? words.people.afar : act.soleControl ? words.people.alone : words.people.notAlone,
    ...(act.trusted ? [] : [words.people.clockUnsure]),
  ];
  return <p>{notes.join(' · ')}</p>;
}

/** As it was said: the desk judges nothing here. */
function Objections({ person: { objections } }: { readonly person: AgreementPerson }): ReactElement {
  const { agreements: words, locale } = useWords();
  return (
    <>
      {objections.map(({ at, words: said }) => (
        <p key={at}>{words.people.objection(fullTime(at, locale), said)}</p>
      ))}
    </>
  );
}
