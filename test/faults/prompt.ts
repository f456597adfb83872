/** A prompt without anybody in it, for tests of the pad. */
export const PROMPT = { title: 'Request', signer: 'A', pages: 3, digestGroups: 'A1B2 C3D4' };
