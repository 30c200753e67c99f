import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { speak } from "@/i18n";

// Code that is fetched late has to be compiled here first, which takes a busy machine more than the second that is usual.
configure({ asyncUtilTimeout: 5000 });

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
