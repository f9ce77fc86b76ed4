import type { Span } from "./clauses.ts";
import type { Mention } from "./mention.ts";
import type { Company, Person } from "./portfolio-names.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { within } from "./annotated-text.ts";

/** Who a mention turned out to be. Doubt keeps the candidates, for the question back. */
export type Named =
  | { is: "person"; person: Person; at: Mention }
  | { is: "company"; company: Company; at: Mention }
  | { is: "doubt"; people: Person[]; companies: Company[]; at: Mention };

const FROM_COMPANY =
  /^(?:,? ?(?:from|at|of|@|over at|out at|bei|von|aus|vom|de|del|da|do|fra|hos|chez) (?:the |der |den |la |el |o |a )?|'s |, |\()$/;

/**
 * Settles every mention: by the customer named beside it, by the nudge's contact and customer, by the customers named
 * elsewhere in the reply, by a fuller name elsewhere. What none of these settle stays in doubt.
 *
 * @param scene the marked reply
 */
export function resolveMentions(scene: AnnotatedText): Named[] {
  const settled: Named[] = scene.mentions.map((at) => {
    const [company] = at.companies;
    if (at.people.length === 0 && at.companies.length === 1 && company !== undefined)
      return { is: "company", company, at };
    return { is: "doubt", people: at.people, companies: at.companies, at };
  });
  const companies = settled.some((named) => named.is === "company");
  return settled.map((named) => {
    const [person] = named.at.people;
    const plain = named.at.people.length === 1 && !companies;
    if (named.is === "doubt" && plain && person !== undefined)
      return { is: "person", person, at: named.at };
    return named.is === "doubt" ? settle(named.at, scene, settled) : named;
  });
}

function settle(at: Mention, scene: AnnotatedText, all: Named[]): Named {
  const { nudge } = scene.request;
  if (at.people.length === 0) {
    const nudged = at.companies.find((company) => company.name === nudge?.customer);
    if (nudged !== undefined) return { is: "company", company: nudged, at };
    const others = companiesNamed(all, at);
    const elsewhere = at.companies.filter((company) => others.has(company.name));
    const byContact = at.companies.filter((company) => contactNamed(scene, company.name, at));
    const [one] = elsewhere.length === 1 ? elsewhere : byContact;
    if (one !== undefined && (elsewhere.length === 1 || byContact.length === 1))
      return { is: "company", company: one, at };
    return { is: "doubt", people: [], companies: at.companies, at };
  }
  const sentence = scene.sentences.find(({ start, end }) => at.start >= start && at.end <= end);
  const beside = companyBeside(at, scene, all);
  let people = narrow(at.people, (person) => beside === null || person.customer === beside);
  if (beside !== null && !people.some((person) => person.customer === beside))
    return { is: "doubt", people: [], companies: [], at };
  const near = sentence === undefined ? new Set<string>() : companiesIn(all, sentence);
  people = narrow(people, (person) => near.has(person.customer));
  people = narrow(
    people,
    (person) => person.name === nudge?.contact && person.customer === nudge.customer,
  );
  people = narrow(people, (person) => person.customer === nudge?.customer);
  people = narrow(people, (person) => companiesNamed(all, at).has(person.customer));
  people = narrow(people, (person) => fullyNamed(all, person, at));
  const [person] = people;
  if (people.length === 1 && person !== undefined) return { is: "person", person, at };
  return { is: "doubt", people, companies: [], at };
}

/** Keeps the candidates that pass, unless none does. */
function narrow(people: Person[], passes: (person: Person) => boolean): Person[] {
  if (people.length < 2) return people;
  const kept = people.filter(passes);
  return kept.length > 0 ? kept : people;
}

/** "Thomas from Acme": the customer that stands right after the name. */
function companyBeside(at: Mention, scene: AnnotatedText, all: Named[]): string | null {
  for (const named of all) {
    if (named.is !== "company" || named.at.start < at.end || named.at.start > at.end + 24) continue;
    const gap = scene.plain.flat.slice(at.end, named.at.start);
    if (FROM_COMPANY.test(gap) && !(gap === ", ")) return named.company.name;
  }
  return null;
}

function companiesIn(all: Named[], span: Span): Set<string> {
  const inside = within(
    all.map((named) => ({ ...named, start: named.at.start, end: named.at.end })),
    span,
  );
  return new Set(inside.flatMap((named) => (named.is === "company" ? [named.company.name] : [])));
}

function companiesNamed(all: Named[], but: Mention): Set<string> {
  return new Set(
    all.flatMap((named) =>
      named.is === "company" && named.at !== but ? [named.company.name] : [],
    ),
  );
}

function contactNamed(scene: AnnotatedText, customer: string, but: Mention): boolean {
  return scene.mentions.some(
    (mention) =>
      mention !== but &&
      mention.people.length > 0 &&
      mention.people.every((person) => person.customer === customer),
  );
}

function fullyNamed(all: Named[], person: Person, but: Mention): boolean {
  return all.some(
    ({ at }) => at !== but && at.sure && at.people.length === 1 && at.people[0] === person,
  );
}
