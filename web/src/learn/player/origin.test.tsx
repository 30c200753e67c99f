import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { speak } from "@/i18n";
import { objections } from "@/testing/axe";
import { stubMedia } from "@/testing/media";
import { renderPage } from "@/testing/page";
import { Player } from "./Player";
import { recordingOf } from "./recording";

type Video = Parameters<typeof recordingOf>[0];

const captions = [
  { locale: "de", label: "Deutsch", automatic: true, translated: false },
  { locale: "en", label: "English", automatic: true, translated: true },
  { locale: "es", label: "Español", automatic: false, translated: true },
  { locale: "fr", label: "Français", automatic: false, translated: false },
].map((track) => ({ ...track, url: `/${track.locale}.vtt`, downloads: [] }));

const video: Video = {
  id: "VmlkZW86MQ==",
  width: 1280,
  height: 720,
  durationSeconds: 120,
  posterUrl: null,
  sources: [{ url: "/720p.mp4", mime: "video/mp4", width: 1280, height: 720 }],
  storyboard: null,
  captions,
};

function show(changes: Partial<Video> = {}, address = "/en/") {
  const recording = recordingOf({ ...video, ...changes }, "Focus the lens", "en");
  if (!recording) throw new Error("There is nothing to play.");
  return renderPage(<Player recording={recording} path="/en/learn/cut/focus" />, address);
}

const languages = (name = "Transcript") => screen.getByRole<HTMLSelectElement>("combobox", { name });
const names = (name?: string) => Array.from(languages(name).options, ({ text }) => text);

/** What the panel says beside its name, once the sentences in a language are there. */
async function panelIn(locale: string) {
  await screen.findByText(`Said in ${locale}.`);
  const panel = within(screen.getByRole("region", { name: "Transcript" }));
  return panel.queryByText(/^(translated|transcribed)/)?.textContent;
}

beforeAll(stubMedia);

beforeEach(async () => {
  await speak("en", "player");
  vi.stubGlobal("fetch", (address: string) => {
    const asked = new URL(address, location.origin).searchParams.get("variables") ?? "{}";
    const { locale } = JSON.parse(asked) as { locale: string };
    const cue = { id: locale, startSeconds: 0, endSeconds: 2, text: `Said in ${locale}.` };
    const cues = { pageInfo: { hasNextPage: false, endCursor: null }, edges: [{ node: cue }] };
    return Promise.resolve(Response.json({ data: { node: { id: video.id, cues } } }));
  });
});
afterEach(() => vi.unstubAllGlobals());

describe("how captions came to be", () => {
  it("is said in the list of languages, unless a person uploaded them", () => {
    show();
    expect(names()).toEqual([
      "Deutsch (transcribed automatically)",
      "English (translated automatically)",
      "Español (translated)",
      "Français",
    ]);
  });

  it("is said in the browser's own list of captions as well", () => {
    const { container } = show();
    expect(Array.from(container.querySelectorAll("track"), ({ label }) => label)).toEqual(names());
  });

  it.each([
    ["de", "Transkript", ["automatisch transkribiert", "automatisch übersetzt", "übersetzt"]],
    ["es", "Transcripción", ["transcripción automática", "traducción automática", "traducción"]],
  ] as const)("is said in the words of %s", async (locale, name, [transcribed, machine, person]) => {
    await speak(locale);
    await speak(locale, "player");
    show({}, `/${locale}/`);
    expect(names(name)).toEqual([`Deutsch (${transcribed})`, `English (${machine})`, `Español (${person})`, "Français"]);
  });

  it("stands in the panel of the transcript that is shown, and goes with it", async () => {
    show();
    expect(await panelIn("en")).toBe("translated automatically");
    await userEvent.selectOptions(languages(), "es");
    expect(await panelIn("es")).toBe("translated");
    await userEvent.selectOptions(languages(), "de");
    expect(await panelIn("de")).toBe("transcribed automatically");
    await userEvent.selectOptions(languages(), "fr");
    expect(await panelIn("fr")).toBeUndefined();
  });

  it("is left open by a page that was saved when nobody said", async () => {
    show({ captions: captions.map(({ locale, label, url }) => ({ locale, label, url, downloads: [] })) });
    expect(await panelIn("en")).toBeUndefined();
    expect(names()).toEqual(["Deutsch", "English", "Español", "Français"]);
  });

  it("gives axe nothing to object to", async () => {
    const { container } = show();
    await screen.findByText("Said in en.");
    expect(await objections(container)).toEqual([]);
  });
});
