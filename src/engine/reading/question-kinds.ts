/** What the coach can be asked about what is known, the more particular first. */
export const QUESTION_KINDS = [
  "overdue",
  "promises",
  "neglected",
  "last touch",
  "who knows",
  "next",
  "how is",
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];
