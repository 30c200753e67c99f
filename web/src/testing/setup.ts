import { cleanup } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { speak } from "@/i18n";

beforeAll(async () => {
  await speak("en");
  // jsdom has no layout: scrolling is a no-op there.
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
});

afterEach(() => {
  cleanup();
  localStorage.clear();
});
