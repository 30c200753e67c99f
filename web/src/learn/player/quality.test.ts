import { expect, it } from "vitest";
import { nameOf, sourceFor } from "./quality";

const source = (width: number, height: number) => ({ url: `/${height}.mp4`, type: "video/mp4", width, height });
const sources = [source(1280, 720), source(640, 360)];
const screen = (width: number, pixelRatio = 1, saveData = false) => ({ width, pixelRatio, saveData });

it.each([
  ["a phone", screen(360), 360],
  ["a sharp phone", screen(390, 3), 720],
  ["a desk", screen(1920), 720],
  ["a desk that saves data", screen(1920, 1, true), 360],
])("chooses for %s", (_what, on, height) => expect(sourceFor(sources, "auto", on)?.height).toBe(height));

it("does as the reader wishes", () => expect(sourceFor(sources, 360, screen(1920))?.height).toBe(360));
it("does its best where the wish cannot be had", () => expect(sourceFor(sources, 1080, screen(1920))?.height).toBe(720));
it("has nothing to choose from nothing", () => expect(sourceFor([], "auto", screen(360))).toBeUndefined());
it("names a picture by its shorter side", () => expect(nameOf(source(720, 1280))).toBe("720p"));
