// Builds static_bangun/ from static/scss and the npm packages; `--awasi` builds again on change.
import { mkdirSync, readdirSync, readFileSync, watch, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const akar = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const sumber = `${akar}/static/scss`;
const hasil = `${akar}/static_bangun`;

// What pages load from npm, under the names that templates use.
const salinan = {
  "idb/build/index.js": "js/vendor/idb.js",
  "chart.js/dist/chart.umd.min.js": "js/vendor/chart.js",
};

function bangunCss() {
  for (const nama of readdirSync(sumber)) {
    if (!nama.endsWith(".scss") || nama.startsWith("_")) continue;
    const { css } = compile(`${sumber}/${nama}`, {
      loadPaths: [`${akar}/node_modules`],
      style: "compressed",
      quietDeps: true,
      silenceDeprecations: ["import"], // Bootstrap 5.3 is still written with @import
    });
    writeFileSync(`${hasil}/css/${nama.replace(".scss", ".css")}`, css);
  }
}

mkdirSync(`${hasil}/css`, { recursive: true });
for (const [asal, tujuan] of Object.entries(salinan)) {
  const isi = readFileSync(`${akar}/node_modules/${asal}`, "utf8");
  mkdirSync(dirname(`${hasil}/${tujuan}`), { recursive: true });
  // The maps are not copied, and collectstatic refuses a reference to a missing file.
  writeFileSync(`${hasil}/${tujuan}`, isi.replace(/^\/\/# sourceMappingURL=.*$/m, ""));
}
bangunCss();

if (process.argv.includes("--awasi")) {
  watch(sumber, { recursive: true }, () => {
    try {
      bangunCss();
    } catch (galat) {
      console.error(galat.message);
    }
  });
}
