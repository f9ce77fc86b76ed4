/** Who a person is. */
import { z } from "zod";
import type { Installation, Profile } from "../../chat/platform.ts";
import { parseFailure } from "./errors.ts";
import type { SlackClient } from "./client.ts";

const answer = z.object({
  user: z.object({
    id: z.string(),
    team_id: z.string().optional(),
    name: z.string().default(""),
    real_name: z.string().optional(),
    deleted: z.boolean().default(false),
    is_bot: z.boolean().default(false),
    is_restricted: z.boolean().default(false),
    is_ultra_restricted: z.boolean().default(false),
    is_stranger: z.boolean().default(false),
    tz: z.string().nullish(),
    profile: z.object({ email: z.string().nullish(), real_name: z.string().nullish() }).default({}),
    enterprise_user: z
      .object({ enterprise_id: z.string().nullish(), teams: z.array(z.string()).default([]) })
      .nullish(),
  }),
});
type User = z.infer<typeof answer>["user"];

const UNKNOWN = new Set(["user_not_found", "user_not_visible", "users_not_found"]);

/** Who a person is (users.info); null for somebody unknown, gone, or a bot. Throws when Slack can't be asked. */
export async function loadProfile(
  line: SlackClient,
  installation: Installation,
  person: string,
): Promise<Profile | null> {
  try {
    const call = await line.as(installation);
    const { user } = answer.parse(await call("users.info", { user: person }));
    if (user.deleted || user.is_bot) return null;
    return {
      key: user.id,
      email: user.profile.email || null,
      name: user.profile.real_name || user.real_name || user.name,
      timezone: user.tz ?? null,
      guest: isGuest(user, installation.key),
    };
  } catch (error) {
    const failure = parseFailure(error);
    if (failure.kind === "refused" && UNKNOWN.has(failure.name)) return null;
    throw error;
  }
}

/** With guest's rights, or of another company in a shared channel. In an organisation, all its workspaces' people are our own. */
function isGuest(user: User, installation: string): boolean {
  if (user.is_restricted || user.is_ultra_restricted || user.is_stranger) return true;
  const organisation = user.enterprise_user;
  const homes = [user.team_id, organisation?.enterprise_id, ...(organisation?.teams ?? [])];
  return !homes.includes(installation);
}
