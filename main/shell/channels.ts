/** Names of the few messages between the preload and the shell. */
export const PAGE_READY = 'pageReady';
export const PAGE_PAINTED = 'pagePainted';
export const PORT = 'port';
