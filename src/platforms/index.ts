/** The list of the chat platforms: a new one is a folder beside these and a line here. */
import type { PlatformDescriptor } from "../chat/platform.ts";
import { localDescriptor } from "./local/descriptor.ts";
import { slackDescriptor } from "./slack/descriptor.ts";
import { teamsDescriptor } from "./teams/descriptor.ts";

export const PLATFORMS: readonly PlatformDescriptor[] = [
  slackDescriptor,
  teamsDescriptor,
  localDescriptor,
];
