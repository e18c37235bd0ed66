// Builds ../static/build from scss/, js/ and images/. Run by `npm run build`; dev.py calls it.
import {
  chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { compile } from "sass";

const here = import.meta.dirname;
const built = join(here, "..", "static", "build");
const out = mkdtempSync(join(here, "node_modules", ".built-")); // two builds at once do no harm

cpSync(join(here, "images"), out, { recursive: true });

for (const name of ["app", "staff", "cms"]) {
  const { css } = compile(join(here, "scss", `${name}.scss`), {
    loadPaths: [here], // where MoJ's Sass looks for node_modules/govuk-frontend
    style: "compressed",
    quietDeps: true,
  });
  writeFileSync(join(out, `${name}.css`), css);
}

await build({
  entryPoints: ["app", "cms", "letter_words"].map((name) => join(here, "js", `${name}.js`)),
  outdir: out,
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2020",
  legalComments: "none",
  logLevel: "warning",
});

// Packed once, here: WhiteNoise hands these to every browser that can unpack them.
for (const name of ["app.css", "staff.css", "cms.css", "app.js", "cms.js", "letter_words.js"]) {
  writeFileSync(join(out, `${name}.gz`), gzipSync(readFileSync(join(out, name)), { level: 9 }));
}

chmodSync(out, 0o755);
mkdirSync(join(built, ".."), { recursive: true });
rmSync(built, { recursive: true, force: true });
renameSync(out, built);
