import { notice } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** After `/customer digest here` by somebody who may not choose a digest's channel. */
export const managersOnlyCard = () => notice(words.digests.managersOnly);

export const digestHereCard = (manager: string) => notice(words.digests.comesHere(manager));
