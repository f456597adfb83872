/** A code that was read out, as a person types it. Pure. */

/** Any case, any gaps, and the letters Crockford leaves out read as the digits they look like. */
export const normalCode = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
