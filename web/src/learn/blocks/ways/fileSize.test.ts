import { expect, it } from "vitest";
import { fileSize } from "./fileSize";

it.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1 kB"],
  [1_234_567, "1.2 MB"],
  [12_345_678, "12 MB"],
  [999_999, "1 MB"],
  [5e12, "5,000 GB"],
])("%d bytes read as %s", (bytes, words) => expect(fileSize(bytes, "en")).toBe(words));

it("speaks the reader's language", () => expect(fileSize(1_234_567, "de")).toBe("1,2 MB"));
