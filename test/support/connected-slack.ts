import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Platform } from "../../src/chat/platform.ts";
import { slackDescriptor } from "../../src/platforms/slack/descriptor.ts";
import { recordingHost, serve } from "./recording-host.ts";
import { BOT_TOKEN, SIGNING_SECRET } from "./slack.ts";
import { type FakeSlack, startFakeSlack } from "./slack-api.ts";

/** Our Slack platform and what stands on its two sides: a Slack that is a fake, and a host that keeps what it is told. */
export type ConnectedSlack = {
  slack: Platform;
  api: FakeSlack;
  host: ReturnType<typeof recordingHost>;
  /** where Slack's requests go */
  url: string;
};

/** One for all tests of a file, there once they run, and before each of them as if nothing had happened. */
export function connectedSlack(): ConnectedSlack {
  const host = recordingHost();
  const connected = { host } as ConnectedSlack;
  let server: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    const api = await startFakeSlack();
    const settings = { signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, apiUrl: api.url };
    const slack = await slackDescriptor.connect(settings, host);
    server = await serve(slack.routes);
    Object.assign(connected, { api, slack, url: `${server.url}/slack/events` });
  });
  beforeEach(() => {
    const { api } = connected;
    host.inbounds.length = 0;
    host.answer = () => ({ kind: "accepted" });
    api.fault = () => null;
    api.conversations.clear();
    for (const kept of [api.calls, api.responses, api.views]) kept.length = 0;
  });
  afterAll(async () => {
    await connected.slack.stop();
    await server.close();
    await connected.api.close();
  });
  return connected;
}
