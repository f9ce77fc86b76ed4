/** What Slack's own framework does at most: Bolt's HTTP receiver and an app that answers a constant. A program of its own. */
import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import type { AddressInfo } from "node:net";
import { SIGNING_SECRET } from "../../support/slack.ts";

const receiver = new HTTPReceiver({
  signingSecret: SIGNING_SECRET,
  endpoints: "/slack/events",
  logLevel: LogLevel.ERROR,
});
const app = new App({ receiver, authorize: async () => ({}), logLevel: LogLevel.ERROR });
app.command("/customer", async ({ ack }) => {
  await ack("Health 71 of 100.");
});
app.event("message", async () => undefined);
const server = await app.start(0);
process.send?.({ port: (server.address() as AddressInfo).port });
process.once("SIGTERM", () => process.exit(0));
