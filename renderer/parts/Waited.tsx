/** How long somebody has been waiting, once it is three seconds (ux 7); its place is kept from the beginning, so nothing moves. */
import { useEffect, useState, type ReactNode } from 'react';
import { useText } from '../text/text.ts';
import styles from './Waited.module.css';

/** A wait below this is not worth a word. */
const WORTH_A_WORD_S = 3;

export function Waited(): ReactNode {
  const text = useText().common;
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const shown = seconds >= WORTH_A_WORD_S;
  // Neither announced nor read aloud: a number that changes every second would drown what matters.
  return (
    <p className={styles.waited} data-waited={shown ? seconds : undefined} aria-hidden>
      {text.waited(Math.max(seconds, WORTH_A_WORD_S))}
    </p>
  );
}
