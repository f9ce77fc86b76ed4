import { notice } from "../card-parts.view.ts";
import { words } from "../language.ts";

export const emptyReplyCard = () => notice(words.replies.noWords);

export const nothingToUndoCard = () => notice(words.replies.nothingToUndo);
