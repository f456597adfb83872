/** The right pane: what is selected, and its full text once it was opened – which is logged and says so. */
import { ShieldAlert, ShieldCheck, X } from 'lucide-react';
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import type { z } from 'zod';
import type { DeskInfo, InboxRow, OpenedRequest } from '../../main/contract/desk.ts';
import type { CourtAnswer } from '../../main/contract/link.ts';
import type { RequestPart } from '../../main/contract/coview.ts';
import type { Mark } from '../../main/contract/ink.ts';
import type { Found, FoundPlace } from '../../main/contract/search.ts';
import { AcceptDialog } from './AcceptDialog.tsx';
import { disputeLabel } from './dispute.ts';
import css from './Detail.module.css';
import { DocumentPane, type DocumentMark } from './DocumentPane.tsx';
import { EvidencePane, type EvidenceMark } from './EvidencePane.tsx';
import { Facts } from './Facts.tsx';
import { MarksPane } from './marks/MarksPane.tsx';
import { marksOfPage, useMarks } from './marks/useMarks.ts';
import { ReturnDialog } from './ReturnDialog.tsx';
import { toldAnchor } from './search/anchor.ts';
import { SearchPane } from './search/SearchPane.tsx';
import { SignatureView } from './SignatureView.tsx';
import { StateChip } from './StateChip.tsx';
import type { Opened } from './useOpened.ts';
import { fullTime, useWords } from './words.tsx';

type Request = z.infer<typeof OpenedRequest>;
export type Asking = 'none' | 'accept' | 'return';

export type DetailProps = {
  readonly row: InboxRow | null;
  readonly opened: Opened<Request>;
  readonly info: z.infer<typeof DeskInfo> | null;
  readonly asking: Asking;
  /** The field of the search in the open text. */
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onAsk: (asking: Asking) => void;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
  readonly onDecided: () => void;
};

export function Detail({
  row,
  opened,
  info,
  asking,
  searchRef,
  onAsk,
  onOpen,
  onClose,
  onDecided,
}: DetailProps): ReactElement {
  const words = useWords();
  const title = useRef<HTMLHeadingElement>(null);
  const isOpen = opened.kind === 'open';
  useEffect(() => {
    if (isOpen) title.current?.focus();
  }, [isOpen, row?.id]);

  if (row === null)
    return (
      <Pane label={words.nav.inbox}>
        <p className={css['none']}>{words.detail.none}</p>
      </Pane>
    );
  const decided = (): void => {
    onAsk('none');
    onDecided();
  };
  return (
    <Pane label={row.parties || row.receiptNumber}>
      <div className={css['scroll']}>
        <div className={css['top']}>
          <StateChip state={row.state} />
          {opened.kind !== 'none' && (
            <button type="button" className="button" aria-label={words.detail.close} onClick={onClose}>
              <X size={20} aria-hidden />
            </button>
          )}
        </div>
        <h2 ref={title} tabIndex={-1}>
          {row.parties || row.receiptNumber} · {disputeLabel(row.disputeKind, words)}
        </h2>
        <p className="hint">
          {words.detail.received(fullTime(row.receivedAt, words.locale), row.receiptNumber)}
        </p>
        <Body row={row} opened={opened} onOpen={onOpen} clerk={info?.clerk ?? ''} searchRef={searchRef} />
      </div>
      {opened.kind === 'open' && <Actions request={opened.text} onAsk={onAsk} />}
      {isOpen && asking === 'accept' && (
        <AcceptDialog id={row.id} onClose={() => onAsk('none')} onDecided={decided} />
      )}
      {isOpen && asking === 'return' && (
        <ReturnDialog
          id={row.id}
          reasons={info?.correctionReasons ?? []}
          onClose={() => onAsk('none')}
          onDecided={decided}
        />
      )}
    </Pane>
  );
}

function Pane({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <aside className={css['pane']} aria-label={label}>
      {children}
    </aside>
  );
}

type BodyProps = {
  readonly row: InboxRow;
  readonly opened: Opened<Request>;
  readonly onOpen: (id: string) => void;
  readonly clerk: string;
  readonly searchRef: RefObject<HTMLInputElement | null>;
};

function Body({ row, opened, onOpen, clerk, searchRef }: BodyProps): ReactElement {
  const words = useWords();
  switch (opened.kind) {
    case 'none':
      return (
        <>
          <p>{words.detail.material(row.pages)}</p>
          <button type="button" className="button main" onClick={() => onOpen(row.id)}>
            {words.detail.open}
          </button>
          <p className="hint">{words.detail.opens}</p>
        </>
      );
    case 'opening':
      return <p role="status">{words.detail.opening}</p>;
    case 'failed':
      return (
        <div role="alert" className="alert">
          <p>{words.trouble.of(opened.trouble)}</p>
          <button type="button" className="button" onClick={opened.again}>
            {words.trouble.again}
          </button>
        </div>
      );
    case 'open':
      return <FullText key={row.id} request={opened.text} clerk={clerk} searchRef={searchRef} />;
  }
}

function FullText({
  request,
  clerk,
  searchRef,
}: {
  readonly request: Request;
  readonly clerk: string;
  readonly searchRef: RefObject<HTMLInputElement | null>;
}): ReactElement {
  const words = useWords();
  const [chosen, setChosen] = useState<Found | null>(null);
  const evidence = useMemo(
    () => request.files.flatMap(({ role }, file) => (role === 'evidence' ? [file] : [])),
    [request.files],
  );
  const marks = useMemo(() => marksOf(chosen, evidence), [chosen, evidence]);
  const kept = useMarks(request.row.id);
  const [showsKept, setShowsKept] = useState(true);
  const keptOn =
    (what: RequestPart) =>
    (page: number): readonly Mark[] =>
      showsKept ? marksOfPage(kept.sets, what, page) : [];
  const goTo = (what: RequestPart, page: number): void =>
    setChosen({ place: placeOf(what, page, evidence), before: '', match: '', after: '', lines: [] });
  const choose = (found: Found): void => {
    // A copy: the same place chosen again is shown again.
    setChosen({ ...found });
    if (found.place.kind === 'told') document.getElementById(toldAnchor(found.place.part))?.focus();
  };
  const paper = request.files.find((file) => file.role === 'document');
  return (
    <>
      <p role="status" className={css['logged']}>
        {words.detail.logged(clerk)}
      </p>
      <AnswerLine answer={request.answer} />
      <SearchPane
        id={request.row.id}
        files={request.files}
        inputRef={searchRef}
        chosen={chosen}
        onChoose={choose}
      />
      <Facts request={request} />
      <Checks request={request} />
      {paper?.url !== undefined && paper.url !== null && (
        <DocumentPane
          url={paper.url}
          title={request.bundle.document.title}
          mark={marks.document}
          kept={keptOn('document')}
        />
      )}
      <EvidencePane
        files={request.files}
        request={request.bundle.request}
        mark={marks.evidence}
        kept={keptOn('evidence')}
      />
      <MarksPane kept={kept} shown={showsKept} onShow={setShowsKept} onPage={goTo} />
      <SignatureView record={request.bundle.signature} />
    </>
  );
}

type Marks = { readonly document: DocumentMark | null; readonly evidence: EvidenceMark | null };

/** What a place that was found means for the panes that show it. */
function marksOf(found: Found | null, evidence: readonly number[]): Marks {
  switch (found?.place.kind) {
    case undefined:
    case 'told':
      return { document: null, evidence: null };
    case 'document':
      return { document: { page: found.place.page, lines: found.lines }, evidence: null };
    case 'evidence':
      return { document: null, evidence: { file: found.place.file, lines: found.lines } };
    case 'note': {
      const { on, page } = found.place;
      return marksOf({ ...found, place: placeOf(on, page, evidence) }, evidence);
    }
  }
}

/** Where on the desk a page stands that was laid in a session; `evidence`: the places of evidence among the files. */
const placeOf = (what: RequestPart, page: number, evidence: readonly number[]): FoundPlace =>
  what === 'document' ? { kind: 'document', page } : { kind: 'evidence', file: evidence[page - 1] ?? -1 };

function AnswerLine({ answer }: { readonly answer: CourtAnswer }): ReactElement | null {
  const { decide, locale } = useWords();
  switch (answer.kind) {
    case 'received':
      return null;
    case 'accepted':
      return (
        <p className={css['accepted']}>{decide.accepted(answer.caseNumber, fullTime(answer.at, locale))}</p>
      );
    case 'returned':
      return (
        <div className={css['returned']}>
          <p>{decide.returned(answer.due, fullTime(answer.at, locale))}</p>
          <ul>
            {answer.reasons.map((reason) => (
              <li key={reason.id}>{reason.words}</li>
            ))}
          </ul>
          {answer.note !== '' && <p>{answer.note}</p>}
        </div>
      );
  }
}

const CHECKS = ['allFiles', 'documentDigestSigned', 'samplesDigest', 'envelopeSignature', 'chain'] as const;

/** Facts, each one sentence. */
function Checks({ request }: { readonly request: Request }): ReactElement {
  const { checks } = useWords();
  return (
    <section className={css['section']}>
      <h3>{checks.heading}</h3>
      <ul className={css['checks']}>
        {CHECKS.map((name) => {
          const good = request.checks[name];
          const Icon = good ? ShieldCheck : ShieldAlert;
          return (
            <li key={name} data-good={good}>
              <Icon size={20} aria-hidden />
              {good ? checks[name].yes : checks[name].no}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Actions({
  request,
  onAsk,
}: {
  readonly request: Request;
  readonly onAsk: (asking: Asking) => void;
}): ReactElement | null {
  const { decide } = useWords();
  switch (request.row.state) {
    case 'accepted':
    case 'returned':
      return null;
    case 'waitingFiles':
      return (
        <div className={css['bar']}>
          <p>{decide.waiting}</p>
        </div>
      );
    case 'new':
      return (
        <div className={css['bar']}>
          <button type="button" className="button main" onClick={() => onAsk('accept')}>
            {decide.accept} <kbd>A</kbd>
          </button>
          <button type="button" className="button" onClick={() => onAsk('return')}>
            {decide.return} <kbd>C</kbd>
          </button>
        </div>
      );
  }
}
