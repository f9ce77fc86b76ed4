/** Features of the record classifier: whether a person took part. */
import { ACTS } from "./acts.ts";
import type { Draft } from "./clauses.ts";
import { conceptsIn, distance, FAR, type RecordDrafts } from "./record-features.ts";

/** What speaks for somebody of the customer as one who took part. */
export function personFeatures(draft: Draft, name: string, records: RecordDrafts): string[] {
  const { clauses, annotated } = records;
  const own = draft.touches.length > 0 ? draft.touches : [...draft.clauses];
  const naming = clauses.filter(({ mentions }) =>
    mentions.some((mention) => mention.is === "person" && mention.person.name === name),
  );
  const first = naming[0];
  const away = Math.min(
    FAR + 1,
    ...naming.map((clause) => Math.abs(distance(clauses.indexOf(clause), own, clauses))),
  );
  const mention = first?.mentions.find((each) => each.is === "person" && each.person.name === name);
  const opens = first !== undefined && mention !== undefined && mention.at.start - first.start < 6;
  const before = mention === undefined ? "" : (annotated.tokens[mention.at.from - 1]?.word ?? "^");
  const after = mention === undefined ? "" : (annotated.tokens[mention.at.to + 1]?.word ?? "$");
  const ruled = draft.contacts.has(name) ? "in" : "out";
  const acts = new Set(naming.flatMap((clause) => ACTS.filter((act) => clause.acts[act] >= 0.3)));
  const isNudged = annotated.request.nudge?.contact === name;
  const flags = [
    naming.length === 0 ? "unnamed" : `away ${away}`,
    opens ? "opens" : "within",
    `before ${before}`,
    `after ${after}`,
    ...[...acts].map((act) => `does ${act}`),
    ...naming.flatMap(({ touch, subject }) => [
      `touch ${touch?.when ?? "none"}`,
      `subject ${subject}`,
    ]),
    isNudged ? "nudged" : "not nudged",
    `with ${Math.min(draft.contacts.size, 3)}`,
    `new ${Math.min(draft.newContacts.size, 2)}`,
    draft.touches.length > 0 ? "told" : "learned",
    `channel ${draft.channel ?? "none"}`,
    ...naming.flatMap((clause) => conceptsIn(clause, annotated).map((word) => `says ${word}`)),
  ];
  return [
    `person ${ruled}`,
    ...flags.map((flag) => `person ${flag}`),
    ...flags.map((flag) => `person ${ruled}, ${flag}`),
  ];
}
