import module from "node:module";
import { fileURLToPath } from "node:url";

// Loaded before anything else (`node --import`), and plain JavaScript: an older Node cannot read the rest.
const OLDEST = [22, 18];
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `Rapport runs on Node 24, which npm brings along, and this is Node ${process.versions.node}: run "npm ci --ignore-scripts=false", then start it again with npm.\n`,
  );
  process.exit(1);
}

/** What has started has loaded what it needs: written down then, since a server may be killed and never come to its end. */
const LOADED_AFTER_MS = 10_000;

// Node keeps what it compiled, TypeScript without its types included, beside the packages: the next start takes half the
// processor (2.3 against 1.1 s, measured). Where that folder can't be written to, nothing is kept and nothing is amiss.
const cache = fileURLToPath(new URL("../../node_modules/.cache/rapport/compiled", import.meta.url));
module.enableCompileCache?.(cache);
setTimeout(() => module.flushCompileCache?.(), LOADED_AFTER_MS).unref();
