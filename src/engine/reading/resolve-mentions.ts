/** Decides whom a name means, where several people or customers have it. */
import type { TextSpan } from "./sentences.ts";
import type { Mention } from "./mention.ts";
import type { PortfolioCompany, PortfolioPerson } from "./portfolio-names.ts";
import type { AnnotatedText } from "./annotated-text.ts";
import { within } from "./annotated-text.ts";

/** Who a mention turned out to be. Doubt keeps the candidates, for the question back. */
export type ResolvedMention =
  | { is: "person"; person: PortfolioPerson; at: Mention }
  | { is: "company"; company: PortfolioCompany; at: Mention }
  | { is: "ambiguous"; people: PortfolioPerson[]; companies: PortfolioCompany[]; at: Mention };

/** Two who are named in one breath: "Mario et Chantal". */
const IN_ONE_BREATH =
  /^(?:,? (?:and|und|u|y|e|et|og|n|plus|with|con|com|mit|med|avec|o|a|la|el|der|die) (?:o |a |la |el |der |die )?| ?[&+,/] ?)$/;

/**
 * Settles every mention: by the customer named beside it, by the nudge's contact and customer, by the customers named
 * elsewhere in the reply, by a fuller name elsewhere. What none of these settle stays in doubt.
 *
 * @param annotated the marked reply
 */
export function resolveMentions(annotated: AnnotatedText): ResolvedMention[] {
  const named: ResolvedMention[] = annotated.mentions.map((at) => {
    const [company] = at.companies;
    if (at.people.length === 0 && at.companies.length === 1 && company !== undefined)
      return { is: "company", company, at };
    return { is: "ambiguous", people: at.people, companies: at.companies, at };
  });
  const all = [...named, ...answered(annotated, named)].toSorted(
    (left, right) => left.at.start - right.at.start,
  );
  const companies = all.some((mention) => mention.is === "company");
  return all.map((mention) => {
    const [person] = mention.at.people;
    const isOnly = mention.at.people.length === 1 && !companies;
    if (mention.is === "ambiguous" && isOnly && person !== undefined)
      return { is: "person", person, at: mention.at };
    return mention.is === "ambiguous" ? settle(mention.at, annotated, all) : mention;
  });
}

/** Companies that were not known, where the answer to a question stands on a line of its own: "(Acme)". */
function answered(
  { normalized: { flat }, unknownCompanies }: AnnotatedText,
  named: ResolvedMention[],
): ResolvedMention[] {
  const last = named.at(-1);
  if (last?.is !== "company" || flat.slice(last.at.end) !== ")") return [];
  if (!flat.slice(0, last.at.start).endsWith("\n(")) return [];
  const { company } = last;
  return unknownCompanies.map(({ start, end, from, to }) => {
    const at = { start, end, from, to, people: [], companies: [company], sure: true };
    return { is: "company", company, at };
  });
}

function settle(at: Mention, annotated: AnnotatedText, all: ResolvedMention[]): ResolvedMention {
  const { nudge } = annotated.request;
  if (at.people.length === 0) {
    const nudged = at.companies.find((company) => company.name === nudge?.customer);
    if (nudged !== undefined) return { is: "company", company: nudged, at };
    const others = companiesNamed(all, at);
    const elsewhere = at.companies.filter((company) => others.has(company.name));
    const byContact = at.companies.filter((company) => contactNamed(annotated, company.name, at));
    const [one] = elsewhere.length === 1 ? elsewhere : byContact;
    if (one !== undefined && (elsewhere.length === 1 || byContact.length === 1))
      return { is: "company", company: one, at };
    return { is: "ambiguous", people: [], companies: at.companies, at };
  }
  const sentence = annotated.sentences.find(({ start, end }) => at.start >= start && at.end <= end);
  let people = at.people;
  const near = sentence === undefined ? new Set<string>() : companiesIn(all, sentence);
  people = narrow(people, (person) => near.has(person.customer));
  people = narrow(
    people,
    (person) => person.name === nudge?.contact && person.customer === nudge.customer,
  );
  const together = customersBeside(at, annotated);
  people = narrow(people, (person) => together.has(person.customer));
  people = narrow(people, (person) => person.customer === nudge?.customer);
  people = narrow(people, (person) => companiesNamed(all, at).has(person.customer));
  const others = sentence === undefined ? [] : within(annotated.mentions, sentence);
  const withOthers = new Set(
    others.flatMap((other) =>
      other !== at && other.people.length === 1 ? other.people.map(({ customer }) => customer) : [],
    ),
  );
  if (withOthers.size === 1) people = narrow(people, (person) => withOthers.has(person.customer));
  people = narrow(people, (person) => fullyNamed(all, person, at));
  const [person] = people;
  if (people.length === 1 && person !== undefined) return { is: "person", person, at };
  return { is: "ambiguous", people, companies: [], at };
}

/** Keeps the candidates that pass, unless none does. */
function narrow(
  people: PortfolioPerson[],
  passes: (person: PortfolioPerson) => boolean,
): PortfolioPerson[] {
  if (people.length < 2) return people;
  const kept = people.filter(passes);
  return kept.length > 0 ? kept : people;
}

/** The customers of those who are named in one breath with somebody. */
function customersBeside(
  at: Mention,
  { normalized: { flat }, mentions }: AnnotatedText,
): Set<string> {
  const own = mentions.indexOf(at);
  const isBeside = (left: Mention | undefined, right: Mention | undefined) =>
    left !== undefined &&
    right !== undefined &&
    IN_ONE_BREATH.test(flat.slice(left.end, right.start));
  const [before, after] = [mentions[own - 1], mentions[own + 1]];
  const beside = [
    ...(isBeside(before, at) ? (before?.people ?? []) : []),
    ...(isBeside(at, after) ? (after?.people ?? []) : []),
  ];
  return new Set(beside.map(({ customer }) => customer));
}

function companiesIn(all: ResolvedMention[], span: TextSpan): Set<string> {
  const inside = within(
    all.map((mention) => ({ ...mention, start: mention.at.start, end: mention.at.end })),
    span,
  );
  return new Set(
    inside.flatMap((mention) => (mention.is === "company" ? [mention.company.name] : [])),
  );
}

function companiesNamed(all: ResolvedMention[], but: Mention): Set<string> {
  return new Set(
    all.flatMap((mention) =>
      mention.is === "company" && mention.at !== but ? [mention.company.name] : [],
    ),
  );
}

function contactNamed(annotated: AnnotatedText, customer: string, but: Mention): boolean {
  return annotated.mentions.some(
    (mention) =>
      mention !== but &&
      mention.people.length > 0 &&
      mention.people.every((person) => person.customer === customer),
  );
}

function fullyNamed(all: ResolvedMention[], person: PortfolioPerson, but: Mention): boolean {
  return all.some(
    ({ at }) => at !== but && at.sure && at.people.length === 1 && at.people[0] === person,
  );
}
