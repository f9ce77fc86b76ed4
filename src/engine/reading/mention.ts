/** Words of a reply that name somebody of the portfolio. */
import type { PortfolioCompany, PortfolioPerson } from "./portfolio-names.ts";

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
