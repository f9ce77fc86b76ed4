import type { Company, Person } from "./portfolio-names.ts";

/** Words of a reply that name somebody of the portfolio; several candidates when they could mean several. */
export type Mention = {
  start: number;
  end: number;
  /** place of its first and last word among the tokens */
  from: number;
  to: number;
  people: Person[];
  companies: Company[];
  /** a whole name or an alias, not a part of one or a misspelling */
  sure: boolean;
};

/** Words after which a name is due. */
export const PERSON_BEFORE = new Set(
  "with w from to met saw see seeing called rang phoned emailed texted visited told asked by for and mit bei von an con de a avec chez a com med fra til hos herr herrn frau mr mrs ms dr visit call ring message ping contact meet".split(
    " ",
  ),
);
