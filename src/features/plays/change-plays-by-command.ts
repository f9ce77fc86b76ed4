/** `/customer play add, try, weigh, retire, restore`: for managers and admins; others learn whom to ask. */
import type { PlayOrder } from "../../chat/command.ts";
import { playInLines } from "../../engine/plays/play-lines.ts";
import type { Write } from "../../store/writes/write.ts";
import type { ChangeTurn } from "../../app/context.ts";
import { say } from "../deliveries/answer.ts";
import { addPlay, changePlay } from "./change-plays.ts";
import { askYourManagerCard, playChangedCard } from "./play-notices.view.ts";
import { whomToAsk } from "./show-plays.ts";

export async function changePlaysByCommand(turn: ChangeTurn, order: PlayOrder): Promise<Write[]> {
  const { member, store } = turn;
  if (member.role === "rep") return [say(turn, askYourManagerCard(await whomToAsk(turn)))];
  const plays = await store.plays.list();
  const { done, writes } =
    order.what === "add"
      ? addPlay(plays, member.id, playInLines(order.text))
      : changePlay(plays, member.id, order);
  return [...writes, say(turn, playChangedCard(done))];
}
