/** The letter under which a term stands: its first, without accents; “#” for what begins with none. */
export function letterOf(term: string): string {
  const first = term.trim().normalize("NFKD").toUpperCase().charAt(0);
  return /\p{L}/u.test(first) ? first : "#";
}

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether a term, or another word for it, holds what somebody types. */
export function matches({ term, also }: { term: string; also: readonly string[] }, wanted: string): boolean {
  const looked = plain(wanted.trim());
  return [term, ...also].some((word) => plain(word).includes(looked));
}
