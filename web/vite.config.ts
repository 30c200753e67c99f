import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { build, type Plugin } from "vite";
import { defineConfig } from "vitest/config";

const backend = `http://localhost:${process.env.KERF_PORT ?? "8000"}`;

/**
 * What must be there before the first paint: the chosen theme (a tiny blocking script, so that no page
 * flashes white and no inline script is needed under the strict content security policy) and the Latin
 * text face, preloaded.
 */
function firstPaint(): Plugin {
  const source = new URL("./src/theme/first-paint.js", import.meta.url);
  let building = false;
  let reference = "";
  return {
    name: "kerf-first-paint",
    enforce: "post",
    configResolved(config) {
      building = config.command === "build";
    },
    buildStart() {
      if (building)
        reference = this.emitFile({ type: "asset", name: "first-paint.js", source: readFileSync(source, "utf8") });
    },
    generateBundle(_options, bundle) {
      const page = bundle["index.html"];
      if (page?.type !== "asset") return;
      const face = Object.keys(bundle).find((file) => /inter-latin-wght-normal[^/]*\.woff2$/.test(file));
      const tags = [
        `<script src="/${this.getFileName(reference)}"></script>`,
        face ? `<link rel="preload" href="/${face}" as="font" type="font/woff2" crossorigin>` : "",
      ];
      page.source = String(page.source).replace("<!--first-paint-->", tags.join("\n    "));
    },
    transformIndexHtml: {
      order: "pre",
      handler: (html) =>
        building ? html : html.replace("<!--first-paint-->", '<script src="/src/theme/first-paint.js"></script>'),
    },
  };
}

/**
 * The service worker: one file without imports at the site's root (`/sw.js`), which knows every file of this build.
 * Faces of other scripts than Latin are left out; a page that shows them fetches them.
 */
function offline(): Plugin {
  const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
  const facts: Record<string, string> = {};
  return {
    name: "kerf-offline",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle)
        .filter((name) => /\.(js|css)$|-latin-wght-normal[^/]*\.woff2$/.test(name))
        .map((name) => `/${name}`)
        .sort();
      const entry = Object.values(bundle).find((chunk) => chunk.type === "chunk" && chunk.isEntry);
      const shell = bundle["index.html"];
      const html = shell?.type === "asset" ? String(shell.source) : "";
      facts.FILES = JSON.stringify([...files, "/favicon.svg"]);
      facts.ENTRY = JSON.stringify(`/${entry?.fileName}`);
      facts.VERSION = JSON.stringify(createHash("sha256").update(html + facts.FILES).digest("hex").slice(0, 12));
    },
    async closeBundle() {
      await build({
        configFile: false,
        logLevel: "warn",
        publicDir: false,
        define: facts,
        build: {
          outDir: path("./dist"),
          emptyOutDir: false,
          minify: true,
          lib: { entry: path("./src/offline/worker/worker.ts"), formats: ["iife"], name: "kerf", fileName: () => "sw.js" },
        },
      });
    },
  };
}

export default defineConfig({
  plugins: [react(), firstPaint(), offline()],
  base: "/",
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    assetsDir: "assets",
    manifest: true,
    // Every browser that runs this app preloads modules by itself.
    modulePreload: { polyfill: false },
    // Data URLs would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      checks: { moduleLevelDirective: false },
      // What every page loads is one file: a few dozen small ones weigh 10 KB more and take as many requests.
      output: { codeSplitting: { groups: [{ name: "app", test: /src\/app\/routes\.tsx$/ }] } },
    },
  },
  test: {
    environment: "jsdom",
    pool: "vmThreads",
    setupFiles: "src/testing/setup.ts",
    css: false,
    restoreMocks: true,
    unstubGlobals: true,
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(
      ["/graphql", "/_allauth", "/media", "/static", "/admin", "/healthz"].map((path) => [
        path,
        { target: backend, ws: path === "/graphql", changeOrigin: false },
      ]),
    ),
  },
});
