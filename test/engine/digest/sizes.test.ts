import { describe, expect, it } from "vitest";
import type { Card } from "../../../src/chat/view.ts";
import { digestOf } from "../../../src/engine/digest/digest.ts";
import type { Portfolio } from "../../../src/engine/model/portfolio.ts";
import { digestCard } from "../../../src/features/digests/digest-card.view.ts";
import { weigh } from "../../../src/platforms/slack/fit.ts";
import { MESSAGE_BUDGET, MOST_BLOCKS } from "../../../src/platforms/slack/limits.ts";
import { renderCard } from "../../../src/platforms/slack/render.ts";
import {
  aContact,
  aCustomer,
  aMember,
  anInteraction,
  aNudge,
  aPortfolio,
  aSignal,
  at,
  everyDays,
} from "../../support/portfolio.ts";

const mia = aMember({ id: "mia", name: "Mia Storm", role: "manager" });
const ada = aMember({ managerId: "mia" });
const cardOf = (portfolio: Portfolio, readers: "channel" | "manager" = "channel") =>
  digestCard(digestOf(portfolio, "mia", "2026-W21", at("2026-05-24T22:00Z")), [], readers);
const linesOf = ({ blocks }: Card) =>
  blocks.flatMap((block) => {
    if (block.kind === "heading") return [block.text];
    if (block.kind !== "text" && block.kind !== "note" && block.kind !== "list") return [];
    const texts = block.kind === "list" ? block.items : [block.text];
    return texts.map((it) => (typeof it === "string" ? it : it.map(({ text }) => text).join("")));
  });

/** A team of 60, each with 5 customers: some in touch, some silent, all with much to say. */
function bigTeam(): Portfolio {
  const reps = Array.from({ length: 60 }, (_, i) =>
    aMember({ id: `rep-${i}`, name: `Representative With Long Name ${i}`, managerId: "mia" }),
  );
  const customers = Array.from({ length: 300 }, (_, i) =>
    aCustomer({
      id: `c${i}`,
      name: `Company With Quite Some Name ${i}`,
      ownerIds: [`rep-${i % 60}`],
      tier: "A",
    }),
  );
  const words = "what they said about deliveries and prices went on for a while ".repeat(6);
  const about = (customerId: string) => ({ customerId, contactId: `${customerId}-p` });
  return aPortfolio({
    members: [mia, ...reps],
    customers,
    contacts: customers.map(({ id }) =>
      aContact({ id: `${id}-p`, customerId: id, name: `Person Of ${id}`, level: "user" }),
    ),
    interactions: customers.flatMap(({ id, ownerIds }, i) =>
      [...everyDays(7, 8, "2026-02-02"), ...(i % 2 === 0 ? ["2026-05-20"] : [])].map((day) =>
        anInteraction({
          customerId: id,
          at: day,
          memberId: ownerIds[0] ?? null,
          contactIds: [`${id}-p`],
        }),
      ),
    ),
    signals: customers.flatMap(({ id }) => [
      aSignal({ ...about(id), at: "2026-05-19", quote: words }),
      aSignal({ ...about(id), at: "2026-05-19", kind: "concern", quote: words }),
      aSignal({ ...about(id), at: "2026-05-19", kind: "competitor", quote: words }),
      aSignal({
        ...about(id),
        at: "2026-05-01",
        kind: "commitment",
        by: "us",
        dueOn: "2026-05-20",
        quote: words,
      }),
      aSignal({
        ...about(id),
        at: "2026-05-01",
        kind: "commitment",
        by: "us",
        dueOn: "2026-05-27",
        quote: words,
      }),
    ]),
  });
}

describe("a digest's card", () => {
  it("of 60 reps and 300 customers with much to say fits one Slack message, uncut", () => {
    const blocks = renderCard(cardOf(bigTeam()));
    expect(blocks.length).toBeLessThanOrEqual(MOST_BLOCKS);
    expect(weigh(blocks)).toBeLessThanOrEqual(MESSAGE_BUDGET);
    expect(JSON.stringify(blocks)).toContain("All that fades");
    expect(JSON.stringify(blocks)).toContain("Whom to thank");
  });

  it("of an empty week is one line", () => {
    expect(linesOf(cardOf(aPortfolio({ members: [mia, ada] })))).toEqual([
      "The week of 18 May to 24 May",
      "Nothing was recorded this week with the team's 1 customer.",
    ]);
  });

  it("of a first week says what it knows, and claims no rise from nothing", () => {
    const first = aPortfolio({
      members: [mia, ada],
      interactions: [anInteraction({ at: "2026-05-20" })],
      signals: [aSignal({ at: "2026-05-20", quote: "We need faster delivery" })],
    });
    const lines = linesOf(cardOf(first));
    expect(lines.slice(0, 2)).toEqual([
      "The week of 18 May to 24 May",
      "Fjord Foods said what it needs.",
    ]);
    expect(lines).toContain("Fjord Foods: We need faster delivery");
    expect(lines.join("\n")).not.toMatch(/→|four weeks ago/);
  });

  it("tells how many nudges were answered from five reps on, and the manager always", () => {
    const team = (n: number) =>
      aPortfolio({
        members: [
          mia,
          ada,
          ...Array.from({ length: n - 1 }, (_, i) => aMember({ id: `r${i}`, managerId: "mia" })),
        ],
        interactions: [anInteraction({ at: "2026-05-20" })],
        nudges: [aNudge({ week: "2026-W21", sentAt: at("2026-05-18") })],
      });
    expect(JSON.stringify(cardOf(team(4)))).not.toContain("answered");
    expect(JSON.stringify(cardOf(team(4), "manager"))).toContain("0 of 1 nudge answered");
    expect(JSON.stringify(cardOf(team(5)))).toContain("0 of 1 nudge answered");
  });
});
