/** The six files of a portfolio, in the order in which they refer to each other, with their columns in the order written. */
export const PORTFOLIO_FILES = {
  "members.csv": {
    columns: [
      "email",
      "name",
      "role",
      "manager_email",
      "timezone",
      "working_days",
      "working_hours",
    ],
    required: ["email", "name"],
  },
  "customers.csv": {
    columns: [
      "name",
      "aliases",
      "domain",
      "owner_email",
      "tier",
      "annual_value",
      "currency",
      "effort_hours_per_month",
      "renewal_on",
      "status",
      "our_lead",
      "priorities",
      "visibility",
    ],
    required: ["name", "owner_email"],
  },
  "contacts.csv": {
    columns: ["customer", "name", "email", "title", "level", "function", "values"],
    required: ["customer", "name"],
  },
  "interactions.csv": {
    columns: [
      "customer",
      "member_email",
      "at",
      "channel",
      "direction",
      "contacts",
      "summary",
      "sentiment",
      "source_id",
    ],
    required: ["customer", "member_email", "at"],
  },
  "signals.csv": {
    columns: [
      "customer",
      "kind",
      "quote",
      "at",
      "contact",
      "by",
      "due_on",
      "closed_on",
      "source_id",
    ],
    required: ["customer", "kind", "quote", "at"],
  },
  "nudges.csv": {
    columns: ["member_email", "customer", "week", "play", "contact", "state", "outcome"],
    required: ["member_email", "customer", "week", "play"],
  },
} as const;

export type PortfolioFile = keyof typeof PORTFOLIO_FILES;

export const PORTFOLIO_FILE_NAMES = Object.keys(PORTFOLIO_FILES) as PortfolioFile[];

/** A row as read from a file: every column's text, empty where the file has none. */
export type TextRow = Record<string, string>;

/** Why a row can't be taken: the column and what to mend. */
export type RowProblem = { column: string; reason: string };
