/** The one format of sealed things, shared by the end that seals (core) and the end that opens (court). */

/**
 * Body: compact JWE, `alg: ECDH-ES` (direct), `enc: A256GCM`, X25519, `kid` of the court's sealing key. Key wrap is not
 * used: it does not exist inside Electron (BoringSSL).
 */
export const SEALED_BODY = { alg: 'ECDH-ES', enc: 'A256GCM' } as const;

/**
 * File: `YCS1` (4 bytes) ‖ chunk size u32 BE ‖ chunks. Each chunk is AES-256-GCM(key, nonce, aad) of at most
 * `CHUNK_BYTES` plain bytes ‖ 16-byte tag. nonce = 12 bytes: u64 BE 0 ‖ u32 BE chunk index. aad = `YCS1` ‖ u32 BE index ‖
 * one byte, 1 on the last chunk, else 0 – so that cutting, swapping or appending chunks is found. A key seals one file only.
 */
export const FILE_MAGIC = 'YCS1';
export const CHUNK_BYTES = 262_144;
export const TAG_BYTES = 16;

/**
 * A large body (a long signature has thousands of samples) is deflated inside the JWE (`zip: DEF`), so that it fits
 * `ITEM_BODY_MAX`; whoever opens it passes this as jose's `maxDecompressedLength`, whose default is smaller.
 */
export const SEALED_BODY_MAX_PLAIN = 4_194_304;
