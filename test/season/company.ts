/** A company of a season: its people, its customers, and what its reps say, week by week, in their own way of speaking. */
import { addDays } from "../../src/engine/model/calendar.ts";
import { DAY_MS, type LocalDate, type Zone } from "../../src/engine/model/time.ts";
import type { Files } from "../support/files.ts";

/** How somebody speaks. `{c}` the customer, `{p}` a person's first name, `{P}` the full name, `{x}` a thing, `{d}` a day. */
export type Temper = {
  touch: string;
  promised: string;
  kept: string;
  moved: string;
  dropped: string;
  worried: string;
  settled: string;
  wants: string;
  met: string;
  left: string;
  away: string;
  back: string;
  lost: string;
  off: string;
};

export type CompanyIdea = {
  name: string;
  zone: Zone;
  temper: Temper;
  /** what they promise, what worries their customers, what those want: one word or two each */
  promises: string[];
  worries: string[];
  wishes: string[];
  customers: string[];
  people: string[];
};

/** What becomes true by what is said. */
export type Truth =
  | { opens: "commitment" | "concern" | "need"; thing: string; dueOn?: LocalDate }
  | { closes: string }
  | { moves: string; dueOn: LocalDate }
  | { gone: string; until?: LocalDate }
  | { back: string }
  | { lost: true }
  | { off: { from: LocalDate; until: LocalDate } };

/** Something said on a day at eleven. */
export type Saying = {
  day: LocalDate;
  rep: string;
  customer: string;
  text: string;
  /** it is a touch on that day */
  touch: boolean;
  truths: Truth[];
  /** what was said just before is taken back instead */
  undo?: true;
};

export type Company = {
  idea: CompanyIdea;
  files: Files;
  sayings: Saying[];
  reps: string[];
  manager: string;
};

const mail = (name: string, company: string) =>
  `${name.split(" ")[0]}@${company.replaceAll(" ", "")}.example`.toLowerCase();
const first = (name: string) => name.split(" ")[0] ?? name;
const fill = (template: string, values: Record<string, string>) =>
  template.replaceAll(/\{(\w)\}/g, (_, name: string) => values[name] ?? "");
const months =
  "January February March April May June July August September October November December".split(
    " ",
  );
const spoken = (day: LocalDate) => `${Number(day.slice(8))} ${months[Number(day.slice(5, 7)) - 1]}`;

const CUSTOMERS_EACH = 6;

/** A company that lives `weeks` weeks from a Monday on: two reps with six customers each, one of whom falls silent. */
export function createCompany(idea: CompanyIdea, monday: LocalDate, weeks: number): Company {
  const [manager, talker, silent] = ["Mona Boss", "Ann Talker", "Sid Silent"].map((name) =>
    mail(name, idea.name),
  ) as [string, string, string];
  const reps = [talker, silent];
  const owner = (n: number) => reps[Math.floor(n / CUSTOMERS_EACH)] ?? talker;
  const customers = idea.customers.slice(0, 2 * CUSTOMERS_EACH);
  const people = (n: number) => [idea.people[2 * n] ?? "", idea.people[2 * n + 1] ?? ""] as const;
  const touches = customers.flatMap((customer, n) =>
    Array.from({ length: 7 }, (_, k) => ({
      customer,
      member_email: owner(n),
      at: new Date(
        Date.parse(`${monday}T09:00:00Z`) - (5 + (n % 4) * 3 + k * 17) * DAY_MS,
      ).toISOString(),
      channel: "call",
      direction: "out",
      contacts: people(n)[0],
      source_id: `${customer}-${k}`,
    })),
  );
  const member = (email: string, name: string, role: string) => ({
    email,
    name,
    role,
    manager_email: role === "rep" ? manager : "",
    timezone: idea.zone,
  });
  const files: Files = {
    "members.csv": [
      member(manager, "Mona Boss", "manager"),
      member(talker, "Ann Talker", "rep"),
      member(silent, "Sid Silent", "rep"),
    ],
    "customers.csv": customers.map((name, n) => ({
      name,
      owner_email: owner(n),
      tier: "ABC"[n % 3] ?? "C",
    })),
    "contacts.csv": customers.flatMap((customer, n) =>
      people(n).map((name, k) => ({
        customer,
        name,
        level: k === 0 ? "leader" : "user",
        function: "operations",
      })),
    ),
    "interactions.csv": touches,
  };
  return {
    idea,
    files,
    reps,
    manager,
    sayings: sayingsOf(idea, customers, people, talker, monday, weeks),
  };
}

type People = (customer: number) => readonly [string, string];

/** The talker's weeks: every week two customers, each with a matter that opens and closes two or three weeks later. */
function sayingsOf(
  idea: CompanyIdea,
  customers: string[],
  people: People,
  rep: string,
  monday: LocalDate,
  weeks: number,
): Saying[] {
  const { temper } = idea;
  const sayings: Saying[] = [];
  const on = (week: number, day: number) => addDays(monday, week * 7 + day);
  const say = (
    [week, day]: [number, number],
    template: string,
    n: number,
    truths: Truth[],
    more: { x?: string; d?: LocalDate; e?: LocalDate; touch?: boolean; who?: number } = {},
  ) => {
    if (week >= weeks) return;
    const person = people(n)[more.who ?? 0] ?? "";
    const customer = customers[n] ?? "";
    const values = { c: customer, p: first(person), P: person, x: more.x ?? "" };
    const days = { d: more.d ? spoken(more.d) : "", e: more.e ? spoken(more.e) : "" };
    const text = fill(template, { ...values, ...days });
    sayings.push({ day: on(week, day), rep, customer, text, touch: more.touch ?? false, truths });
  };
  for (let week = 0; week < weeks; week++) {
    const n = week % CUSTOMERS_EACH;
    const other = (n + 3) % CUSTOMERS_EACH;
    const x = idea.promises[week % idea.promises.length] ?? "";
    const due = on(week + 1, 2);
    // A promise: kept, or moved and then kept, or dropped.
    say([week, 1], temper.promised, n, [{ opens: "commitment", thing: x, dueOn: due }], {
      x,
      d: due,
      touch: true,
    });
    const end = week % 3 === 2 ? temper.dropped : temper.kept;
    if (week % 3 === 1) {
      const later = on(week + 2, 2);
      say([week + 1, 0], temper.moved, n, [{ moves: x, dueOn: later }], { x, d: later });
      say([week + 2, 1], temper.kept, n, [{ closes: x }], { x });
    } else say([week + 1, 2], end, n, [{ closes: x }], { x });
    // A worry or a wish with another customer, over two weeks later.
    const worry = idea.worries[week % idea.worries.length] ?? "";
    const wish = idea.wishes[week % idea.wishes.length] ?? "";
    if (week % 2 === 0) {
      say([week, 3], temper.worried, other, [{ opens: "concern", thing: worry }], {
        x: worry,
        touch: true,
      });
      say([week + 2, 3], temper.settled, other, [{ closes: worry }], { x: worry });
    } else {
      say([week, 3], temper.wants, other, [{ opens: "need", thing: wish }], {
        x: wish,
        touch: true,
      });
      say([week + 2, 4], temper.met, other, [{ closes: wish }], { x: wish });
    }
  }
  // People and customers, once each; and what was said by mistake.
  const away = people(1)[1];
  say([1, 2], temper.away, 1, [{ gone: away, until: on(4, 0) }], { d: on(4, 0), who: 1 });
  say([2, 2], temper.left, 2, [{ gone: people(2)[1] }], { who: 1 });
  say([4, 0], temper.back, 1, [{ back: away }], { who: 1 });
  say([3, 4], temper.lost, 5, [{ lost: true }]);
  const [from, until] = [on(5, 0), on(6, 0)];
  say([4, 3], temper.off, 0, [{ off: { from, until } }], { d: from, e: addDays(until, -1) });
  if (weeks > 2) {
    const day = on(2, 4);
    const customer = customers[4] ?? "";
    sayings.push({
      day,
      rep,
      customer,
      text: fill(temper.touch, { c: customer, p: first(people(4)[0]) }),
      touch: true,
      truths: [],
    });
    sayings.push({ day, rep, customer, text: "undo", touch: false, truths: [], undo: true });
  }
  return sayings
    .filter(({ day }) => day < from || day >= until)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}
