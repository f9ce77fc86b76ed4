import { beforeAll, describe, expect, test, vi } from "vitest";
import { exampleCard } from "../../support/cards.ts";
import { connectedSlack } from "../../support/connected-slack.ts";
import type { FakeSlack } from "../../support/slack-api.ts";
import { directMessage, eventOf, postSigned } from "../../support/slack.ts";

/** Two busy cores may take their time. */
const SOON = { timeout: 60_000 };

const connected = connectedSlack();
const { host } = connected;
let api: FakeSlack;
let url: string;
beforeAll(() => {
  ({ api, url } = connected);
  api.users.set("U04", { id: "U04", team_id: "T0001", real_name: "Rosa Lind", profile: {} });
});

const section = (...elements: object[]) => ({ type: "rich_text_section", elements });
const plain = (text: string, style?: object) => ({ type: "text", text, ...(style && { style }) });
const rich = (...elements: object[]) => [{ type: "rich_text", elements }];
const heard = async (text: string, blocks: object[]): Promise<unknown> => {
  expect((await postSigned(url, eventOf(directMessage(text, { blocks })))).status).toBe(200);
  const intent = host.inbounds.at(-1)?.intent;
  return intent?.kind === "message" ? intent.text : intent;
};

describe("Slack words", () => {
  test("marks are gone, names stand for keys, and what was struck out is not said", async () => {
    const blocks = rich(
      section(
        plain("Visited Dana at "),
        plain("Acme", { bold: true }),
        plain(" with "),
        { type: "user", user_id: "U04" },
        plain("; she needs a "),
        plain("new", { italic: true }),
        plain(" quote, "),
        plain("three", { strike: true }),
        plain("two samples "),
        { type: "emoji", name: "fire", unicode: "1f525" },
      ),
    );
    const marked =
      "Visited Dana at *Acme* with <@U04>; she needs a _new_ quote, ~three~two samples :fire:";
    expect(await heard(marked, blocks)).toBe(
      "Visited Dana at Acme with Rosa Lind; she needs a new quote, two samples 🔥",
    );
  });

  test("lists, quotes and links are lines and words", async () => {
    const blocks = rich(
      section(plain("Met Dana:")),
      {
        type: "rich_text_list",
        style: "bullet",
        elements: [section(plain("wants a lid")), section(plain("hates the price"))],
      },
      {
        type: "rich_text_quote",
        elements: [{ type: "link", url: "https://a.example", text: "offer" }],
      },
    );
    expect(await heard("ignored", blocks)).toBe("Met Dana:\nwants a lid\nhates the price\noffer");
  });

  test("somebody whom Slack does not name is a colleague, in the old form of a message too", async () => {
    expect(await heard("Called Dana with <@U99NOBODY>", [])).toBe("Called Dana with a colleague");
    expect(await heard("Called Dana with <@U04>", [])).toBe("Called Dana with Rosa Lind");
  });

  test("blocks of another form, and very deep ones, are read as far as they go", async () => {
    let deep: object = section(plain("deep"));
    for (let n = 0; n < 2_000; n++) deep = { type: "rich_text_section", elements: [deep] };
    expect(await heard("x", rich(section(plain("Called Dana")), deep))).toBe("Called Dana");
    expect(await heard("Called <b>", [{ type: "section" }, { type: 7 }])).toBe("Called b");
  });
});

describe("Slack hiccup", () => {
  test("an answer to a mention that meets a rate limit and a broken gateway is given all the same", async () => {
    host.answer = () => ({ kind: "answer", card: exampleCard("customer"), personal: null });
    const faults = [
      { kind: "rate", retryAfterS: 1 },
      { kind: "status", status: 502 },
    ] as const;
    let tries = 0;
    api.fault = ({ method }) =>
      method === "chat.postEphemeral" ? (faults[tries++] ?? null) : null;
    const mention = {
      type: "app_mention",
      channel: "C1",
      user: "U1",
      text: "<@UBOT> customer Aldgate",
      ts: "1767600000.000200",
    };
    expect((await postSigned(url, eventOf(mention))).status).toBe(200);
    await vi.waitFor(() => expect(tries).toBe(3), SOON);
  });
});
