/** The state of the shared draft as a part of a page follows it. */
import { useSyncExternalStore } from 'react';
import type { Drafts, DraftsState } from './drafts.ts';

export const useDrafts = (drafts: Drafts): DraftsState => useSyncExternalStore(drafts.onChange, drafts.state);
