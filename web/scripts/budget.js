/**
 * Fails when a public page makes a first visitor download more than 170 KB of gzipped JavaScript.
 *
 * Counted, per page: the entry, everything it imports, the page's own chunk and its imports, and the
 * largest language. Not counted: what is fetched later, on demand (palette, menus, dialogs, live updates).
 */
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const BUDGET_KB = 170;
const PUBLIC_PAGES = [
  "src/learn/HomePage.tsx",
  "src/learn/CategoryPage.tsx",
  "src/learn/LearnPage.tsx",
  "src/community/CommunityPage.tsx",
  "src/community/TopicPage.tsx",
  "src/roadmap/RoadmapPage.tsx",
  "src/roadmap/RequestPage.tsx",
  "src/search/SearchPage.tsx",
];

const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));

/** @param {string} key @param {Set<string>} files */
function collect(key, files) {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`${key} is not in the build's manifest.`);
  if (files.has(chunk.file)) return files;
  files.add(chunk.file);
  for (const imported of chunk.imports ?? []) collect(imported, files);
  return files;
}

/** @param {string} file */
const weight = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length / 1024;

const languages = Object.keys(manifest).filter((key) => /^src\/i18n\/[a-z]{2}\.json$/.test(key));
const language = Math.max(...languages.map((key) => weight(manifest[key].file)));

let failed = false;
for (const page of PUBLIC_PAGES) {
  const files = collect(page, collect("index.html", new Set()));
  const total = [...files].reduce((sum, file) => sum + weight(file), language);
  const over = total > BUDGET_KB;
  failed ||= over;
  process.stdout.write(`${over ? "OVER " : "ok   "}${total.toFixed(1).padStart(6)} KB  ${page}\n`);
}
if (failed) {
  process.stderr.write(`A public page is over ${BUDGET_KB} KB of gzipped JavaScript on first load.\n`);
  process.exitCode = 1;
}
