// Loaded before anything else (`node --import`), and plain JavaScript: an older Node cannot read the rest.
const OLDEST = [22, 18];
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `Rapport runs on Node 24, which npm brings along, and this is Node ${process.versions.node}: run "npm ci --ignore-scripts=false", then start it again with npm.\n`,
  );
  process.exit(1);
}
