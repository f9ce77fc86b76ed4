import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadLexicon } from "../../src/app/load-lexicon.ts";
import { type ReplyEvidence, evidenceIn, personKey } from "../../src/engine/reading/evidence.ts";
import { readReply } from "../../src/engine/reading/read-reply.ts";
import { Reading } from "../../src/engine/reading/reading.ts";
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

describe("model claims, kept although the rules miss them:", () => {
  test("a person whose name is a plain word", () => {
    const request = replyOf("coffee at ours, will was in good form, dana too");
    const said = told([
      coffee({ contacts: ["Will Brandt"], signals: [], occurredOn: null, sentiment: "neutral" }),
    ]);
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
    const said = told([], { outcome: "skip" });
    expect(check(said, replyOf("nothing doing here this time round")).reading?.outcome).toBe(
      "skip",
    );
  });

  test("an instruction in words that no rule knows, with its day", () => {
    const said = told([], { outcome: "control", control: { kind: "snooze", until: "2026-11-27" } });
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
      told([coffee({ channel: "event", signals: [], sentiment: "neutral" })]),
      replyOf("Spoke to Dana tues"),
    );
    expect(reading?.interactions[0]?.channel).toBeNull();
    expect(dropped.channel).toBe(1);
  });

  test("a mood without a word of it", () => {
    const { reading } = check(
      told([coffee({ signals: [], sentiment: "positive" })]),
      replyOf("Coffee with Dana tues"),
    );
    expect(reading?.interactions[0]?.sentiment).toBe("neutral");
  });

  test("an instruction beside a record that somebody else is said to have given", () => {
    const said = told([coffee({ signals: [], sentiment: "neutral", channel: null })], {
      control: { kind: "stop", until: null },
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
  });
  const interaction = fc.record({
    customer,
    channel: fc.option(fc.constantFrom(...CHANNELS), { nil: null }),
    occurredOn: day,
    contacts: fc.array(name, { maxLength: 2 }),
    newContacts: fc.array(fc.oneof(name, pieceOf(asked.text)), { maxLength: 1 }),
    sentiment: fc.constantFrom(...SENTIMENTS),
    signals: fc.array(signal, { maxLength: 5 }),
  });
  const said = fc.record({
    outcome: fc.constantFrom(...Reading.shape.outcome.options),
    interactions: fc.array(interaction, { maxLength: 3 }),
    plan: fc.option(
      fc.record({
        customer,
        on: day,
        trigger: fc.option(pieceOf(asked.text), { nil: null }),
      }),
      { nil: null },
    ),
    control: fc.option(
      fc.record({
        kind: fc.constantFrom(...Reading.shape.control.unwrap().shape.kind.options),
        until: day,
      }),
      {
        nil: null,
      },
    ),
    ask: fc.option(fc.string(), { nil: null }),
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
      expect(reading.ask).toBe(rules.ask);
      const { interactions, plan, control } = reading;
      expect(reading.outcome).toBe(outcomeOf(reading, rules.ask));
      const days = new Set([...evidence.past, ...evidence.ahead, ...daysOf(rules)]);
      for (const record of interactions) {
        const customer = CUSTOMERS.find((each) => each.name === record.customer)!;
        expect(
          evidence.customers.has(record.customer) || asked.nudge?.customer === record.customer,
        ).toBe(true);
        if (record.occurredOn) expect(days).toContain(record.occurredOn);
        for (const contact of record.contacts) {
          expect(customer.contacts).toContain(contact);
          const isNamed =
            evidence.people.has(personKey(record.customer, contact)) ||
            contact
              .toLowerCase()
              .split(" ")
              .some((word) => asked.text.toLowerCase().includes(word)) ||
            asked.nudge?.contact === contact;
          expect(isNamed).toBe(true);
        }
        for (const newcomer of record.newContacts) {
          expect(asked.text).toContain(newcomer);
          expect(NAMES.slice(0, -9)).not.toContain(newcomer);
        }
        for (const { quote, dueOn, contact } of record.signals) {
          expect(asked.text).toContain(quote);
          expect(quote).not.toBe("");
          if (dueOn) expect(days).toContain(dueOn);
          if (contact) expect([...customer.contacts!, ...record.newContacts]).toContain(contact);
        }
        if (record.sentiment !== "neutral")
          expect(
            record.signals.length > 0 ||
              rules.interactions.some(({ sentiment }) => sentiment === record.sentiment),
          ).toBe(true);
      }
      if (plan?.on) expect(days).toContain(plan.on);
      if (plan?.trigger) expect(asked.text).toContain(plan.trigger);
      if (control?.until)
        expect(new Set([...days, ...evidence.stretches])).toContain(control.until);
    }),
    { numRuns: 1_500 },
  );
  expect(believed).toBeGreaterThan(300);
});

function daysOf(rules: Reading): (string | null | undefined)[] {
  return [
    rules.plan?.on,
    rules.control?.until,
    ...rules.interactions.flatMap((record) => [
      record.occurredOn,
      ...record.signals.map(({ dueOn }) => dueOn),
    ]),
  ];
}

function outcomeOf(reading: Reading, asked: string | null) {
  const { interactions, plan, updates, people, customerNews, control, outcome, ask } = reading;
  if (interactions.length > 0) return "interaction";
  if (ask !== null && asked !== null && outcome === "interaction") return "interaction";
  if (plan !== null) return "plan";
  if (updates.length + people.length + customerNews.length > 0) return "update";
  if (outcome === "skip") return "skip";
  return control === null ? "unclear" : "control";
}
