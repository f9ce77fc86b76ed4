import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadLexicon } from "../../src/app/load-lexicon.ts";
import { type ReplyEvidence, evidenceIn } from "../../src/engine/reading/evidence.ts";
import { readReply } from "../../src/engine/reading/read-reply.ts";
import {
  ReadCustomerNews,
  Reading,
  ReadPersonNews,
  ReadUpdate,
} from "../../src/engine/reading/reading.ts";
import type { ReadingRequest } from "../../src/engine/reading/reading.ts";
import { CHANNELS, SENTIMENTS } from "../../src/engine/model/interaction.ts";
import { SIDES, SIGNAL_KINDS } from "../../src/engine/model/signal.ts";
import { checkReading } from "../../src/llm/check.ts";
import type { ModelReading } from "../../src/llm/model-reading.ts";
import { coffee, COFFEE, CUSTOMERS, NUDGE, replyOf, told } from "./replies.ts";

function check(said: ModelReading, request: ReadingRequest) {
  const lexicon = loadLexicon();
  const evidence = evidenceIn(request, lexicon);
  return checkReading(said, { request, evidence, rules: readReply(request, lexicon), lexicon });
}

const bare: Partial<ModelReading["interactions"][number]> = {
  contacts: [],
  signals: [],
  occurredOn: null,
  channel: null,
  sentiment: "neutral",
};
const by = (name: string, quote: string) => ({ name, quote });

describe("model claims, kept although the rules miss them:", () => {
  test("a person whose name is a plain word", () => {
    const request = replyOf("coffee at ours, will was in good form, dana too");
    const said = told([coffee({ ...bare, contacts: [by("Will Brandt", "will")] })]);
    expect(check(said, request).reading?.interactions[0]?.contacts).toEqual(["Will Brandt"]);
  });

  test("somebody new, written in small letters by somebody who writes everything so", () => {
    const request = replyOf("met dana tues, she brought along a certain xiaolan");
    const said = told([coffee({ newContacts: ["xiaolan"], signals: [], sentiment: "neutral" })]);
    expect(check(said, request).reading?.interactions[0]?.newContacts).toEqual(["xiaolan"]);
  });

  test("a customer by its alias, recorded by its own name", () => {
    const said = told([coffee({ customer: "Grønvang", ...bare, contacts: [] })]);
    const { reading } = check(said, replyOf("Rang Grønvang, all quiet"));
    expect(reading?.interactions[0]?.customer).toBe("Grønvang Frugt");
  });

  test("a skip in words that no rule knows", () => {
    const said = told([], { outcome: "skip", outcomeQuote: "nothing doing" });
    const { reading } = check(said, replyOf("nothing doing here this time round"));
    expect(reading?.outcome).toBe("skip");
  });

  test("an instruction in words that no rule knows, with its day", () => {
    const said = told([], {
      outcome: "control",
      control: {
        kind: "snooze",
        quote: "hold this thought",
        until: "2026-11-27",
        untilQuote: "the 27th",
      },
    });
    const request = replyOf("rather hold this thought, come at me with it on the 27th");
    expect(check(said, request).reading?.control).toMatchObject({
      kind: "snooze",
      until: "2026-11-27",
    });
  });
});

describe("model claims, dropped because the words do not say so:", () => {
  test("a quote that is nearly right", () => {
    const signals = [{ kind: "concern" as const, quote: "She is nervous about the Q1 rollout" }];
    const { reading, dropped } = check(told([coffee({ signals })]), replyOf(COFFEE));
    expect(reading?.interactions[0]?.signals).toEqual([]);
    expect(dropped.quote).toBe(1);
  });

  test("a day on the wrong side of today: a touch ahead, a promise gone by, a stretch of time as a day", () => {
    const request = replyOf("Met Dana. Will call her on Friday. Open until July, she said");
    const ahead = check(
      told([coffee({ occurredOn: "2026-11-20", signals: [], sentiment: "neutral" })]),
      request,
    );
    expect(ahead.reading?.interactions[0]?.occurredOn).toBeNull();
    const plan = { customer: NUDGE!.customer, on: "2027-07-01", trigger: null };
    const stretch = check(
      told([coffee({ ...bare, contacts: [], signals: [] })], { plan }),
      request,
    );
    expect(stretch.reading?.plan?.on ?? null).not.toBe("2027-07-01");
  });

  test("a channel that nobody mentioned", () => {
    const { reading, dropped } = check(
      told([
        coffee({ channel: "event", channelQuote: "trade show", signals: [], sentiment: "neutral" }),
      ]),
      replyOf("Spoke to Dana tues"),
    );
    expect(reading?.interactions[0]?.channel).toBeNull();
    expect(dropped.channel).toBe(1);
  });

  test("a mood without a word of it", () => {
    const { reading } = check(
      told([coffee({ signals: [], sentiment: "positive", sentimentQuote: "thrilled" })]),
      replyOf("Coffee with Dana tues"),
    );
    expect(reading?.interactions[0]?.sentiment).toBe("neutral");
  });

  test("an instruction beside a record that somebody else is said to have given", () => {
    const said = told([coffee({ signals: [], sentiment: "neutral", channel: null })], {
      control: { kind: "pause", quote: "stop emailing her team" },
    });
    const request = replyOf("Spoke to Dana tues, she asked us to stop emailing her team");
    expect(check(said, request).reading?.control).toBeNull();
  });

  test("a touch with the nudge's customer that nothing in the words speaks of", () => {
    const { reading } = check(
      told([coffee({ ...bare, contacts: [], signals: [] })]),
      replyOf("???"),
    );
    expect(reading).toBeNull();
  });

  test("two tellings of one touch are one record", () => {
    const { reading } = check(told([coffee(), coffee()]), replyOf(COFFEE));
    expect(reading?.interactions).toHaveLength(1);
    expect(reading?.interactions[0]?.signals).toHaveLength(3);
  });
});

describe("model claims, each held against its own evidence:", () => {
  const promise: ReadingRequest["open"] = [
    { id: "p1", customer: NUDGE!.customer, kind: "commitment", quote: "a plan", by: "us" },
  ];
  const met = replyOf("Met Dana on Monday, Luis will call. Rang once");

  test.each<[string, ReturnType<typeof by>, string[]]>([
    ["another's name", by("Luis Ortega", "Dana"), []],
    ["a pronoun that could be anybody", by("Luis Ortega", "he"), []],
    ["a verb", by("Will Brandt", "Met"), []],
    ["its initial", by("Dana Whitfield", "D"), ["Dana Whitfield"]],
    ["a form of it", by("Dana Whitfield", "Dana"), ["Dana Whitfield"]],
  ])("a person with %s", (_, contact, kept) => {
    const { reading } = check(told([coffee({ ...bare, contacts: [contact] })]), met);
    expect(reading?.interactions[0]?.contacts ?? []).toEqual(kept);
  });

  test.each([
    ["a weekday that it is not", "2026-11-17", "Monday", null],
    ["a weekday months away", "2026-08-17", "Monday", null],
    ["a word that is a number in another language", "2026-11-07", "once", null],
    ["words that name no day", "2026-11-18", "Met Dana", null],
    ["no words", "2026-11-16", null, null],
    ["its weekday", "2026-11-16", "Monday", "2026-11-16"],
  ])("a day with %s", (_, occurredOn, occurredOnQuote, kept) => {
    const touch = coffee({ ...bare, contacts: [by("Dana Whitfield", "Dana")] });
    const { reading } = check(told([{ ...touch, occurredOn, occurredOnQuote }]), met);
    expect(reading?.interactions[0]?.occurredOn ?? null).toBe(kept);
  });

  test("an update of what is not open, or in words that nobody wrote", () => {
    const request = replyOf("done, they have it", { open: promise });
    const update = (ref: string, quote: string) => ({ ref, change: "done" as const, quote });
    const said = (...updates: ReturnType<typeof update>[]) =>
      check(told([], { outcome: "update", updates }), request).reading?.updates;
    expect(said(update("p1", "they have it"), update("p9", "done"))).toMatchObject([{ ref: "p1" }]);
    expect(said(update("p1", "they got it")) ?? []).toEqual([]);
  });

  test.each([
    ["the whole reply", "Met Dana, she said stop emailing us. All fine"],
    ["the customer's sentence", "she said stop emailing us"],
    ["the customer's words", "stop emailing us"],
  ])("an instruction with %s as evidence", (_, quote) => {
    const request = replyOf("Met Dana, she said stop emailing us. All fine");
    const touch = coffee({ ...bare, contacts: [by("Dana Whitfield", "Dana")] });
    const said = told([touch], { control: { kind: "pause", quote } });
    expect(check(said, request).reading?.control ?? null).toBeNull();
  });

  test("a false record of the rules is overruled by words that show that nothing happened", () => {
    const request = replyOf(COFFEE);
    const shown = (outcomeQuote: string) =>
      check(told([], { outcome: "unclear", outcomeQuote }), request).reading?.outcome ?? null;
    expect(shown("Luis is leaving")).toBe("unclear");
    expect(shown("nobody came")).toBeNull();
  });

  test("two customers fit: asked back in our words, whether the rules or the model find it", () => {
    const open = told([], { outcome: "interaction", unclear: ["customer"] });
    const { reading } = check(open, replyOf("Rang them", { nudge: null }));
    expect(reading).toMatchObject({ outcome: "interaction", interactions: [] });
    expect(reading?.ask).toMatch(/^Which customer was that/);
    const guess = told([coffee({ ...bare, customer: "Grønvang Frugt", customerQuote: "Thomas" })]);
    const vetoed = check(guess, replyOf("Met Thomas yesterday", { nudge: null }));
    expect(vetoed.reading?.interactions ?? []).toEqual([]);
  });
});

test("model claims: a record that only the rules found is kept", () => {
  expect(check(told([]), replyOf(COFFEE)).reading).toBeNull();
});

/** Pieces of true and made-up things, so that some of what is put together holds. */
const TEXTS = [
  COFFEE,
  "Met Thomas yesterday, he loves the lids",
  "skip",
  "pause everything until 3 December",
  "Rang Grønvang on Monday, Signe says prices are fine. Will visit Baltika on 2/12 after the audit",
  "done",
  "",
  "👍",
  "Call with Tomas K. last week Tuesday; new buyer Petra Lindqvist joined. Asked for 3 quotes by month end",
];
const DAYS = [
  "2026-11-17",
  "2026-11-20",
  "2026-12-03",
  "2026-12-02",
  "2026-11-16",
  "2030-01-01",
  "2026-02-31",
];
const NAMES = [
  ...CUSTOMERS.flatMap(({ name, aliases, contacts }) => [
    name,
    ...(aliases ?? []),
    ...(contacts ?? []),
  ]),
  "Dana",
  "Petra Lindqvist",
  "Petra",
  "Nobody",
  "the",
  "",
  "Coffee",
  "K",
  "constructor",
  "__proto__",
];

const OPEN: NonNullable<ReadingRequest["open"]> = [
  { id: "p1", customer: NUDGE!.customer, kind: "commitment", quote: "a plan", by: "us" },
  { id: "n1", customer: "Grønvang Frugt", kind: "need", quote: "new lids" },
];

const request = fc.record({
  id: fc.constant("r1"),
  text: fc.oneof(
    { arbitrary: fc.constantFrom(...TEXTS), weight: 9 },
    { arbitrary: fc.string({ maxLength: 80, unit: "grapheme" }), weight: 1 },
  ),
  sentAt: fc.constant("2026-11-18T10:00:00+01:00"),
  timezone: fc.constantFrom("Europe/Copenhagen", "America/New_York"),
  nudge: fc.constantFrom(NUDGE, null),
  customers: fc.constant(CUSTOMERS),
  open: fc.constant(OPEN),
});
/** Evidence and rules, worked out once a request. */
const known = new Map<string, { evidence: ReplyEvidence; rules: Reading }>();
function knownOf(asked: ReadingRequest) {
  const key = JSON.stringify(asked);
  const found = known.get(key) ?? {
    evidence: evidenceIn(asked, loadLexicon()),
    rules: readReply(asked, loadLexicon()),
  };
  known.set(key, found);
  return found;
}

/** Mostly true things, so that some of what is put together holds. */
function mostly(truth: string[], lies: string[]): fc.Arbitrary<string> {
  const lie = fc.constantFrom(...lies);
  if (truth.length === 0) return lie;
  return fc.oneof(
    { arbitrary: fc.constantFrom(...truth), weight: 5 },
    { arbitrary: lie, weight: 1 },
  );
}

const pieceOf = (text: string) => {
  const piece = fc.tuple(fc.nat(text.length), fc.integer({ min: 4, max: 40 }));
  return fc.oneof(
    { arbitrary: piece.map(([from, size]) => text.slice(from, from + size)), weight: 5 },
    { arbitrary: fc.string({ maxLength: 20 }), weight: 1 },
    { arbitrary: fc.constant(text), weight: 1 },
  );
};

const evidenceFor = (text: string) => fc.option(pieceOf(text), { nil: null, freq: 4 });

const answered = request.chain((asked) => {
  const { evidence } = knownOf(asked);
  const customer = mostly([...evidence.customers], NAMES);
  const name = mostly(
    [...evidence.people].map((key) => key.split("\n")[1]!),
    NAMES,
  );
  const day = fc.option(mostly([...evidence.past, ...evidence.ahead], DAYS), { nil: null });
  const signal = fc.record({
    kind: fc.constantFrom(...SIGNAL_KINDS),
    quote: pieceOf(asked.text),
    contact: fc.option(name, { nil: null }),
    by: fc.option(fc.constantFrom(...SIDES), { nil: null }),
    dueOn: day,
    dueOnQuote: evidenceFor(asked.text),
  });
  const interaction = fc.record({
    customer,
    channel: fc.option(fc.constantFrom(...CHANNELS), { nil: null }),
    occurredOn: day,
    customerQuote: evidenceFor(asked.text),
    channelQuote: evidenceFor(asked.text),
    occurredOnQuote: evidenceFor(asked.text),
    contacts: fc.array(fc.record({ name, quote: evidenceFor(asked.text) }), { maxLength: 2 }),
    newContacts: fc.array(fc.oneof(name, pieceOf(asked.text)), { maxLength: 1 }),
    sentiment: fc.constantFrom(...SENTIMENTS),
    sentimentQuote: evidenceFor(asked.text),
    signals: fc.array(signal, { maxLength: 5 }),
  });
  const quote = evidenceFor(asked.text);
  const said = fc.record({
    outcome: fc.constantFrom(...Reading.shape.outcome.options),
    outcomeQuote: quote,
    interactions: fc.array(interaction, { maxLength: 3 }),
    plan: fc.option(
      fc.record({
        customer,
        customerQuote: quote,
        on: day,
        onQuote: quote,
        trigger: fc.option(pieceOf(asked.text), { nil: null }),
        quote,
      }),
      { nil: null },
    ),
    updates: fc.array(
      fc.record({
        ref: fc.constantFrom("p1", "n1", "p9"),
        change: fc.constantFrom(...ReadUpdate.shape.change.options),
        on: day,
        onQuote: quote,
        dueOn: day,
        dueOnQuote: quote,
        quote: pieceOf(asked.text),
      }),
      { maxLength: 2 },
    ),
    people: fc.array(
      fc.record({
        customer,
        customerQuote: quote,
        name,
        nameQuote: quote,
        change: fc.constantFrom(...ReadPersonNews.shape.change.options),
        from: day,
        fromQuote: quote,
        until: day,
        untilQuote: quote,
        quote: pieceOf(asked.text),
      }),
      { maxLength: 1 },
    ),
    customerNews: fc.array(
      fc.record({
        customer,
        customerQuote: quote,
        change: fc.constantFrom(...ReadCustomerNews.shape.change.options),
        quote: pieceOf(asked.text),
      }),
      { maxLength: 1 },
    ),
    control: fc.option(
      fc.record({
        kind: fc.constantFrom(...Reading.shape.control.unwrap().shape.kind.options),
        quote,
        from: day,
        fromQuote: quote,
        until: day,
        untilQuote: quote,
      }),
      { nil: null },
    ),
    unclear: fc.subarray(["customer", "contact", "item"] as const, { maxLength: 1 }),
  });
  return fc.record({ asked: fc.constant(asked), said });
});

test("model claims: whatever a model says, the checked reading holds the contract and invents nothing", () => {
  let believed = 0;
  fc.assert(
    fc.property(answered, ({ asked, said }) => {
      const { evidence, rules } = knownOf(asked);
      const { reading } = checkReading(said, {
        request: asked,
        evidence,
        rules,
        lexicon: loadLexicon(),
      });
      if (reading === null) return;
      believed += 1;
      expect(Reading.parse(reading)).toEqual(reading);
      const { interactions, plan, control, updates, people, customerNews } = reading;
      expect(reading.ask ?? "").not.toContain("http");
      expect(reading.outcome).toBe(outcomeOf(reading));
      if (rules.ask !== null && rules.interactions.length === 0)
        expect(interactions.every(({ customer }) => evidence.customers.has(customer))).toBe(true);
      const quotes = [updates, people, customerNews].flat().map(({ quote }) => quote);
      for (const quote of [...quotes, plan?.trigger ?? ""]) expect(asked.text).toContain(quote);
      for (const { ref } of updates) expect(OPEN.map(({ id }) => id)).toContain(ref);
      for (const record of [...interactions, ...people, ...customerNews, ...(plan ? [plan] : [])])
        expect(isMeant(record.customer, asked, evidence)).toBe(true);
      const days = [
        ...interactions.flatMap(({ occurredOn, signals }) => [
          occurredOn,
          ...signals.map(({ dueOn }) => dueOn),
        ]),
        ...updates.flatMap(({ on, dueOn }) => [on, dueOn]),
        ...people.flatMap(({ from, until }) => [from, until]),
        plan?.on,
        control?.from,
        control?.until,
      ];
      for (const day of days) if (day) expect(canBeNamed(day, asked.text, evidence)).toBe(true);
      for (const record of interactions) {
        const customer = CUSTOMERS.find((each) => each.name === record.customer)!;
        if (record.occurredOn) expect(record.occurredOn <= evidence.today).toBe(true);
        for (const contact of record.contacts) expect(customer.contacts).toContain(contact);
        for (const newcomer of record.newContacts) {
          expect(asked.text).toContain(newcomer);
          expect(NAMES.slice(0, -9)).not.toContain(newcomer);
        }
        for (const { quote, contact } of record.signals) {
          expect(asked.text).toContain(quote);
          expect(quote).not.toBe("");
          if (contact) expect([...customer.contacts!, ...record.newContacts]).toContain(contact);
        }
      }
      if (interactions.length > 0) expect(["undo", "stop", "resume"]).not.toContain(control?.kind);
    }),
    { numRuns: 1_500 },
  );
  expect(believed).toBeGreaterThan(200);
});

/** The reply or the nudge names it or one of its people, if only by a form of the name. */
function isMeant(name: string, asked: ReadingRequest, evidence: ReplyEvidence): boolean {
  const { aliases = [], contacts = [] } = CUSTOMERS.find((each) => each.name === name)!;
  const words = [name, ...aliases, ...contacts].join(" ").toLowerCase().split(" ");
  const stems = words.map((word) => word.slice(0, 2));
  return (
    evidence.customers.has(name) ||
    asked.nudge?.customer === name ||
    stems.some((stem) => asked.text.toLowerCase().includes(stem))
  );
}

/** A day that the rules find, a weekday of these weeks, or within 400 days and with a number in the reply. */
function canBeNamed(day: string, text: string, { today, dates }: ReplyEvidence): boolean {
  const off = Math.abs(Date.parse(day) - Date.parse(today)) / 86_400_000;
  const isRead = dates.some(({ days }) => days.has(day));
  return isRead || (off <= 14 && dates.length > 0) || (off <= 400 && /\d/.test(text));
}

function outcomeOf(reading: Reading) {
  const { interactions, plan, updates, people, customerNews, control, outcome, ask } = reading;
  if (interactions.length > 0) return "interaction";
  if (ask !== null && outcome === "interaction") return "interaction";
  if (plan !== null) return "plan";
  if (updates.length + people.length + customerNews.length > 0) return "update";
  if (ask !== null && outcome === "update") return "update";
  if (outcome === "skip") return "skip";
  return control === null ? "unclear" : "control";
}
