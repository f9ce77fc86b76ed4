/** Settles what a record says where its clauses leave it open: its day, its mood, whether it happened, who took part. */
import { type Channel, CHANNELS, type Sentiment } from "../model/interaction.ts";
import { isDateOnly } from "./clause-day.ts";
import type { Draft } from "./clauses.ts";
import type { DateMention } from "./date-rule.ts";
import type { Day } from "./local-day.ts";
import { mayBeCross, moodOf } from "./mood.ts";
import {
  channelFeatures,
  dayFeatures,
  daysOf,
  moodFeatures,
  type RecordDrafts,
  touchFeatures,
} from "./record-features.ts";
import { personFeatures } from "./person-features.ts";
import { touchScore } from "./weigh-acts.ts";
import { RECORD_CHOICES, type RecordChoice } from "./record-choices.ts";

/** Minimum probabilities, chosen on authors the model had not seen. */
const CHOSEN_FROM = { day: 0.65, pleased: 0.55, cross: 0.55, channel: 0.5 } as const;
/** Minimum probability for a record to stand: for a touch the rules found, and for any other. */
const HAPPENED_FROM = { ruled: 0.05, other: 0.4 } as const;
/** Minimum probability that a person took part: for those the rules found, and for anyone else. */
const TOOK_PART_FROM = { ruled: 0.2, other: 0.9 } as const;

/** Touch scores below this are noise. */
const HINTED_FROM = 0.1;
/** The channel told by the touch's own clause stands unless another is more likely by this margin. */
const CHANNEL_MARGIN = 0.3;
/** Minimum probability for a day from another sentence that tells something else. */
const OTHER_SENTENCE_FROM = 0.9;

export type Settled = {
  draft: Draft;
  channel: Channel | null;
  day: Day | null;
  mood: Sentiment;
  contacts: string[];
};

/** @returns the records that stand, with what is settled of each */
export function settleRecords(records: RecordDrafts): Settled[] {
  const { drafts, annotated } = records;
  const likely = (choice: RecordChoice, features: string[]) =>
    annotated.lexicon.recordModel(features)[RECORD_CHOICES.indexOf(choice)] ?? 0;
  return drafts.flatMap((draft) => {
    const isRuled = draft.touches.some(({ byRules }) => byRules.touch?.when === "past");
    const from = isRuled ? HAPPENED_FROM.ruled : HAPPENED_FROM.other;
    if (likely("happened", touchFeatures(draft, records)) < from) return [];
    const contacts = candidates(draft, records).filter(
      (name) =>
        likely("tookPart", personFeatures(draft, name, records)) >=
        (draft.contacts.has(name) ? TOOK_PART_FROM.ruled : TOOK_PART_FROM.other),
    );
    return [{ draft, channel: channelIn(draft), day: dayIn(draft), mood: moodIn(draft), contacts }];
  });

  function channelIn(draft: Draft): Channel | null {
    // What was only learned has no channel, unless some clause hints at a touch.
    const hint = Math.max(0, ...records.clauses.map(({ acts }) => touchScore(acts)));
    if (draft.touches.length === 0 && hint < HINTED_FROM) return null;
    const all = annotated.lexicon.recordModel(channelFeatures(draft, records));
    let best: { channel: Channel | null; sure: number } = {
      channel: null,
      sure: CHOSEN_FROM.channel,
    };
    for (const channel of CHANNELS) {
      const sure = all[RECORD_CHOICES.indexOf(channel)] ?? 0;
      if (sure > best.sure) best = { channel, sure };
    }
    const ruled = draft.channel && (all[RECORD_CHOICES.indexOf(draft.channel)] ?? 0);
    return ruled !== null && best.sure - ruled < CHANNEL_MARGIN ? draft.channel : best.channel;
  }

  function dayIn(draft: Draft): Day | null {
    let best: { day: Day | null; sure: number } = { day: null, sure: CHOSEN_FROM.day };
    for (const date of daysOf(records)) {
      const sure = likely("day", dayFeatures(draft, date, records));
      if (date.past !== draft.day && sure < OTHER_SENTENCE_FROM && isElsewhere(date, draft))
        continue;
      if (sure > best.sure) best = { day: date.past, sure };
    }
    return best.day;
  }

  /** "Met Dana. Delivery on Friday": a day in a sentence of its own that tells of something else. */
  function isElsewhere(date: DateMention, draft: Draft): boolean {
    const clause = records.clauses.find(({ start, end }) => date.start >= start && date.end <= end);
    if (clause === undefined || draft.touches.length === 0 || isDateOnly(clause)) return false;
    return draft.touches.every(({ sentence }) => sentence !== clause.sentence);
  }

  function moodIn(draft: Draft): Sentiment {
    const features = moodFeatures(draft, moodOf(draft, annotated.lexicon), records);
    const cross =
      mayBeCross(draft, annotated.lexicon) && likely("cross", features) >= CHOSEN_FROM.cross;
    if (likely("pleased", features) >= CHOSEN_FROM.pleased) return cross ? "mixed" : "positive";
    return cross ? "negative" : "neutral";
  }
}

/** Who may have taken part: the people the rules found, and anyone at the customer who is named. */
export function candidates(draft: Draft, { clauses }: RecordDrafts): string[] {
  const named = clauses.flatMap(({ mentions }) =>
    mentions.flatMap((mention) =>
      mention.is === "person" && mention.person.customer === draft.customer
        ? [mention.person.name]
        : [],
    ),
  );
  return [...new Set([...draft.contacts, ...named])];
}
