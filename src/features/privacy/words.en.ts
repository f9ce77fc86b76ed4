/** What people read about what is kept of them, in English. */
export const privacyWords = {
  title: "What is kept of you, and who sees it",
  kept: [
    "Your name, work address, time zone and working hours.",
    "What you tell me, the records read from it, and my messages to you.",
    "Which customers you looked at, by the hour.",
  ],
  managerSees: (manager: string | null) =>
    manager === null
      ? "You have no manager here, so nobody gets a digest with your records."
      : `${manager} sees your customers' records and a weekly digest: how many nudges you answered, ` +
        "what is open. Your messages to me stay between us.",
  keptFor: (days: { messages: number; replies: number; audit: number }) =>
    `Incoming messages are kept ${days.messages} days, your words as written ${days.replies} days, ` +
    `who looked at what ${days.audit} days. Delete a message, and its words are gone 30 days later.`,
  object: (admins: string[]) =>
    admins.length === 0
      ? "To object, or to have something exported or erased, ask whoever runs this app."
      : `To object, or to have something exported or erased, ask ${admins.join(" or ")}.`,
  looks: "Who looked at your customers, last 30 days",
  look: (name: string, customer: string, times: number) =>
    `${name}: ${customer}${times > 1 ? `, ${times} times` : ""}`,
  noLooks: "Nobody else looked at your customers in the last 30 days.",
  adminsOnly: "Only an admin can export or forget a person.",
  nobody: (who: string) => `Nothing is held of “${who}” here.`,
  held: "Held of this person",
  heldIn: (what: string, count: number) => `${what}: ${count}`,
  fullExport: (who: string) => `For the whole of it, run: rapport person export ${who}`,
  removed: (names: string[]) =>
    `Taken out of every text: ${names.map((name) => `“${name}”`).join(", ")}.`,
  leftAlone: (parts: string[]) =>
    `Left alone, since others may be called so: ${parts.map((part) => `“${part}”`).join(", ")}.`,
  confirm: (who: string) =>
    `This can't be undone. To do it, write: /customer person forget ${who} yes`,
  contactAt: (name: string, customer: string) => `${name} at ${customer}`,
  colleague: (name: string) => `${name}, a colleague`,
  forgotten:
    "Forgotten. Imports and messages that name this person are refused from now on. " +
    "Backups made before today still hold them: after restoring one, do this again.",
  allowed: "Whoever was forgotten by that name can be recorded again.",
  usage: "Write: /customer person export MAIL, person forget MAIL, or person allow MAIL.",
};
