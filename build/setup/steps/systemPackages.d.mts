/** Types of systemPackages.mjs for the tests. */
export function isDebianLike(platform?: string, release?: string): boolean;
