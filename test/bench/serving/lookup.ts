import { slashCommand } from "../../support/slack.ts";
import { drawFor } from "../policy/draw.ts";
import { type BigCompany, foundBigCompany, misspelt } from "./company.ts";
import { serve } from "./cores.ts";
import { layGround, slackRequest, SLACK_SETTINGS } from "./ground.ts";
import { load, type Request } from "./load.ts";
import { compareInRounds } from "./rounds.ts";

const CUSTOMERS = 50_000;
const AT_ONCE = 50;
const MISSPELT = 0.1;
const ROUNDS = { rounds: 11, seconds: 5, warmUpSeconds: 60 };
const FORM = "application/x-www-form-urlencoded";
const WANTED = 0.1;
const CARD = Buffer.from("Health ");
const OFFER = Buffer.from("Did you mean");

/**
 * `/customer NAME`, signed, to the customer's full card as its owner sees it, in a workspace of 50,000 customers; one name
 * in ten has a wrong letter. Against a Bolt app that answers a constant.
 */
export async function lookupBench(print: (line: object) => void): Promise<void> {
  const ground = await layGround();
  try {
    const company = await foundBigCompany(ground.client, CUSTOMERS);
    const bolt = await serve(new URL("bolt-rival.ts", import.meta.url));
    const rapport = await serve(new URL("rapport.ts", import.meta.url), {
      ...SLACK_SETTINGS,
      DATABASE_URL: ground.url,
    });
    const tally = { wrong: 0, offered: 0, asked: 0 };
    const asked = lookups(company, tally);
    const constant = () => ({ bytes: asked().bytes });
    await compareInRounds(
      {
        ours: {
          served: rapport,
          load: (served, seconds) => load(served, asked, { atOnce: AT_ONCE, seconds }),
        },
        baseline: {
          served: bolt,
          load: (served, seconds) => load(served, constant, { atOnce: AT_ONCE, seconds }),
        },
      },
      ROUNDS,
      { name: "lookup", unit: "full cards a second", wanted: WANTED },
      print,
      () => ({ customers: CUSTOMERS, atOnce: AT_ONCE, pinned: ground.pinned, ...tally }),
    );
    await Promise.all([bolt.stop(), rapport.stop()]);
  } finally {
    await ground.clear();
  }
}

/** Each call another lookup of a customer by who looks after it. */
function lookups({ named }: BigCompany, tally: { asked: number; offered: number }): () => Request {
  const draw = drawFor(7);
  let n = 0;
  return () => {
    n++;
    const { name, person } = named[Math.floor(draw(n, 0, 1) * named.length)] ?? {
      name: "",
      person: "",
    };
    const isMisspelt = draw(n, 0, 2) < MISSPELT;
    const text = isMisspelt ? misspelt(name, draw(n, 0, 3)) : name;
    const body = slashCommand(text, { user_id: person, trigger_id: `t.${n}` }).toString();
    return {
      bytes: slackRequest(body, FORM),
      isGood(answer) {
        tally.asked++;
        if (answer.includes(CARD)) return true;
        if (!isMisspelt || !answer.includes(OFFER)) return false;
        tally.offered++;
        return true;
      },
    };
  };
}
