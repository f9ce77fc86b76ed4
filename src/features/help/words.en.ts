/** What people read about what they can say, in English. */
export const helpWords = {
  title: "What you can say",
  youCanWrite: (commands: string[]) =>
    `You can write: ${commands.join(", ")}. Or just tell me what happened.`,
  /** A command and what it does. */
  forEverybody: [
    ["/customer", "your customers, the ones that need you first"],
    ["/customer NAME", "a customer or a person there: health, people, promises, what to do next"],
    ["/customer log …", "write down what happened; without words a form opens"],
    ["/customer week", "your nudges of this week"],
    [
      "/customer pause",
      "no nudges until “/customer resume”, or “from 21 December until 4 January”",
    ],
    [
      "/customer change NAME",
      "what has become of a customer; or “lost”, “won”, “renewed”, “pause”, “rename”, “merge”, “split”",
    ],
    ["/customer mute NAME", "no nudges to you about it, or “until 1 March”; unmute ends it"],
    ["/customer privacy", "what is kept of you, who sees it, and who looked at your customers"],
  ] as [string, string][],
  forManagers: [
    ["/customer digest here", "the team's weekly digest comes to this channel"],
    ["/customer focus NAME", "a customer stands in front for a while; unfocus ends it"],
    ["/customer settings", "how many nudges, how often everybody's turn comes"],
    ["/customer play", "the questions that nudges ask, what they brought, and new ones"],
  ] as [string, string][],
  example:
    "Or just tell me what happened: “Coffee with Dana on Tuesday, she is nervous about the rollout, promised her a plan by Friday”.",
  plainWords:
    "In our own chat the name alone is enough, and plain words work: how is NAME, week, " +
    "undo, why, another idea, snooze till Monday, pause, resume. Change or delete your message, and the record follows.",
  greeting: (first: string, customer: string | null) =>
    `Hello ${first}. Tell me what happened (“Called Dana, she's fine with Friday”), or ask me ` +
    `(“${customer === null ? "week" : `how is ${customer}?`}”). “help” shows more.`,
  youAreWelcome: "You're welcome.",
  oldButton: "That button has nothing left to do. Just write to me, and I take it from there.",
};
