/** "Is this you?": masked name and last four digits, and a reminder of the card on the reader. */
import type { ReactNode } from 'react';
import type { BoothView, Screen } from '../../../main/contract/screen.ts';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { useLayout } from '../../parts/layout.ts';
import { Notice } from '../../parts/Notice.tsx';
import { Page } from '../../parts/Page.tsx';
import { cardDate, shortDate } from '../../text/format.ts';
import { useLanguage } from '../../text/language.ts';
import { useText } from '../../text/text.ts';
import styles from './arrive.module.css';

export function ConfirmIdentity(props: {
  readonly view: BoothView;
  readonly screen: Extract<Screen, { kind: 'confirmIdentity' }>;
}): ReactNode {
  const { act } = useBooth();
  const { person, cardType, validTo, expired, cardOnReader } = props.screen;
  const text = useText().confirm;
  const language = useLanguage();
  const { portrait } = useLayout();
  const end = cardDate(validTo);
  return (
    <Page
      title={text.title}
      blocks={[
        {
          key: 'card',
          grow: !portrait,
          node: (
            <div className={styles.identity}>
              <p className={styles.badge}>
                <Icon name="circle-check" size={32} />
                <span>
                  {text.cardTypes[cardType]} · {text.readWell}
                </span>
              </p>
              <dl>
                <dt>{text.name}</dt>
                <dd data-name>
                  <span aria-hidden>{person.masked}</span>
                  <span className="spoken">{person.spoken}</span>
                </dd>
                <dt>{text.last4}</dt>
                <dd>
                  <span aria-hidden>{person.last4}</span>
                  <span className="spoken">{[...person.last4].join(' ')}</span>
                </dd>
                <dt>{text.validity}</dt>
                <dd data-late={expired || undefined}>
                  {expired
                    ? text.expired
                    : end === null
                      ? text.validForever
                      : text.validUntil(shortDate(end, language))}
                </dd>
              </dl>
            </div>
          ),
        },
        {
          key: 'hidden',
          node: (
            <p className={styles.quietFact}>
              <Icon name="eye-off" size={36} />
              <span>{text.hidden}</span>
            </p>
          ),
        },
      ]}
      aside={[
        {
          key: 'take',
          node: cardOnReader ? (
            <Notice tone="warn" icon="id-card" heading={text.takeCard} live>
              {text.takeCardLine}
            </Notice>
          ) : (
            <Notice tone="ok" heading={text.cardTaken} live>
              {text.cardTakenLine}
            </Notice>
          ),
        },
        ...(expired
          ? [
              {
                key: 'expired',
                node: (
                  <Notice tone="warn" icon="calendar-clock" heading={text.expiredHeading}>
                    {text.expiredLine}
                  </Notice>
                ),
              },
            ]
          : []),
        {
          key: 'care',
          node: (
            <Notice icon="ear" heading={text.careHeading}>
              {text.careLine}
            </Notice>
          ),
        },
      ]}
      others={
        <Button icon="x" onPress={() => act({ do: 'notMe' })}>
          {text.notMe}
        </Button>
      }
      main={
        <Button kind="main" icon="check" onPress={() => act({ do: 'thisIsMe' })}>
          {text.me}
        </Button>
      }
    />
  );
}
