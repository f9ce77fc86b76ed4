/** Hostile words in every text of every view, on every platform and in every export: nothing in them may come alive. */
import {
  renderCard as pageCard,
  renderForm as pageForm,
} from "../../src/platforms/local/render.ts";
import { renderForm as slackForm } from "../../src/platforms/slack/form.ts";
import { renderCard as slackCard, renderText } from "../../src/platforms/slack/render.ts";
import { cardMessage, formMessage } from "../../src/platforms/teams/messages.ts";
import type { Card, Form } from "../../src/chat/view.ts";
import { liveMarkup } from "../support/slack-blocks.ts";
import { diceOf } from "./dice.ts";
import { type Figure, none, type Run, type Scale, told } from "./figure.ts";
import { allViews } from "./fuzz/any-view.ts";
import { hostileWords } from "./fuzz/hostile-words.ts";
import { openJudge } from "./fuzz/in-browser.ts";
import { liveInCsv, liveInTeams } from "./fuzz/live-words.ts";

const STRINGS = 10_000;
/** Each string goes through all views on the way to Slack and Teams; through so many of them in turn in the browser as well. */
const VIEWS_DRAWN_A_STRING = 2;
const DRAWN_AT_ONCE = 200;
const SHOWN = 10;

export const fuzz: Run = async ({ scale }: Scale): Promise<Figure[]> => {
  const views = await allViews();
  const judge = await openJudge();
  const dice = diceOf("fuzz");
  const found = { slack: 0, teams: 0, html: 0, csv: 0, broken: 0 };
  const note = (where: keyof typeof found, what: string[], of: string, words: string) => {
    if (what.length === 0) return;
    found[where]++;
    if (found[where] <= SHOWN) {
      process.stderr.write(
        `${where}, ${of}, ${JSON.stringify(words.slice(0, 200))}: ${what.join("; ").slice(0, 300)}\n`,
      );
    }
  };
  const strings = Math.round(STRINGS * scale);
  let screens = 0;
  let drawn: { teams: object; html: string; of: string; words: string }[] = [];
  const draw = async () => {
    for (const [n, live] of (await judge.look(drawn)).entries()) {
      const { of, words } = drawn[n] ?? { of: "", words: "" };
      note("teams", live.teams, of, words);
      note("html", live.html, of, words);
    }
    drawn = [];
  };
  for (let n = 0; n < strings; n++) {
    const words = hostileWords(dice.next);
    note("csv", liveInCsv(words), "export", words);
    for (const [v, view] of views.entries()) {
      try {
        const screen = view.make(words, dice.next);
        const { slack, teams, html } = rendered(screen);
        screens++;
        note(
          "slack",
          slack.flatMap((message) => liveMarkup(message)),
          view.name,
          words,
        );
        note("teams", liveInTeams(teams), view.name, words);
        if ((v + n) % views.length < VIEWS_DRAWN_A_STRING) {
          const [attachment] = teams.attachments ?? [];
          drawn.push({ teams: attachment?.content as object, html, of: view.name, words });
        }
      } catch (error) {
        note("broken", [String(error)], view.name, words);
      }
    }
    if (drawn.length >= DRAWN_AT_ONCE) await draw();
  }
  await draw();
  await judge.close();
  return [
    told("fuzz.strings", strings, "strings", `${views.length} views`),
    told("fuzz.screens", screens, "screens on three platforms"),
    none("fuzz.slack", found.slack, "screens with something live"),
    none("fuzz.teams", found.teams, "screens with something live"),
    none("fuzz.html", found.html, "screens with something live"),
    none("fuzz.csv", found.csv, "strings with a live cell"),
    none("fuzz.broken", found.broken, "screens that broke"),
  ];
};

/** A screen as each platform is given it. */
function rendered(screen: Card | Form) {
  if (screen.kind === "form") {
    const { title, submit, blocks } = slackForm(screen);
    return {
      slack: [{ blocks: [title, submit, ...blocks] }],
      teams: formMessage(screen, "nonce"),
      html: pageForm(screen),
    };
  }
  return {
    slack: [
      { text: renderText(screen), blocks: slackCard(screen, { tables: true }) },
      { blocks: slackCard(screen) },
    ],
    teams: cardMessage(screen, "nonce"),
    html: pageCard(screen),
  };
}
