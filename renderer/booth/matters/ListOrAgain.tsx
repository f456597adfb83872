/** What leads on from one matter: back to the list it was chosen from, or, where it is the only one, a fresh look. */
import type { ReactNode } from 'react';
import { useBooth } from '../../booth.ts';
import { Button } from '../../parts/Button.tsx';
import { useText } from '../../text/text.ts';

export function ListOrAgain({ onBack }: { readonly onBack: (() => void) | null }): ReactNode {
  const { act } = useBooth();
  const words = useText().matters;
  return onBack === null ? (
    <Button icon="refresh-cw" onPress={() => act({ do: 'refreshMatters' })}>
      {words.refresh}
    </Button>
  ) : (
    <Button icon="arrow-left" onPress={onBack}>
      {words.backToList}
    </Button>
  );
}
