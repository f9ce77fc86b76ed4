/** Names in the place of the keys of people who are mentioned. */
import type { Inbound } from "../../chat/intent.ts";
import type { SlackClient } from "./client.ts";
import { loadProfile } from "./profile.ts";

/** A person's key behind the sign of a mention. */
const MENTION = /@([UW][A-Z0-9]{2,20})\b/g;
/** More people than this are not looked up for one message. */
const MOST_NAMES = 8;
/** Slack waits three seconds until a message is stored; names are not worth more of it than this. */
const NAMES_WITHIN_MS = 1_000;
/** A name is asked again after this: people change theirs rarely. */
const NAME_KEPT_MS = 3_600_000;
const MOST_KEPT = 5_000;
const SOMEBODY = "a colleague";

async function inTime(name: Promise<string>): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, NAMES_WITHIN_MS, SOMEBODY);
  });
  try {
    return await Promise.race([name, late]);
  } finally {
    clearTimeout(timer);
  }
}

export type Namer = { named(inbound: Inbound): Promise<Inbound> };

export function createNamer(line: SlackClient): Namer {
  const known = new Map<string, { name: string; until: number }>();

  async function nameOf(installation: string, person: string): Promise<string> {
    const key = `${installation}:${person}`;
    const kept = known.get(key);
    if (kept && kept.until > line.host.now()) return kept.name;
    const place = await line.host.installations.find("slack", installation);
    const name = place ? ((await loadProfile(line, place, person))?.name ?? SOMEBODY) : SOMEBODY;
    if (known.size >= MOST_KEPT) known.clear();
    known.set(key, { name, until: line.host.now() + NAME_KEPT_MS });
    return name;
  }

  return {
    /** What a person said, with names; whom Slack does not name in time is a colleague. */
    async named(inbound) {
      const { intent, installation } = inbound;
      if (intent.kind !== "message" && intent.kind !== "edit") return inbound;
      const people = [...new Set([...intent.text.matchAll(MENTION)].map(([, key = ""]) => key))];
      if (people.length === 0) return inbound;
      const asked = people.slice(0, MOST_NAMES).map(async (person): Promise<[string, string]> => {
        const name = nameOf(installation, person).catch(() => SOMEBODY);
        return [person, await inTime(name)];
      });
      const names = new Map(await Promise.all(asked));
      const text = intent.text.replace(MENTION, (_, key: string) => names.get(key) ?? SOMEBODY);
      return { ...inbound, intent: { ...intent, text } };
    },
  };
}
