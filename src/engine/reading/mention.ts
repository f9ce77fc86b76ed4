/** Words of a reply that name somebody of the portfolio. */
import type { ReadLanguage } from "./languages.ts";
import type { Lexicon } from "./lexicon.ts";
import type { PortfolioCompany, PortfolioPerson } from "./portfolio-names.ts";
import type { Token } from "./tokens.ts";

/** Words of a reply that name somebody of the portfolio; several candidates when they could mean several. */
export type Mention = {
  start: number;
  end: number;
  /** place of its first and last word among the tokens */
  from: number;
  to: number;
  people: PortfolioPerson[];
  companies: PortfolioCompany[];
  /** a whole name or an alias, not a part of one or a misspelling */
  sure: boolean;
};

/** A reply's words, as names are looked for in them. */
export type NamePage = {
  tokens: Token[];
  /** in German every noun has a capital */
  language: ReadLanguage | null;
  /** names have no capitals here, as nothing has */
  lower: boolean;
  /** words of the customers' names: "Rosalie d'Orvane" has no other family name */
  customerWords: ReadonlySet<string>;
  lexicon: Lexicon;
};
