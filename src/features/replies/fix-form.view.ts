/** "Fix": all that was understood of a reply as one form, filled in. Field ids name the place in the reading. */
import type { Field, Form } from "../../chat/view.ts";
import { CHANNELS, SENTIMENTS } from "../../engine/model/interaction.ts";
import { SIDES, SIGNAL_KINDS, SIGNALS } from "../../engine/model/signal.ts";
import { cut } from "../../engine/model/saying.ts";
import type { ReadInteraction, ReadSignal } from "../../engine/reading/reading.ts";
import type { KeptReading } from "../../engine/life/edit.ts";
import { unstyled } from "../card-parts.view.ts";
import { words } from "../language.ts";
import type { Item } from "../../engine/model/item.ts";
import type { LocalDate } from "../../engine/model/time.ts";
import { changeLines } from "./changes.view.ts";

const CUSTOMERS_OFFERED = 99;
const LABEL_LENGTH = 60;

/** A line that was not said. */
export const DROPPED = "drop";

/** What a line can be: its kind, and for a kind that has one, its side. */
export const lineValue = ({ kind, by }: Pick<ReadSignal, "kind" | "by">): string =>
  SIGNALS[kind].side === null ? kind : `${kind} ${by ?? SIGNALS[kind].side}`;

type Known = {
  customers: { id: string; name: string }[];
  items: Item[];
  today: LocalDate;
};

export function fixForm(replyId: string, reading: KeptReading, known: Known): Form {
  const fix = words.replies.fixing;
  return {
    kind: "form",
    name: "fix",
    title: fix.title,
    customerId: replyId,
    submit: fix.submit,
    fields: [
      ...reading.interactions.flatMap((touch, at) => touchFields(touch, at, known)),
      ...(reading.plan
        ? [
            keepOrDrop("plan", `${fix.plan} ${reading.plan.customer}`),
            day("planned", fix.planned, reading.plan.on),
          ]
        : []),
      ...changeLabels(reading, known).map((label, at) =>
        keepOrDrop(`change-${at}`, cut(label, LABEL_LENGTH)),
      ),
    ],
  };
}

/** One label for each change, in the reading's order. */
function changeLabels(reading: KeptReading, known: Known): string[] {
  const none: KeptReading = { ...reading, updates: [], people: [], customerNews: [], edits: [] };
  const label = (alone: Partial<KeptReading>, otherwise: string) => {
    const [line] = changeLines({ ...none, ...alone }, known);
    return line ? unstyled(line) : otherwise;
  };
  return [
    ...reading.updates.map((one) => label({ updates: [one] }, one.quote)),
    ...reading.people.map((one) => label({ people: [one] }, one.quote)),
    ...reading.customerNews.map((one) => label({ customerNews: [one] }, one.quote)),
    ...(reading.edits ?? []).map((one) => label({ edits: [one] }, "")),
  ];
}

function touchFields(touch: ReadInteraction, at: number, { customers }: Known): Field[] {
  const fix = words.replies.fixing;
  const others = customers.filter(({ name }) => name !== touch.customer);
  const offered = [touch.customer, ...others.slice(0, CUSTOMERS_OFFERED).map(({ name }) => name)];
  const own = (id: string) => `${id}-${at}`;
  return [
    choice(own("customer"), fix.customer, touch.customer, [
      ...offered.map((name) => [name, name] as const),
      [DROPPED, fix.noTouch],
    ]),
    {
      kind: "text",
      id: own("people"),
      label: fix.people,
      hint: fix.peopleHint,
      long: false,
      required: false,
      value: [...touch.contacts, ...touch.newContacts].join(", "),
    },
    day(own("on"), fix.on, touch.occurredOn),
    choice(own("channel"), fix.channel, touch.channel ?? "", [
      ["", fix.notSaid],
      ...CHANNELS.map((channel) => [channel, words.shared.channelNames[channel]] as const),
    ]),
    choice(
      own("mood"),
      fix.mood,
      touch.sentiment,
      SENTIMENTS.map((mood) => [mood, fix.moods[mood]] as const),
    ),
    ...touch.signals.flatMap((signal, line): Field[] => [
      choice(`line-${at}-${line}`, `“${cut(signal.quote, LABEL_LENGTH)}”`, lineValue(signal), [
        ...lineOptions(),
        [DROPPED, fix.drop],
      ]),
      ...(SIGNALS[signal.kind].hasDueDay
        ? [day(`due-${at}-${line}`, fix.due, signal.dueOn ?? null)]
        : []),
    ]),
  ];
}

/** Every kind of line, those with a side once for each. */
function lineOptions(): (readonly [string, string])[] {
  const { signals, signalBy } = words.replies;
  return SIGNAL_KINDS.flatMap((kind) =>
    SIGNALS[kind].side === null
      ? [[kind, signals[kind]] as const]
      : SIDES.map((by) => [lineValue({ kind, by }), `${signals[kind]}${signalBy[by]}`] as const),
  );
}

const day = (id: string, label: string, value: LocalDate | null): Field => ({
  kind: "date",
  id,
  label,
  required: false,
  value: value ?? "",
});
const choice = (
  id: string,
  label: string,
  value: string,
  options: (readonly [string, string])[],
): Field => ({
  kind: "choice",
  id,
  label,
  required: false,
  value,
  options: options.map(([one, said]) => ({ value: one, label: said })),
});
const keepOrDrop = (id: string, label: string): Field =>
  choice(id, label, "keep", [
    ["keep", words.replies.fixing.keep],
    [DROPPED, words.replies.fixing.drop],
  ]);
