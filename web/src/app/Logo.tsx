/** The mark: a K, and the kerf that passes through it. */
export function Logo() {
  return (
    <svg viewBox="0 0 26 26" width="26" height="26" aria-hidden>
      <path d="M7 4.5v17M20 4.5 9.6 13 20 21.5" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="square" />
      <path d="M2 24 24 2" fill="none" stroke="var(--kerf)" strokeWidth="2" />
    </svg>
  );
}
