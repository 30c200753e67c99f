/** Which pages are copies. */
import type { Copy, Question } from "./reading";
import { keyOf } from "./shelf";
import { changeStatus } from "./status";

/** The paths of pages by the question that they answer. */
const places = new Map<string, string>();

/** A copy is shown. */
export function markCopy({ name, variables }: Question, { place, savedAt }: Copy): void {
  if (place === undefined) return;
  places.set(keyOf(name, variables), place);
  changeStatus((status) => ({ ...status, copies: new Map(status.copies).set(place, savedAt) }));
}

/** The server has answered what may have been a copy before. */
export function markFresh({ name, variables }: Question): void {
  const place = places.get(keyOf(name, variables));
  if (place === undefined) return;
  places.delete(keyOf(name, variables));
  changeStatus((status) => {
    const copies = new Map(status.copies);
    copies.delete(place);
    return { ...status, copies };
  });
}
