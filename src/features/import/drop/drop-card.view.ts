import type { Card, Form } from "../../../chat/view.ts";
import {
  buttons,
  createCard,
  heading,
  note,
  paragraph,
  plainButton,
  section,
} from "../../card-parts.view.ts";
import { words } from "../../language.ts";

/** What an import of dropped files would do. */
export type DropPreview = {
  id: string;
  files: { name: string; kind: string; taken: number; refused: number; noted: number }[];
  strangers: string[];
  /** what is refused, left out or guessed, in sentences; `doubtCount` counts those that are not listed, too */
  doubts: string[];
  doubtCount: number;
  samples: string[];
  /** owners whom nobody knows, with how many customers each has */
  owners: { name: string; customers: number }[];
  /** companies at several stages, where the files tell customers from others */
  stages: { heading: string; customers: number; others: number } | null;
};

const DOUBTS_SHOWN = 8;
const OWNERS_ASKED = 20;

export function dropCard(preview: DropPreview): Card {
  const said = words.imports;
  const { id, files, strangers, doubts, doubtCount, samples, owners, stages } = preview;
  const lines = files.map(({ name, kind, taken, refused, noted }) =>
    said.line(
      name,
      [
        said.counted(kind, taken),
        ...(refused > 0 ? [said.refused(refused)] : []),
        ...(noted > 0 ? [said.noted(noted)] : []),
      ].join(", "),
    ),
  );
  const shown = doubts.slice(0, DOUBTS_SHOWN);
  const more = doubtCount > shown.length ? [said.more(doubtCount - shown.length)] : [];
  return createCard("import", [said.title, ...lines].join(" · "), [
    heading(said.title),
    section(
      said.owners,
      owners.slice(0, OWNERS_ASKED).map(({ name, customers }) => said.owner(name, customers)),
    ),
    section(said.stages, stages ? [said.stage(stages)] : []),
    section(said.doubts, [...shown, ...(shown.length > 0 ? more : [])]),
    ...[...lines, ...strangers.map(said.nothingOfOurs)].map(paragraph),
    samples.length > 0 && note(`${said.sample}: ${samples.join(" · ")}`),
    buttons([
      ...(owners.length > 0
        ? [{ ...plainButton(said.askOwners, "import.owners", id), style: "primary" as const }]
        : []),
      ...(stages && owners.length === 0
        ? [
            {
              ...plainButton(said.startCustomers(stages.customers), "import.customers", id),
              style: "primary" as const,
            },
          ]
        : []),
      ...(files.some(({ taken }) => taken > 0)
        ? [
            {
              ...plainButton(stages ? said.startAll : said.start, "import.start", id),
              ...(owners.length === 0 && !stages && { style: "primary" as const }),
            },
          ]
        : []),
      plainButton(said.discard, "import.discard", id),
    ]),
  ]);
}

/** Asks for the addresses of owners whom the files call by name. */
export function ownersForm({ id, owners, stages }: DropPreview): Form {
  const said = words.imports;
  return {
    kind: "form",
    name: "owners",
    title: said.ownersTitle,
    customerId: id,
    submit: said.ownersSubmit,
    fields: [
      ...owners.slice(0, OWNERS_ASKED).map(({ name, customers }, n) => ({
        kind: "text" as const,
        id: `owner-${n}`,
        label: said.owner(name, customers),
        hint: said.ownersHint,
        long: false,
        required: false,
        value: "",
      })),
      ...(stages
        ? [
            {
              kind: "choice" as const,
              id: "scope",
              label: said.stages,
              required: true,
              options: [
                { value: "customers", label: said.customersAlone(stages.customers) },
                { value: "all", label: said.allCompanies(stages.customers + stages.others) },
              ],
              value: "customers",
            },
          ]
        : []),
    ],
  };
}

/** What was imported, and the way back. */
export function importedCard(id: string, taken: string[], notes: string[]): Card {
  const said = words.imports;
  const text = said.done(taken);
  return createCard("import", text, [
    paragraph(text),
    ...[...notes, said.doneNote].map(note),
    buttons([{ ...plainButton(said.undo, "import.undo", id), style: "danger" }]),
  ]);
}
