import { byId, element } from "./dom.js";

/** @typedef {import("./server.js").Person} Person */

/** From this many people on, the page offers to look for one. */
const MANY_PEOPLE = 12;

const ROLES = { rep: "Rep", manager: "Manager", admin: "Admin" };

/** What a person is, in words. @param {Person} person */
export function roleOf({ role, team }) {
  return team === "" ? ROLES[role] : `${ROLES[role]}, ${team}`;
}

let shown = "";
let redraw = () => {};

/** Makes the field to look for a person work. */
export function startPeople() {
  byId("filter-words", HTMLInputElement).addEventListener("input", () => redraw());
}

/** Shows everyone to choose from, by team; nothing moves when they are the same as before. @param {Person[]} people */
export function showPeople(people) {
  const now = JSON.stringify(people);
  if (now === shown) return;
  shown = now;
  const list = byId("people", HTMLDivElement);
  const words = byId("filter-words", HTMLInputElement);
  byId("filter", HTMLParagraphElement).hidden = people.length <= MANY_PEOPLE;
  const draw = () => {
    const wanted = words.value.trim().toLocaleLowerCase();
    const found = people.filter(({ name, team }) =>
      `${name} ${team}`.toLocaleLowerCase().includes(wanted),
    );
    const teams = [...new Set(found.map(({ team }) => team))];
    list.replaceChildren(
      ...teams.map((team) =>
        teamSection(
          team,
          found.filter((person) => person.team === team),
        ),
      ),
      ...(found.length === 0 ? [element("p", { class: "soft" }, nobody(people))] : []),
    );
  };
  redraw = draw;
  draw();
}

/** @param {Person[]} people */
function nobody(people) {
  if (people.length > 0) return "Nobody here by that name.";
  return "Nobody is here yet: “rapport import” brings your people and customers in.";
}

/** @param {string} team @param {Person[]} people */
function teamSection(team, people) {
  const cards = people.map((person) =>
    element(
      "li",
      {},
      element(
        "a",
        {
          class: "person",
          href: `#${encodeURIComponent(person.key)}`,
          "data-person": person.key,
          "data-testid": "person",
        },
        element(
          "span",
          { class: `avatar hue-${person.hue}`, "aria-hidden": "true" },
          person.initials,
        ),
        element(
          "span",
          { class: "person-words" },
          element("b", { dir: "auto" }, person.name),
          " ",
          element("span", { class: "soft" }, ROLES[person.role]),
        ),
      ),
    ),
  );
  return element(
    "section",
    {},
    element("h2", { dir: "auto" }, team === "" ? "Everyone" : team),
    element("ul", {}, ...cards),
  );
}
