/** What the classifier of records learns from: the records of labelled replies, paired with those that were told. */
import { annotate } from "../../../../src/engine/reading/annotated-text.ts";
import type { Lexicon } from "../../../../src/engine/reading/lexicon.ts";
import { dateOf } from "../../../../src/engine/reading/local-day.ts";
import { moodOf } from "../../../../src/engine/reading/mood.ts";
import {
  RECORD_CHOICES,
  type RecordChoice,
} from "../../../../src/engine/reading/record-choices.ts";
import {
  channelFeatures,
  dayFeatures,
  daysOf,
  moodFeatures,
  touchFeatures,
} from "../../../../src/engine/reading/record-features.ts";
import { personFeatures } from "../../../../src/engine/reading/person-features.ts";
import { toldIn } from "../../../../src/engine/reading/read-reply.ts";
import { candidates } from "../../../../src/engine/reading/settle-records.ts";
import { CHANNELS } from "../../../../src/engine/model/interaction.ts";
import type { Example } from "./classifier.ts";
import type { Labelled } from "./examples.ts";

type RecordExample = Example<RecordChoice>;

export function recordExamples({ request, gold }: Labelled, lexicon: Lexicon): RecordExample[] {
  const annotated = annotate(request, lexicon);
  if (annotated.language === null || gold.ask !== null) return [];
  const { records } = toldIn(annotated);
  const free = [...gold.interactions];
  return records.drafts.flatMap((draft) => {
    const at = free.findIndex(({ customer }) => customer === draft.customer);
    const told = at < 0 ? undefined : free.splice(at, 1)[0];
    const touch = example(touchFeatures(draft, records), { happened: told !== undefined });
    if (told === undefined) return [touch];
    const mood = moodFeatures(draft, moodOf(draft, lexicon), records);
    const { sentiment } = told;
    return [
      touch,
      ...daysOf(records).map((date) =>
        example(dayFeatures(draft, date, records), {
          day: date.past !== null && dateOf(date.past) === told.occurredOn,
        }),
      ),
      example(mood, {
        pleased: sentiment === "positive" || sentiment === "mixed",
        cross: sentiment === "negative" || sentiment === "mixed",
      }),
      example(
        channelFeatures(draft, records),
        Object.fromEntries(CHANNELS.map((channel) => [channel, channel === told.channel])),
      ),
      ...candidates(draft, records).map((name) =>
        example(personFeatures(draft, name, records), { tookPart: told.contacts.includes(name) }),
      ),
    ];
  });
}

function example(features: string[], known: Partial<Record<RecordChoice, boolean>>): RecordExample {
  return {
    features,
    does: new Set(RECORD_CHOICES.filter((choice) => known[choice] === true)),
    unknown: new Set(RECORD_CHOICES.filter((choice) => known[choice] === undefined)),
  };
}
