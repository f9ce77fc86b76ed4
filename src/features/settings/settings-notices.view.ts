import { SETTING_WORDS } from "../../engine/model/settings.ts";
import { notice } from "../card-parts.view.ts";
import { words } from "../language.ts";

/** What is said after a change of settings that could not be made, and after one of the focus. */

export const notYoursToTurnCard = () => notice(words.settings.notYoursToChange);

export const unknownSettingCard = (word: string) =>
  notice(words.settings.unknown(word, SETTING_WORDS));

export const focusCard = (customer: string, isIn: boolean) =>
  notice(isIn ? words.settings.focused(customer) : words.settings.unfocused(customer));

export const notFocusedCard = (most: number) => notice(words.settings.focusIsFull(most));
