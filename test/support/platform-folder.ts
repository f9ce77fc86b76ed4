/** The files that every platform's folder has. What else one needs stands beside them, under a plain name. */
import { readdir } from "node:fs/promises";

const PARTS = [
  "connect",
  "descriptor",
  "env",
  "errors",
  "http",
  "limits",
  "parse",
  "profile",
  "receive",
  "render",
  "send",
];

/** The one folder in a folder: what a browser is served. */
const PAGE = { folder: "src/platforms/local", name: "page" };

/** The folders of all platforms, the tests' own among them. */
export async function platformFolders(): Promise<string[]> {
  const entries = await readdir("src/platforms", { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory());
  return [...folders.map(({ name }) => `src/platforms/${name}`), "test/support/platforms/memo"];
}

/** What is wrong with a platform's folder: a part that is missing, or a folder that has no place in it. */
export async function faultsIn(folder: string, root = "."): Promise<string[]> {
  const entries = await readdir(`${root}/${folder}`, { withFileTypes: true });
  const files = new Set(entries.filter((entry) => entry.isFile()).map(({ name }) => name));
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return [
    ...PARTS.filter((part) => !files.has(`${part}.ts`)).map((part) => `${part}.ts is missing`),
    ...folders
      .filter((name) => folder !== PAGE.folder || name !== PAGE.name)
      .map((name) => `${name}/ has no place here`),
  ];
}
