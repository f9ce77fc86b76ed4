/** Every view of the house, found by its type, with arguments made up from the types of its parameters. */
import { readdir } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import type { Block, Card, Form } from "../../../src/chat/view.ts";

const FEATURES = path.resolve(import.meta.dirname, "../../../src/features");
/** What a view gives; all else that a file of views exports is a part of one. */
const SCREENS = new Set(["Card", "Form", "Block[]"]);
const DEEPEST = 14;
const ID = "00000000-0000-7000-8000-000000000001";

export type AnyView = {
  name: string;
  /** a screen with `words` in every text that it is given; `dice` gives numbers from 0 up to, without, 1 */
  make(words: string, dice: () => number): Card | Form;
};

type Chance = { words: string; dice: () => number };
type Hint = { name: string; declared: string };

/** Reads the types of every screen (`*.view.ts` under `src/features`): some seconds. */
export async function allViews(): Promise<AnyView[]> {
  const files = (await readdir(FEATURES, { recursive: true }))
    .filter((file) => file.endsWith(".view.ts"))
    .map((file) => path.join(FEATURES, file));
  const config = ts.readConfigFile(path.resolve(FEATURES, "../../tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    config.config,
    ts.sys,
    path.resolve(FEATURES, "../.."),
  );
  const program = ts.createProgram(files, { ...options, noEmit: true, skipLibCheck: true });
  const checker = program.getTypeChecker();
  const views: AnyView[] = [];
  for (const file of files) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    const loaded = (await import(file)) as Record<string, unknown>;
    for (const symbol of module ? checker.getExportsOfModule(module) : []) {
      const [signature] = checker.getTypeOfSymbol(symbol).getCallSignatures();
      const made = signature && checker.typeToString(signature.getReturnType());
      if (!signature || !made || !SCREENS.has(made)) continue;
      const view = loaded[symbol.name] as (...given: unknown[]) => Card | Form | Block[];
      views.push({
        name: symbol.name,
        make(words, dice) {
          const given = signature.parameters.map((parameter) =>
            valueOf(
              checker,
              checker.getTypeOfSymbol(parameter),
              hintOf(parameter),
              { words, dice },
              0,
            ),
          );
          const screen = view(...given);
          return Array.isArray(screen)
            ? { kind: "card", name: "notice", text: words, blocks: screen }
            : screen;
        },
      });
    }
  }
  return views;
}

/** What a declaration says beyond its type: that a text is a day, for instance. */
function hintOf(symbol: ts.Symbol): Hint {
  const declaration = symbol.valueDeclaration ?? symbol.declarations?.[0];
  const typed =
    declaration &&
    (ts.isPropertySignature(declaration) ||
      ts.isParameter(declaration) ||
      ts.isPropertyDeclaration(declaration))
      ? declaration.type?.getText()
      : undefined;
  return { name: symbol.name, declared: typed ?? "" };
}

function valueOf(
  checker: ts.TypeChecker,
  type: ts.Type,
  hint: Hint,
  chance: Chance,
  depth: number,
): unknown {
  const below = (inner: ts.Type, innerHint = hint) =>
    valueOf(checker, inner, innerHint, chance, depth + 1);
  if (type.isStringLiteral() || type.isNumberLiteral()) return type.value;
  if (type.flags & ts.TypeFlags.BooleanLiteral) return checker.typeToString(type) === "true";
  if (type.flags & ts.TypeFlags.Null) return null;
  if (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) return undefined;
  if (type.flags & ts.TypeFlags.String) return textFor(hint, chance);
  if (type.flags & ts.TypeFlags.Number) return numberFor(hint, chance);
  if (type.isUnion()) return below(oneOf(type.types, chance));
  const [first] = checker.getTypeArguments(type as ts.TypeReference);
  if (checker.isTupleType(type))
    return checker.getTypeArguments(type as ts.TypeReference).map((one) => below(one));
  if (checker.isArrayType(type) && first) {
    // Deep down a list may end, so that what holds itself does.
    const many = depth > DEEPEST ? 0 : Math.floor(chance.dice() * 4);
    return Array.from({ length: many }, () => below(first));
  }
  if (/^(Readonly)?Map$/.test(type.symbol?.name ?? "")) {
    const [, value] = checker.getTypeArguments(type as ts.TypeReference);
    return new Map(value && depth <= DEEPEST ? [[ID, below(value)]] : []);
  }
  if (/^(Readonly)?Set$/.test(type.symbol?.name ?? "")) return new Set([ID]);
  return Object.fromEntries(
    checker
      .getPropertiesOfType(type)
      .filter((property) => !(property.flags & ts.SymbolFlags.Optional) || chance.dice() > 0.2)
      .map((property) => [
        property.name,
        below(checker.getTypeOfSymbol(property), hintOf(property)),
      ]),
  );
}

function oneOf(types: ts.Type[], { dice }: Chance): ts.Type {
  // A text is what this is about: where there can be one, there mostly is.
  const texts = types.filter(
    (type) => type.flags & ts.TypeFlags.String || type.flags & ts.TypeFlags.Object,
  );
  const some = texts.length > 0 && dice() > 0.2 ? texts : types;
  return some[Math.floor(dice() * some.length)] as ts.Type;
}

function textFor({ name, declared }: Hint, { words, dice }: Chance): string {
  if (declared.includes("LocalDate") || /^(on|from|to|until|today)$|[a-z]On$/.test(name)) {
    return `2026-11-${String(10 + Math.floor(dice() * 18))}`;
  }
  if (/\bWeek\b/.test(declared) || name === "week") return "2026-W47";
  if (/\bZone\b/.test(declared) || /^(time)?zone$/.test(name)) return "Europe/Copenhagen";
  if (declared.includes("LocalTime")) return "09:30";
  return /^ids?$|Ids?$/.test(name) ? ID : words;
}

function numberFor({ name, declared }: Hint, { dice }: Chance): number {
  if (declared.includes("Instant") || /^(at|now|since)$|[a-z]At$/.test(name))
    return Date.UTC(2026, 10, 20);
  return Math.floor(dice() * 120);
}
