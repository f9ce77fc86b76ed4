/**
 * What the app may do, and by what we need it. The coach reads no channel: whether a digest that was cut off stands in its channel
 * can therefore not be looked up, and is shown as unknown.
 */
export const BOT_SCOPES = [
  // to hear when it is mentioned
  "app_mentions:read",
  // to write to people, and into channels that it was not invited to
  "chat:write",
  "chat:write.public",
  // /customer
  "commands",
  // what people write to it, and what they wrote while we were away
  "im:history",
  // to open the conversation with a person
  "im:write",
  // who a person is: name and zone, and the mail address by which we know them
  "users:read",
  "users:read.email",
] as const;
