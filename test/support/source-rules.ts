/** Rules that every source file keeps, beside who may import whom (`walls.ts`): each takes files as text and tells what is wrong. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { PLATFORM_CONTRACT, PLATFORM_PARTS } from "./floor-plan.ts";

/** A file's path from the project's root, with slashes, and its text. */
export type SourceFile = { file: string; text: string };

/** Written by `prisma generate`. */
const GENERATED = "src/store/generated/";
const LONGEST_LINE = 160;
/** Rooms that hand out objects whose members others call: knip sees an unused export, not an unused member. */
const HANDS_OUT = /^src\/(store|platforms|features)\//;

/** Every TypeScript file of ours under the folders. */
export async function sourcesUnder(folders: string[], root = "."): Promise<SourceFile[]> {
  const found = await Promise.all(
    folders.map((folder) =>
      readdir(path.join(root, folder), { recursive: true, withFileTypes: true }),
    ),
  );
  const files = found
    .flat()
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => !file.startsWith(GENERATED));
  return Promise.all(
    files.map(async (file) => ({ file, text: await readFile(path.join(root, file), "utf8") })),
  );
}

/** `src/platforms/slack: send.ts is missing`: a platform's files are those of the contract, and the parts that the floor plan names. */
export function platformFaults(files: string[]): string[] {
  const inFolders = files.flatMap((file) => {
    const [, platform = "", name = ""] = /^src\/platforms\/([^/]+)\/(.+)$/.exec(file) ?? [];
    return name === "" ? [] : [{ platform, name }];
  });
  return [...Map.groupBy(inFolders, ({ platform }) => platform)].flatMap(([platform, all]) => {
    const names = new Set(all.map(({ name }) => name.replace(/^page\/.*/, "page/")));
    const parts = PLATFORM_PARTS[platform] ?? [];
    return [
      ...PLATFORM_CONTRACT.filter((name) => !names.has(name)).map((name) => `${name} is missing`),
      ...[...names]
        .filter((name) => !PLATFORM_CONTRACT.includes(name) && !parts.includes(name))
        .map((name) => `${name} is not of the contract`),
    ].map((fault) => `src/platforms/${platform}: ${fault}`);
  });
}

/** `src/a.ts:7: 172 characters`. */
export function longLines(sources: SourceFile[]): string[] {
  return sources.flatMap(({ file, text }) =>
    text
      .split("\n")
      .map((line, n) => ({ n: n + 1, length: line.length }))
      .filter(({ length }) => length > LONGEST_LINE)
      .map(({ n, length }) => `${file}:${n}: ${length} characters`),
  );
}

/** `Options is exported by src/a.ts, src/b.ts`: a type's name says which one is meant. */
export function typesNamedTwice(sources: SourceFile[]): string[] {
  const named = sources.flatMap(({ file, text }) => {
    const names = parse({ file, text }).statements.flatMap((statement) =>
      isExportedType(statement) ? [statement.name.text] : [],
    );
    return names.map((name) => ({ name, file }));
  });
  return [...Map.groupBy(named, ({ name }) => name)]
    .map(([name, all]) => ({ name, files: [...new Set(all.map(({ file }) => file))] }))
    .filter(({ files }) => files.length > 1)
    .map(({ name, files }) => `${name} is exported by ${files.toSorted().join(", ")}`)
    .toSorted();
}

/** `src/store/a.ts: forget`: a member of an object that an exported function returns, and no other file of `src` names. */
export function deadMembers(sources: SourceFile[]): string[] {
  const parsed = sources.map((source) => ({ file: source.file, tree: parse(source) }));
  const files = new Map<string, Set<string>>();
  for (const { file, tree } of parsed) {
    for (const name of namesIn(tree)) files.set(name, (files.get(name) ?? new Set()).add(file));
  }
  return parsed
    .filter(({ file }) => HANDS_OUT.test(file))
    .flatMap(({ file, tree }) => {
      const functions = functionsIn(tree);
      // In a platform an object of mere values is a message, in words that the service reads.
      const counts = (member: ts.ObjectLiteralElementLike) =>
        !file.startsWith("src/platforms/") || isFunction(member, functions);
      return exportedFunctions(tree)
        .filter((made) => !isForAPackage(made, tree))
        .flatMap(returnedObjects)
        .flatMap((object) => membersOf(object).filter(counts).flatMap(nameOf))
        .filter((name) => files.get(name)?.size === 1)
        .map((name) => `${file}: ${name}`);
    })
    .toSorted();
}

type ExportedType = ts.TypeAliasDeclaration | ts.InterfaceDeclaration;

function isExportedType(statement: ts.Statement): statement is ExportedType {
  const isType = ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement);
  return isType && isExported(statement);
}

const isExported = (node: ts.HasModifiers) =>
  node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;

/** Declared or assigned; no class of ours hands out an object. */
function exportedFunctions(tree: ts.SourceFile): ts.FunctionLikeDeclaration[] {
  return tree.statements.flatMap((statement): ts.FunctionLikeDeclaration[] => {
    if (ts.isFunctionDeclaration(statement)) return isExported(statement) ? [statement] : [];
    if (!ts.isVariableStatement(statement) || !isExported(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ initializer }) =>
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
        ? [initializer]
        : [],
    );
  });
}

/** The object literals that a function itself returns, not those that functions within it do. */
function returnedObjects(made: ts.FunctionLikeDeclaration): ts.ObjectLiteralExpression[] {
  const { body } = made;
  if (!body) return [];
  if (!ts.isBlock(body)) return objectsIn(body, new Map());
  const named = new Map<string, ts.Expression>();
  const returned: ts.Expression[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isIdentifier(node.name))
      named.set(node.name.text, node.initializer);
    if (ts.isReturnStatement(node) && node.expression) returned.push(node.expression);
    ts.forEachChild(node, walk);
  };
  ts.forEachChild(body, walk);
  return returned.flatMap((expression) => objectsIn(expression, named));
}

function objectsIn(
  expression: ts.Expression,
  named: Map<string, ts.Expression>,
): ts.ObjectLiteralExpression[] {
  if (ts.isObjectLiteralExpression(expression)) return [expression];
  if (ts.isParenthesizedExpression(expression) || ts.isSatisfiesExpression(expression))
    return objectsIn(expression.expression, named);
  if (ts.isConditionalExpression(expression))
    return [expression.whenTrue, expression.whenFalse].flatMap((one) => objectsIn(one, named));
  const value = ts.isIdentifier(expression) ? named.get(expression.text) : undefined;
  return value && ts.isObjectLiteralExpression(value) ? [value] : [];
}

/** Its members, and those of the objects in it. */
function membersOf(object: ts.ObjectLiteralExpression): ts.ObjectLiteralElementLike[] {
  return object.properties.flatMap((member) => [
    member,
    ...(ts.isPropertyAssignment(member) && ts.isObjectLiteralExpression(member.initializer)
      ? membersOf(member.initializer)
      : []),
  ]);
}

function isFunction(member: ts.ObjectLiteralElementLike, functions: Set<string>): boolean {
  if (ts.isShorthandPropertyAssignment(member)) return functions.has(member.name.text);
  if (ts.isPropertyAssignment(member)) return ts.isFunctionLike(member.initializer);
  return ts.isMethodDeclaration(member);
}

/** The names of a file's functions, wherever they stand in it. */
function functionsIn(tree: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const walk = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name) names.add(node.name.text);
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isFunctionLike(node.initializer))
      names.add(node.name.getText(tree));
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return names;
}

function nameOf({ name }: ts.ObjectLiteralElementLike): string[] {
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [];
}

/** Whether a function says that it returns a type of a package: then the package calls the members. */
function isForAPackage(made: ts.FunctionLikeDeclaration, tree: ts.SourceFile): boolean {
  const packages = tree.statements.filter(
    (statement) =>
      ts.isImportDeclaration(statement) &&
      !/^["'][.]/.test(statement.moduleSpecifier.getText(tree)),
  );
  const imported = new Set(packages.flatMap((statement) => [...namesIn(statement)]));
  const named = made.type ? [...namesIn(made.type)] : [];
  const aliases = tree.statements
    .filter(ts.isTypeAliasDeclaration)
    .filter(({ name }) => named.includes(name.text))
    .flatMap(({ type }) => [...namesIn(type)]);
  return [...named, ...aliases].some((name) => imported.has(name));
}

/** Every name in a piece of code; what only a comment says is none. */
function namesIn(from: ts.Node): Set<string> {
  const names = new Set<string>();
  const walk = (node: ts.Node): void => {
    if (ts.isIdentifier(node) || ts.isStringLiteral(node)) names.add(node.text);
    ts.forEachChild(node, walk);
  };
  walk(from);
  return names;
}

const parse = ({ file, text }: SourceFile) =>
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
