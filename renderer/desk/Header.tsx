/** The strip across the top: whose desk this is, the search, the line to the court, the clerk. */
import { Landmark, Search, UserRound, Wifi, WifiOff } from 'lucide-react';
import type { ReactElement, RefObject } from 'react';
import type { z } from 'zod';
import type { DeskInfo } from '../../main/contract/desk.ts';
import css from './Header.module.css';
import { useWords } from './words.tsx';

export type HeaderProps = {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly searched: string;
  readonly onSearch: (text: string) => void;
  readonly info: z.infer<typeof DeskInfo> | null;
  readonly live: boolean;
  readonly onLanguage: () => void;
};

export function Header({ searchRef, searched, onSearch, info, live, onLanguage }: HeaderProps): ReactElement {
  const words = useWords();
  const Line = live ? Wifi : WifiOff;
  return (
    <header className={css['header']}>
      <p className={css['brand']}>
        <Landmark size={24} aria-hidden />
        <span>{words.title}</span>
        {info !== null && <span className="hint">{info.court}</span>}
      </p>
      <search className={css['search']}>
        <Search size={18} aria-hidden />
        <input
          ref={searchRef}
          type="search"
          value={searched}
          aria-label={words.search.label}
          placeholder={words.search.placeholder}
          onChange={(event) => onSearch(event.target.value)}
        />
      </search>
      <p className={css['line']} data-live={live} role="status">
        <Line size={18} aria-hidden />
        {live ? words.line.live : words.line.lost}
      </p>
      <button
        type="button"
        className="button"
        lang={words.locale === 'zh-CN' ? 'en' : 'zh-CN'}
        onClick={onLanguage}
      >
        {words.otherLanguage}
      </button>
      <p className={css['clerk']}>
        <UserRound size={20} aria-hidden />
        {info?.clerk ?? ''}
      </p>
    </header>
  );
}
