import type { PlatformName } from "../chat/intent.ts";
import type { RateLimit } from "../store/deliveries/rate-limits.ts";

/**
 * How fast each platform may be called. Slack: one message a second and channel, some hundreds a minute and workspace,
 * so 1 a second rising to 5. Teams: 25 a second and tenant, one a second and conversation (7 in a second, 1,800 an hour).
 * The local page keeps no pace.
 */
export function rateLimitsOf(platform: PlatformName, address: string): RateLimit[] {
  switch (platform) {
    case "slack":
      return [
        { scope: "workspace", rate: 1, max: 5 },
        { scope: address, rate: 1, max: 1 },
      ];
    case "teams":
      return [
        { scope: "workspace", rate: 25, max: 25 },
        { scope: address, rate: 1, max: 1 },
      ];
    case "local":
      return [];
  }
}
