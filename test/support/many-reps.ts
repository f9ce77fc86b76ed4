/** A manager and a rep for each story, each with three customers of their own: what happens in one touches no other. */
import { DAY_MS } from "../../src/engine/model/time.ts";
import type { Files } from "./files.ts";
import { MONDAY } from "./monday.ts";
import type { Resident } from "./town/town.ts";

const REPS = "ada ben cora dev elsa finn gita hugo iris jon kaja leo mona".split(" ");
const FOODS = "Alder Birch Cedar Dogwood Elm Fir Gorse Hazel Ivy Juniper Kapok Larch Maple".split(
  " ",
);
const BOATS =
  "Auk Bittern Coot Dunlin Eider Fulmar Gannet Heron Ibis Jacana Knot Loon Merganser".split(" ");
const STONES =
  "Agate Basalt Chalk Diorite Emery Flint Granite Hornfels Iolite Jasper Kunzite Lava Marble";
const capital = (word: string) => word[0]?.toUpperCase() + word.slice(1);
export const mailOf = (name: string) => `${name}@example.com`;
/** A rep's customers: the one that has gone quiet, and two others. */
export const customersOf = (name: string) => {
  const n = REPS.indexOf(name);
  return [`${FOODS[n]} Foods`, `${BOATS[n]} Marine`, `${STONES.split(" ")[n]} Tools`] as const;
};

export const RESIDENTS: Resident[] = [
  { name: "Omar Haddad", email: mailOf("omar"), role: "manager" },
  ...REPS.map((name) => ({
    name: `${capital(name)} Berg`,
    email: mailOf(name),
    role: "rep" as const,
  })),
];

/** Everybody, up to the Monday that the week under test begins on. */
export function manyReps(): Files {
  const zone = "Europe/Copenhagen";
  const start = Date.parse(`${MONDAY}T09:00:00Z`);
  const touches = (name: string, customer: string, contacts: string, gap: number, from: number) =>
    Array.from({ length: 8 }, (_, n) => ({
      customer,
      member_email: mailOf(name),
      at: new Date(start - (from + n * gap) * DAY_MS).toISOString(),
      channel: "call",
      direction: "out",
      contacts,
      source_id: `${customer}-${n}`,
    }));
  return {
    "members.csv": RESIDENTS.map(({ name, email, role }) => ({
      name,
      email,
      role,
      timezone: zone,
      manager_email: role === "rep" ? mailOf("omar") : "",
    })),
    "customers.csv": REPS.flatMap((name) =>
      customersOf(name).map((customer, n) => ({
        name: customer,
        owner_email: mailOf(name),
        tier: "ABC"[n] ?? "",
      })),
    ),
    "contacts.csv": REPS.flatMap((name) => {
      const [foods, boats, tools] = customersOf(name);
      return [
        { customer: foods, name: "Dana Holm", level: "leader", function: "operations" },
        { customer: foods, name: "Luis Ortega", level: "user", function: "maintenance" },
        { customer: boats, name: "Peter Hansen", level: "executive", function: "other" },
        { customer: boats, name: "Thomas Krag", level: "user", function: "other" },
        { customer: tools, name: "Maja Lund", level: "executive", function: "other" },
        { customer: tools, name: "Thomas Juul", level: "leader", function: "other" },
      ];
    }),
    "interactions.csv": REPS.flatMap((name) => {
      const [foods, boats, tools] = customersOf(name);
      return [
        ...touches(name, foods, "Dana Holm", 9, 60),
        ...touches(name, boats, "Peter Hansen", 14, 9),
        ...touches(name, tools, "Maja Lund", 21, 12),
      ];
    }),
  };
}
