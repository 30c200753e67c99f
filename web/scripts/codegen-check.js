/** Fails when the committed types or the manifest of trusted documents are not those of the SDL and the documents. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const files = ["../src/gql/graphql.ts", "../../api/documents/web.json"].map((path) => new URL(path, import.meta.url));
const read = () => files.map((file) => readFileSync(file, "utf8"));

const before = read();
const run = spawnSync("npm", ["run", "--silent", "codegen"], { stdio: ["ignore", "ignore", "inherit"] });
if (run.status !== 0) process.exit(run.status ?? 1);
const stale = read().some((text, index) => text !== before[index]);
if (stale) {
  process.stderr.write("The generated GraphQL types were out of date; they are renewed now. Commit web/src/gql and api/documents/web.json.\n");
  process.exitCode = 1;
}
