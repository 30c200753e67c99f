import { expect, it } from "vitest";
import { tileAt } from "./storyboard";

const board = { url: "", tileWidth: 192, tileHeight: 108, columns: 10, count: 36, intervalSeconds: 1.5 };

it.each([
  [0, 0, 0],
  [1.49, 0, 0],
  [1.5, 192, 0],
  [15, 0, 108],
  [37.6, 5 * 192, 2 * 108],
  [53.9, 5 * 192, 3 * 108],
  [9999, 5 * 192, 3 * 108],
  [-1, 0, 0],
])("the picture of second %d", (seconds, x, y) => expect(tileAt(board, seconds)).toEqual({ x, y }));
