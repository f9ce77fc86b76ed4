import { CHANNELS } from "../model/interaction.ts";

/** What is chosen of a record by the classifier of records; the places of the labels in `record-model.tsv`. */
export const RECORD_CHOICES = [
  ...(["day", "pleased", "cross", "happened", "tookPart"] as const),
  ...CHANNELS,
] as const;
export type RecordChoice = (typeof RECORD_CHOICES)[number];
