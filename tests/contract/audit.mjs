// Runs the GraphQL-over-HTTP audits of the graphql-http package against a URL and prints them as JSON.
import { createRequire } from "node:module";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { auditServer } = await import(require.resolve("graphql-http").replace(/index\.c?js$/, "index.mjs"));

const results = await auditServer({ url: process.argv[2], fetchFn: fetch });
const rows = [];
for (const result of results) {
  if (result.response?.body && !result.response.bodyUsed) await result.response.body.cancel();
  rows.push({ id: result.id, name: result.name, status: result.status, reason: result.reason ?? "" });
}
console.log(JSON.stringify(rows));
process.exit(0);
