/** The court's desk: navigation, list and detail side by side, all of it by keyboard too. */
import { FileSignature, Gavel, Inbox, Link2, MonitorCheck, Video } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { Language } from '../../main/contract/policy.ts';
import { AgreementsView } from './agreements/AgreementsView.tsx';
import { BoothCards } from './BoothCards.tsx';
import { BoothTable } from './BoothTable.tsx';
import css from './Desk.module.css';
import { Detail } from './Detail.tsx';
import { disputeLabel } from './dispute.ts';
import { inState, matches, neighbour, type StateFilter } from './filter.ts';
import { GroupsView } from './groups/GroupsView.tsx';
import { Header } from './Header.tsx';
import { InboxList } from './InboxList.tsx';
import { HearingsView } from './hearing/HearingsView.tsx';
import { LiveView } from './live/LiveView.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { deskTexts } from './text.ts';
import { useDesk, usePlace } from './useDesk.ts';
import { useKeys } from './useKeys.ts';
import { deskApi } from './api.ts';
import { useOpened } from './useOpened.ts';
import { WordsContext } from './words.tsx';

type Asking = 'none' | 'accept' | 'return' | 'shortcuts';

export function Desk(): ReactElement {
  const desk = useDesk();
  const [place, go] = usePlace();
  const [language, setLanguage] = useState<Language>('zh-CN');
  const [filter, setFilter] = useState<StateFilter>('all');
  const [searched, setSearched] = useState('');
  const [selected, setSelected] = useState<string | null>(place.kind === 'item' ? place.id : null);
  const [asking, setAsking] = useState<Asking>('none');
  const search = useRef<HTMLInputElement>(null);
  const searchIn = useRef<HTMLInputElement>(null);
  const words = deskTexts[language];
  const shown = desk.inbox?.find((row) => row.id === (place.kind === 'item' ? place.id : selected)) ?? null;
  const opened = useOpened(place.kind === 'item' ? place.id : null, shown?.state ?? '', deskApi.open);

  const rows = useMemo(
    () =>
      (desk.inbox ?? []).filter(
        (row) => inState(row, filter) && matches(row, searched, disputeLabel(row.disputeKind, words)),
      ),
    [desk.inbox, filter, searched, words],
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = words.title;
  }, [language, words]);

  const open = (id: string): void => {
    setSelected(id);
    go({ kind: 'item', id });
  };
  const decidable = opened.kind === 'open' && opened.text.row.state === 'new';
  const withAgreements = place.kind === 'agreements' || place.kind === 'agreement';
  useKeys(asking === 'none' && !withAgreements, {
    j: () => setSelected(neighbour(rows, selected, 1)),
    k: () => setSelected(neighbour(rows, selected, -1)),
    Enter: () => selected !== null && open(selected),
    a: () => decidable && setAsking('accept'),
    c: () => decidable && setAsking('return'),
    '/': () => (searchIn.current ?? search.current)?.focus(),
    '?': () => setAsking('shortcuts'),
    Escape: () => place.kind === 'item' && go({ kind: 'inbox' }),
  });

  const waiting = (desk.inbox ?? []).filter((row) => row.state === 'new').length;
  const sitting = desk.hearings.filter((row) => row.state.court === 'open').length;
  const agreed = (desk.agreements ?? []).filter((row) => row.state === 'received').length;
  /** Places without a detail beside the list. */
  const alone =
    place.kind === 'booths' || place.kind === 'live' || place.kind === 'hearings' || place.kind === 'groups';
  const trouble =
    desk.trouble === null ? null : (
      <p role="alert" className="alert">
        {words.trouble.of(desk.trouble)}
      </p>
    );
  return (
    <WordsContext value={words}>
      <div
        className={`${css['desk']} ${place.kind === 'item' || place.kind === 'agreement' ? css['reading'] : ''} ${alone ? css['two'] : ''}`}
      >
        <a
          className={css['skip']}
          href="#main"
          onClick={(event) => {
            event.preventDefault();
            document.getElementById('main')?.focus();
          }}
        >
          {words.skip}
        </a>
        <Header
          searchRef={search}
          searched={searched}
          onSearch={(text) => {
            setSearched(text);
            if (place.kind !== 'inbox' && place.kind !== 'item') go({ kind: 'inbox' });
          }}
          info={desk.info}
          live={desk.live}
          onLanguage={() => setLanguage(language === 'zh-CN' ? 'en' : 'zh-CN')}
        />
        <nav className={css['nav']} aria-label={words.nav.label}>
          <a href="#/" aria-current={place.kind === 'inbox' || place.kind === 'item' ? 'page' : undefined}>
            <Inbox size={20} aria-hidden />
            <span>{words.nav.inbox}</span>
            <b>{waiting > 0 ? waiting : ''}</b>
          </a>
          <a href="#/agreements" aria-current={withAgreements ? 'page' : undefined}>
            <FileSignature size={20} aria-hidden />
            <span>{words.nav.agreements}</span>
            <b>{agreed > 0 ? agreed : ''}</b>
          </a>
          <a href="#/groups" aria-current={place.kind === 'groups' ? 'page' : undefined}>
            <Link2 size={20} aria-hidden />
            <span>{words.nav.groups}</span>
          </a>
          <a href="#/hearings" aria-current={place.kind === 'hearings' ? 'page' : undefined}>
            <Gavel size={20} aria-hidden />
            <span>{words.nav.hearings}</span>
            <b>{sitting > 0 ? sitting : ''}</b>
          </a>
          <a href="#/live" aria-current={place.kind === 'live' ? 'page' : undefined}>
            <Video size={20} aria-hidden />
            <span>{words.nav.live}</span>
            <b>{desk.rooms.length > 0 ? desk.rooms.length : ''}</b>
          </a>
          <a href="#/booths" aria-current={place.kind === 'booths' ? 'page' : undefined}>
            <MonitorCheck size={20} aria-hidden />
            <span>{words.nav.booths}</span>
          </a>
          <button type="button" className="button" onClick={() => setAsking('shortcuts')}>
            {words.shortcuts.open}
          </button>
        </nav>
        {withAgreements && (
          <AgreementsView
            rows={desk.agreements}
            booths={desk.booths}
            named={place.kind === 'agreement' ? place.id : null}
            clerk={desk.info?.clerk ?? ''}
            onOpen={(id) => go(id === null ? { kind: 'agreements' } : { kind: 'agreement', id })}
            onChanged={desk.refresh}
            trouble={trouble}
          />
        )}
        {!withAgreements && (
          <main id="main" className={css['main']} tabIndex={-1}>
            {trouble}
            {place.kind === 'booths' && <BoothTable booths={desk.booths} refresh={desk.refresh} />}
            {place.kind === 'live' && <LiveView rooms={desk.rooms} />}
            {place.kind === 'hearings' && <HearingsView hearings={desk.hearings} booths={desk.booths} />}
            {place.kind === 'groups' && <GroupsView told={desk.inbox} />}
            {!alone && (
              <>
                <div className={css['heading']}>
                  <h1>{words.inbox.heading}</h1>
                  <p className="hint" aria-live="polite">
                    {words.inbox.waiting(waiting)}
                  </p>
                </div>
                <BoothCards booths={desk.booths} />
                <InboxList
                  all={desk.inbox}
                  rows={rows}
                  booths={desk.booths}
                  filter={filter}
                  onFilter={setFilter}
                  selected={selected}
                  onSelect={setSelected}
                  onOpen={open}
                />
              </>
            )}
          </main>
        )}
        {!withAgreements && !alone && (
          <Detail
            row={shown}
            opened={opened}
            info={desk.info}
            asking={asking === 'accept' || asking === 'return' ? asking : 'none'}
            searchRef={searchIn}
            onAsk={setAsking}
            onOpen={open}
            onClose={() => go({ kind: 'inbox' })}
            onDecided={desk.refresh}
          />
        )}
      </div>
      {asking === 'shortcuts' && <Shortcuts onClose={() => setAsking('none')} />}
    </WordsContext>
  );
}
