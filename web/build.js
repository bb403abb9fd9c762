// Bundles the query editor into pairgraph/serve/static/vendor, with the licences of what went in. Run by `make web`.

import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, "pairgraph/serve/static/vendor");

/** The folder of the package that a bundled file is from. */
function packageOf(file) {
  const found = file.match(/^node_modules\/(?:@[^/]+\/)?[^/]+/);
  return found && found[0];
}

/** Name, version and licence text of a package. */
function licence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
  const file = readdirSync(join(root, folder)).find((one) => /^licen[cs]e/i.test(one));
  const text = file ? readFileSync(join(root, folder, file), "utf8").trim() : "";
  return `${name} ${version} (${license})\n\n${text}\n`;
}

if (existsSync(out)) rmSync(out, { recursive: true });
mkdirSync(out, { recursive: true });
const result = await build({
  absWorkingDir: root,
  entryPoints: { editor: "web/editor/main.js" },
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022"],
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
const packages = [...new Set(Object.keys(result.metafile.inputs).map(packageOf).filter(Boolean))].sort();
writeFileSync(join(out, "licences.txt"), packages.map(licence).join("\n" + "-".repeat(80) + "\n\n"));
for (const [file, { bytes }] of Object.entries(result.metafile.outputs)) console.log(`${file}: ${bytes} bytes`);
