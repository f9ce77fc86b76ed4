/** Who a person is, by the rosters of the conversations that we share with them. */
import type { Installation, Profile } from "../../chat/platform.ts";
import { parseSecrets, type TeamsAddress, type TeamsSecrets } from "./address.ts";
import type { Bot } from "./bot.ts";
import { ConnectorFailure } from "./connector.ts";
import { CONVERSATIONS_KEPT } from "./limits.ts";
import type { TeamsSender } from "./send.ts";

/** Who people are, by the rosters of the conversations that we share with them. */
export type People = {
  /** Remembers where somebody wrote last: its roster knows them. */
  meet(person: string, place: TeamsAddress): void;
  profile(installation: Installation, person: string): Promise<Profile | null>;
};

/** What Teams says of a member; botbuilder's type leaves most of it out. */
type Account = {
  id: string;
  name?: string;
  email?: string;
  userPrincipalName?: string;
  tenantId?: string;
  userRole?: string;
};

export function createPeople(bot: Bot, sender: TeamsSender): People {
  const met = new Map<string, TeamsAddress>();

  async function ask(place: TeamsAddress, person: string): Promise<Account | null> {
    try {
      const { conversations } = await bot.connector(place.serviceUrl);
      return await conversations.getConversationMember(place.conversation, person);
    } catch (cause) {
      if (isAbsence(cause)) return null;
      throw cause;
    }
  }

  /** The places whose rosters may know a person, the surest first. */
  async function* placesOf(secrets: TeamsSecrets, person: string): AsyncGenerator<TeamsAddress> {
    const { serviceUrl, tenant, bot: botId, team } = secrets;
    const place = (conversation: string, kind: TeamsAddress["kind"]): TeamsAddress => ({
      serviceUrl,
      conversation,
      kind,
      tenant,
      bot: botId,
    });
    const last = met.get(`${tenant} ${person}`);
    if (last) yield last;
    const own = await sender.openChat(secrets, person).catch((cause: unknown) => {
      if (isAbsence(cause)) return null;
      throw cause;
    });
    if (own) yield place(own, "personal");
    if (team) yield place(team, "channel");
  }

  return {
    meet(person, place) {
      const key = `${place.tenant} ${person}`;
      met.delete(key);
      met.set(key, place);
      const [oldest] = met.keys();
      if (met.size > CONVERSATIONS_KEPT && oldest !== undefined) met.delete(oldest);
    },

    async profile(installation, person) {
      const secrets = parseSecrets(installation);
      for await (const place of placesOf(secrets, person)) {
        const account = await ask(place, person);
        if (account) return profileOf(account, person, secrets.tenant);
      }
      return null;
    },
  };
}

/** Teams tells no time zone; the coach's setting for the workspace holds until the member sets one. */
function profileOf(account: Account, person: string, tenant: string): Profile {
  const guest =
    account.userRole === "guest" ||
    account.userRole === "anonymous" ||
    (account.tenantId !== undefined && account.tenantId !== tenant);
  const email = account.email || account.userPrincipalName;
  return { key: person, email: email || null, name: account.name ?? "", timezone: null, guest };
}

/** The connector's way to say that somebody is not there, or not to be asked about by us. */
function isAbsence(cause: unknown): boolean {
  return (
    cause instanceof ConnectorFailure &&
    (cause.status === 400 || cause.status === 403 || cause.status === 404)
  );
}
