/**
 * What may be kept on the device, and nothing else: the knowledge base's own reading matter, by the names of its
 * documents. A `page` has an address; a `part` belongs to the page or video whose id it asks for.
 *
 * Never listed here: anything about a person (account, requests, votes), searches, drafts in preview.
 */
const ALLOWED = new Map<string, "page" | "part">([
  ["LearnHome", "page"],
  ["LearnCategory", "page"],
  ["LearnPage", "page"],
  ["Onward", "part"],
  ["VideoCues", "part"],
]);

export function allowed(name: string): "page" | "part" | undefined {
  return ALLOWED.get(name);
}
