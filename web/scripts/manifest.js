/**
 * Writes the trusted documents of this app to `api/documents/web.json`: {"<sha256>": "<document>"}, and
 * removes what the generator left beside the types that nothing reads.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const generated = new URL("../src/gql/", import.meta.url);
const folder = new URL("../../api/documents/", import.meta.url);

const documents = JSON.parse(readFileSync(new URL("persisted-documents.json", generated), "utf8"));
const byHash = Object.entries(documents)
  .map(([hash, document]) => [hash.replace(/^sha256:/, ""), document])
  .sort(([a], [b]) => (a < b ? -1 : 1));
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("web.json", folder), `${JSON.stringify(Object.fromEntries(byHash), null, 1)}\n`);
for (const file of ["persisted-documents.json", "gql.ts", "index.ts"]) rmSync(new URL(file, generated), { force: true });
