/** Signing in one's own page: alone at the screen, the name drawn by hand, looked at once more, then given by a key of its own; or not signing, as easily. */
import { useState, type ReactElement } from 'react';
import { partyLabel } from '../../../main/contract/session/parties.ts';
import type { RemotePlace } from '../../../main/contract/remote/page.ts';
import call from '../call.module.css';
import { useCallWords } from '../text.ts';
import { Drawing } from './Drawing.tsx';
import { PaperDigest } from './PaperDigest.tsx';
import { Refusing } from './Refusing.tsx';
import { signedAsk, type Samples } from '../../../main/contract/remote/signing.ts';
import { useLocalText, type PlaceProps } from './speaking.tsx';
import css from './table.module.css';

type Signing = Extract<RemotePlace, { on: 'signing' }>;
type Step =
  | { readonly at: 'alone' }
  | { readonly at: 'drawing' | 'preview'; readonly began: string; readonly samples: Samples }
  | { readonly at: 'refusing' };

export function SignPane(props: PlaceProps & { readonly place: Signing }): ReactElement {
  const { place } = props;
  const { table: words } = useCallWords();
  const local = useLocalText();
  const time = useClock();
  return (
    <>
      <h2>{words.sign.title}</h2>
      <PaperDigest document={place.document} />
      <p role="status">
        {place.lights.effectiveAt === null
          ? words.lights.none
          : words.lights.since(time(place.lights.effectiveAt))}
      </p>
      <ul className={css['lights']}>
        {place.lights.parties.map(({ as, you, at }) => (
          <li key={partyLabel(as)}>
            {partyLabel(as)}
            {you ? words.lights.you : ''}：{at === null ? words.lights.off : words.lights.on(time(at))}
          </li>
        ))}
        {place.lights.others.map(({ light, at }) => (
          <li key={light}>
            {words.light[light]}：{at === null ? words.lights.off : words.lights.on(time(at))}
          </li>
        ))}
      </ul>
      {place.may === 'signed' && (
        <p role="status" data-signed>
          <strong>{words.sign.signed}</strong>
          {place.signedAt === null ? '' : `，${words.signedAt(time(place.signedAt))}`}
        </p>
      )}
      {place.may === 'adding' && <p role="status">{words.sign.adding}</p>}
      {place.may === 'compare' && (
        <>
          <p role="status">{words.sign.compare}</p>
          <p>{local(place.mayRefuse)}</p>
          <NotSigning {...props} />
        </>
      )}
      {place.may === 'sign' && <Writing {...props} />}
    </>
  );
}

/** HH:MM as the page's own clock has it. */
function useClock(): (at: string) => string {
  const { language } = useCallWords();
  const format = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hour12: false });
  return (at) => format.format(new Date(at));
}

function NotSigning(props: PlaceProps & { readonly place: Signing }): ReactElement {
  const { sign } = useCallWords().table;
  const [open, setOpen] = useState(false);
  return open ? (
    <Refusing {...props} onBack={() => setOpen(false)} />
  ) : (
    <div className={call['actions']}>
      <button type="button" className={call['button']} onClick={() => setOpen(true)}>
        {sign.refuse}
      </button>
    </div>
  );
}

function Writing(props: PlaceProps & { readonly place: Signing }): ReactElement {
  const { view, place, speaking } = props;
  const { sign } = useCallWords().table;
  const local = useLocalText();
  const [step, setStep] = useState<Step>({ at: 'alone' });
  const [empty, setEmpty] = useState(false);
  const button = (words: string, press: () => void, main = false): ReactElement => (
    <button type="button" className={call['button']} data-kind={main ? 'main' : undefined} disabled={speaking.busy} onClick={press}>
      {words}
    </button>
  );
  const again = (): void => setStep({ at: 'drawing', began: new Date().toISOString(), samples: [] });
  const confirm = async (began: string, samples: Samples): Promise<void> => {
    const ask = await signedAsk(view, samples, { began, done: new Date().toISOString() });
    if ((await speaking.ask(ask)) === 'inkProblem') again();
  };
  if (step.at === 'refusing') return <Refusing {...props} onBack={() => setStep({ at: 'alone' })} />;
  if (step.at === 'alone')
    return (
      <>
        <p>{local(place.before)}</p>
        <p>
          <strong>{sign.aloneQuestion}</strong>
        </p>
        <div className={call['actions']}>
          {button(sign.refuse, () => setStep({ at: 'refusing' }))}
          {button(sign.notAlone, () => setStep({ at: 'alone' }))}
          {button(sign.alone, again)}
        </div>
      </>
    );
  const { began, samples } = step;
  if (step.at === 'preview')
    return (
      <>
        <h3>{sign.preview}</h3>
        <Drawing geometry={place.geometry} samples={samples} label={sign.preview} />
        <p>{sign.previewWords}</p>
        <div className={call['actions']}>
          {button(sign.refuse, () => setStep({ at: 'refusing' }))}
          {button(sign.again, again)}
          {button(sign.confirm, () => void confirm(began, samples), true)}
        </div>
      </>
    );
  return (
    <>
      <h3>{sign.draw}</h3>
      <Drawing
        geometry={place.geometry}
        samples={samples}
        label={sign.box}
        onSamples={(more) => setStep((now) => (now.at === 'drawing' ? { ...now, samples: [...now.samples, ...more] } : now))}
      />
      {empty && <p role="alert" className={call['warn']}>{sign.empty}</p>}
      <div className={call['actions']}>
        {button(sign.refuse, () => setStep({ at: 'refusing' }))}
        {button(sign.again, again)}
        {button(sign.done, () => {
          setEmpty(samples.length === 0);
          if (samples.length > 0) setStep({ ...step, at: 'preview' });
        }, true)}
      </div>
    </>
  );
} // prettier-ignore
