const COOKIE = /(?:^|;\s*)csrftoken=([^;]+)/;

/** The token where this browser has one: whoever is signed in does. */
export function knownCsrfToken(): string | undefined {
  const match = COOKIE.exec(document.cookie);
  return match?.[1] && decodeURIComponent(match[1]);
}

/** The CSRF token. Pages are cacheable and set no cookie, so the first write fetches one. */
export async function csrfToken(): Promise<string> {
  const known = knownCsrfToken();
  if (known) return known;
  await fetch("/_allauth/browser/v1/config", { credentials: "same-origin" });
  return knownCsrfToken() ?? "";
}
