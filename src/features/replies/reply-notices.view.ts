import type { Button, Card } from "../../chat/view.ts";
import { cut } from "../../engine/model/saying.ts";
import { buttons, notice, textCard } from "../card-parts.view.ts";
import { words } from "../language.ts";

export const emptyReplyCard = () => notice(words.replies.noWords);

/** After a form about a customer that was gone by the time it was recorded. */
export const lostFormCard = (text: string) => notice(words.replies.lostForm(text));

const SAID_LENGTH = 80;

/** What is to be taken back has changed since. */
export function laterChangesCard(replyId: string, later: { text: string }[]): Card {
  const { bothBack, changedSince, onlyThis } = words.replies;
  const undo = (label: string, all: boolean): Button => ({
    label,
    action: { name: "receipt.undo.with", subject: replyId, value: { all } },
  });
  return textCard("ask", changedSince(later.map(({ text }) => cut(text, SAID_LENGTH))), [
    buttons([undo(bothBack, true), undo(onlyThis, false)]),
  ]);
}

export const nothingToUndoCard = () => notice(words.replies.nothingToUndo);
