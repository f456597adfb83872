/** What a request says by itself, in pieces as they stand on the desk: known exactly, searched at once. Pure. */
import type { FoundPlace } from '../../contract/search.ts';
import type { RequestBundle, Respondent } from '../../contract/request.ts';

export type ToldPiece = { readonly place: FoundPlace; readonly text: string };

export function toldPieces({ card, request, files }: RequestBundle): readonly ToldPiece[] {
  const piece =
    (part: (FoundPlace & { kind: 'told' })['part']) =>
    (...words: readonly string[]): ToldPiece => ({ place: { kind: 'told', part }, text: joined(words) });
  const { applicant, service } = request;
  return [
    ...request.claims.map(({ words }) => piece('claims')(words)),
    piece('parties')(card.name, card.number, applicant.phone, applicant.habitualResidence),
    ...request.respondents.map((one) => piece('parties')(...wordsOf(one))),
    ...request.facts.map(({ date, words }) => piece('facts')(date ?? '', words)),
    piece('service')(service.receiver, service.phone, service.address),
    ...request.evidence.map(({ name, proves }) => piece('evidence')(name, proves)),
    ...files.flatMap(({ name, role }, file): readonly ToldPiece[] =>
      role === 'evidence' ? [{ place: { kind: 'evidence', file }, text: name }] : [],
    ),
  ].filter(({ text }) => text !== '');
}

function wordsOf(respondent: Respondent): readonly string[] {
  switch (respondent.kind) {
    case 'person':
      return [respondent.name, respondent.phone, respondent.address, respondent.idNumber];
    case 'organisation':
      return [
        respondent.name,
        respondent.uscc,
        respondent.legalRepresentative,
        respondent.phone,
        respondent.address,
      ];
  }
}

const joined = (words: readonly string[]): string => words.filter((word) => word !== '').join(' · ');
