import type { Inbound } from "../../chat/intent.ts";
import { playInLines } from "../../engine/plays/play-lines.ts";
import type { MemberRow } from "../../store/members/members.ts";
import type { WorkspaceRow } from "../../store/workspaces/workspaces.ts";
import { askYourManagerCard, playChangedCard } from "./play-notices.view.ts";
import { addPlay, changePlay } from "./change-plays.ts";
import type { Effect, AppContext } from "../../app/context.ts";
import type { PlayOrder } from "./play-command.ts";
import { sayTo } from "../deliveries/answer.ts";
import { whomToAsk } from "./show-plays.ts";

/** `/customer play add, try, weigh, retire, restore`: for managers and admins; others are told whom to ask. */
export async function changePlaysByCommand(
  app: AppContext,
  workspace: WorkspaceRow,
  member: MemberRow,
  inbound: Inbound,
  order: PlayOrder,
): Promise<Effect> {
  const key = `play:${inbound.key}`;
  if (member.role === "rep") {
    const card = askYourManagerCard(await whomToAsk(app.store, workspace, member));
    return sayTo(inbound, { kind: "notice", key, card });
  }
  return async (tx) => {
    const done =
      order.what === "add"
        ? await addPlay(tx, workspace.id, member.id, playInLines(order.text))
        : await changePlay(tx, workspace.id, member.id, order);
    await sayTo(inbound, { kind: "notice", key, card: playChangedCard(done) })(tx);
  };
}
