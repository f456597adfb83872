/** The mark of the booth: a roof over two seats. No emblem of a court or state. */
import type { ReactNode } from 'react';

export function Mark({ size = 44 }: { readonly size?: number }): ReactNode {
  return (
    <svg
      aria-hidden
      width={size}
      height={size}
      viewBox="0 0 44 44"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M4 19c7-1 13-5 18-11 5 6 11 10 18 11" strokeWidth="3" />
      <path d="M8 22v15M36 22v15M4 37h36" strokeWidth="3" />
      <path d="M15 30h14M18 30v7M26 30v7" strokeWidth="2.6" />
      <circle cx="16.500" cy="23.500" r="2.200" fill="currentColor" stroke="none" />
      <circle cx="27.500" cy="23.500" r="2.200" fill="currentColor" stroke="none" />
    </svg>
  );
}
