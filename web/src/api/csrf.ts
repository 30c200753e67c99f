const COOKIE = /(?:^|;\s*)csrftoken=([^;]+)/;

function fromCookie(): string | undefined {
  const match = COOKIE.exec(document.cookie);
  return match?.[1] && decodeURIComponent(match[1]);
}

/** The CSRF token. Pages are cacheable and set no cookie, so the first write fetches one. */
export async function csrfToken(): Promise<string> {
  const known = fromCookie();
  if (known) return known;
  await fetch("/_allauth/browser/v1/config", { credentials: "same-origin" });
  return fromCookie() ?? "";
}
