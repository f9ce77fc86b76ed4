/** What a form or a command changed of a record, one line an edit. */
import type { Rich } from "../../chat/view.ts";
import type { RecordEdit } from "../../engine/life/edit.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { cut, list } from "../../engine/model/saying.ts";
import { plain, quoted, strong } from "../card-parts.view.ts";
import { words } from "../language.ts";

const QUOTE_LENGTH = 140;

export function editLine(edit: RecordEdit, today: LocalDate): Rich {
  const { edits } = words.replies;
  const about = (said: string): Rich => {
    const name =
      "person" in edit ? edit.person.name : "signalId" in edit ? edit.customer : edit.customer.name;
    return [strong(name), plain(said)];
  };
  switch (edit.kind) {
    case "paused":
      return about(edits.paused(edit.until, today));
    case "renewal":
      return about(edits.renewal(edit.on, today));
    case "renamed":
    case "person renamed":
      return about(edits.renamed(edit.to));
    case "merged":
    case "person merged":
      return about(edits.merged(edit.into.name));
    case "split":
      return about(edits.split(edit.part.name, list(edit.people.map(({ name }) => name))));
    case "owners":
      return about(edits.owners(edit.owners.map(({ name }) => name)));
    case "person role":
      return about(edits.role(edit.title));
    case "told again":
      return [
        strong(edits.toldAgain),
        quoted(cut(edit.quote, QUOTE_LENGTH)),
        plain(` (${edit.customer})`),
      ];
  }
}
