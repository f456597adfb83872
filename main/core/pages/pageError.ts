/** Why a page could not be looked at; English and stable, for logs and tests. The page is kept as it came. */

export interface PageError {
  readonly kind:
    | 'notAnImage'
    /** What it says to be is not what it is. */
    | 'wrongMime'
    /** More pixels than any page has: not decoded. */
    | 'tooLarge'
    | 'truncated'
    | 'damaged'
    | 'timedOut'
    | 'workerStopped';
}
