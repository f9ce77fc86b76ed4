import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { EVENTS } from "../../../src/platforms/slack/parse-event.ts";
import { LOG_SHORTCUT } from "../../../src/platforms/slack/parse-interaction.ts";
import { EVENTS_PATH, REDIRECT_PATH } from "../../../src/platforms/slack/paths.ts";
import { BOT_SCOPES } from "../../../src/platforms/slack/scopes.ts";

const manifest = JSON.parse(
  readFileSync(new URL("../../../manifests/slack/manifest.json", import.meta.url), "utf8"),
);

test("Slack manifest: subscribes to the events that are listened to, and no others", () => {
  const subscribed: string[] = manifest.settings.event_subscriptions.bot_events;
  expect(subscribed.map((name) => name.replace(/[.].*/, "")).toSorted()).toEqual(
    Object.keys(EVENTS).toSorted(),
  );
});

test("Slack manifest: asks for the scopes that are used, and no others", () => {
  expect((manifest.oauth_config.scopes.bot as string[]).toSorted()).toEqual(
    [...BOT_SCOPES].toSorted(),
  );
});

test("Slack manifest: each address is one that the app serves", () => {
  const paths = [
    manifest.settings.event_subscriptions.request_url,
    manifest.settings.interactivity.request_url,
    ...manifest.features.slash_commands.map(({ url }: { url: string }) => url),
  ].map((url) => new URL(url).pathname);
  expect(new Set(paths)).toEqual(new Set([EVENTS_PATH]));
  expect(manifest.oauth_config.redirect_urls.map((url: string) => new URL(url).pathname)).toEqual([
    REDIRECT_PATH,
  ]);
});

test("Slack manifest: people can write to the app, press its buttons and use its command and shortcut", () => {
  expect(manifest.features.app_home).toMatchObject({
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(manifest.settings.interactivity.is_enabled).toBe(true);
  expect(
    manifest.features.slash_commands.map(({ command }: { command: string }) => command),
  ).toEqual(["/customer"]);
  expect(
    manifest.features.shortcuts.map(({ callback_id: id }: { callback_id: string }) => id),
  ).toEqual([LOG_SHORTCUT]);
});

test("Slack manifest: the texts keep Slack's limits", () => {
  const { name, description, long_description: long } = manifest.display_information;
  expect(name.length).toBeLessThanOrEqual(35);
  expect(description.length).toBeLessThanOrEqual(140);
  expect(long.length).toBeGreaterThanOrEqual(175);
  expect(long.length).toBeLessThanOrEqual(4_000);
  for (const { description: words, usage_hint: hint } of manifest.features.slash_commands) {
    expect(words.length).toBeLessThanOrEqual(2_000);
    expect(hint.length).toBeLessThanOrEqual(1_000);
  }
});
