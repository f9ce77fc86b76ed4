import path from "node:path";
import { cruise, type ICruiseResult, type IForbiddenRuleType } from "dependency-cruiser";
import { FLOOR_PLAN, type Room } from "./floor-plan.ts";

/** Prisma's client, written anew by each installation. */
const GENERATED = "^src/store/generated/";
const ROOT = path.resolve(import.meta.dirname, "../..");

/** What a look through the house found. */
export type Findings = {
  /** our own files that were read */
  files: string[];
  /** imports of all of them together: a parser that understands no TypeScript finds none, and nothing wrong */
  imports: number;
  /** `engine/x.ts imports pg: engine may not take this package` */
  wrong: string[];
  /** `src/a.ts imports src/b.ts imports src/a.ts` */
  circles: string[];
};

/** Reads every import under the folders and holds it against the floor plan. */
export async function lookThrough(folders: string[], root: string = ROOT): Promise<Findings> {
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      validate: true,
      ruleSet: {
        forbidden: [...Object.entries(FLOOR_PLAN).flatMap(wallsOf), ...WALLS_OF_ALL, CIRCLE],
      },
      tsPreCompilationDeps: true,
      // Who imports them is told; what they import is not ours to say.
      doNotFollow: { path: ["node_modules", GENERATED] },
    },
    {
      bustTheCache: true,
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
    },
  );
  if (typeof output === "string") throw new Error(output);
  const own = output.modules.filter(({ source }) => isOwn(source));
  return {
    files: own.map(({ source }) => source),
    imports: own.reduce((sum, { dependencies }) => sum + dependencies.length, 0),
    wrong: output.summary.violations
      .filter(({ rule }) => rule.name !== CIRCLE.name)
      .map(sayViolation)
      .toSorted(),
    circles: output.summary.violations
      .filter(({ rule }) => rule.name === CIRCLE.name)
      .map(sayCircle)
      .toSorted(),
  };
}

/** The rooms that a file is in: one, or the floor plan is wrong. */
export function roomsOf(file: string): string[] {
  return Object.entries(FLOOR_PLAN)
    .filter(([, room]) => new RegExp(room.files).test(file))
    .map(([name]) => name);
}

/** A file that imports itself, by way of others or of their types alone. */
const CIRCLE: IForbiddenRuleType = {
  name: "a circle",
  severity: "error",
  from: {},
  to: { circular: true },
};

const WALLS_OF_ALL: IForbiddenRuleType[] = [
  {
    name: "nothing is there",
    severity: "error",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "what runs may not take a package that only tests install",
    severity: "error",
    from: { path: "^src/" },
    to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
  },
];

function wallsOf([name, room]: [string, Room]): IForbiddenRuleType[] {
  const from = { path: room.files };
  const open = [room.files, ...room.from.map(placeOf)];
  const typesOpen = room.typesFrom.map(placeOf);
  const walls: IForbiddenRuleType[] = [
    {
      name: `${name} may not import this`,
      severity: "error",
      from,
      to: { path: "^(src|prisma|manifests|test)/", pathNot: [...open, ...typesOpen] },
    },
    {
      name: `${name} may not take this package`,
      severity: "error",
      from,
      to: { path: "(^|/)node_modules/", pathNot: room.packages.map(packageOf) },
    },
  ];
  if (typesOpen.length > 0) {
    walls.push({
      name: `${name} may take only types from here`,
      severity: "error",
      from,
      to: { path: typesOpen, pathNot: open, dependencyTypesNot: ["type-only"] },
    });
  }
  if (room.node !== "all") {
    walls.push({
      name: `${name} may not take this from Node`,
      severity: "error",
      from,
      to: {
        dependencyTypes: ["core"],
        ...(room.node === "types" && { dependencyTypesNot: ["type-only"] }),
      },
    });
  }
  return walls;
}

/** `engine` is a room, `engine/time` a file or a folder of it, `../prisma` a folder beside `src`. */
function placeOf(place: string): string {
  const where = place.startsWith("../") ? place.slice("../".length) : `src/${place}`;
  return where.endsWith("$") ? `^${where}` : `^${where}([.]ts$|/)`;
}

function packageOf(name: string): string {
  const types = name.replace(/^@(.+)\/(.+)$/, "$1__$2");
  return `(^|/)node_modules/(${name}|@types/${types})/`;
}

function isOwn(source: string): boolean {
  return /^(src|prisma|manifests|test)\//.test(source) && !new RegExp(GENERATED).test(source);
}

/** dependency-cruiser names the files after the first, which comes again as the last. */
function sayCircle({ from, cycle = [] }: Violation): string {
  return [from, ...cycle.map(({ name }) => name)].join(" imports ");
}

type Violation = ICruiseResult["summary"]["violations"][number];

function sayViolation({ from, to, rule }: Violation): string {
  return `${from} imports ${to.replace(/^.*node_modules\//, "")}: ${rule.name}`;
}
