import { queryClient } from "./query";

/** A copy of an answer in which every object with this id has these fields; the same answer where none has. */
export function withPatch(value: unknown, id: string, fields: Record<string, unknown>): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => withPatch(item, id, fields));
    return items.some((item, index) => item !== value[index]) ? items : (value as unknown);
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, withPatch(item, id, fields)] as const);
  const changed = entries.some(([key, item]) => item !== (value as Record<string, unknown>)[key]);
  const copy = changed ? (Object.fromEntries(entries) as Record<string, unknown>) : (value as Record<string, unknown>);
  if (copy.id !== id) return copy;
  const known = Object.entries(fields).filter(([key]) => key in copy);
  return known.length > 0 ? { ...copy, ...Object.fromEntries(known) } : copy;
}

/** Changes an object wherever the cache holds it, for answers that come at once. */
export function patchNode(id: string, fields: Record<string, unknown>): void {
  queryClient.setQueriesData({}, (data: unknown) => withPatch(data, id, fields));
}
