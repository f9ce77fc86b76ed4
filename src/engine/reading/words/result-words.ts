import type { ReadLanguage } from "../language.ts";

/** Measures of which less is better. */
const COSTS =
  "scrap|waste|downtime|breakdowns?|returns?|complaints?|errors?|mistakes?|costs?|bills?|power|electricity|energy|gas|water|fuel|diesel|oil|paper|time|times|hours?|days?|queues?|waits?|waiting|rejects?|rework|leaks?|claims?|turnover|overtime|accidents?|incidents?|spoilage|sick days|cancellations|no-?shows|remakes|stops?|stoppages|torn|damages?|absences?|absenteeism|tickets?|paperwork|callbacks?|injur\\w+|alerts?|failures?|faults?|defects?|shrinkage|losses|emissions|noise|backlog|spillage|month end|changeovers?|lead times?|outages?|calls|disputes|write-?offs|handling|labou?r|usage|consumption|maintenance|churn|infections?|falls|readmissions|break-?ins|thefts?|fines?|a box|a day|a single";
/** Measures of which more is better. */
const YIELDS =
  "sales|output|yield|uptime|production|throughput|bookings|margins?|revenue|footfall|leads|enquiries|inquiries|members|results?|accuracy|reviews|ratings?|scores?|attendance|traffic|conversions?|occupancy|efficiency|productivity|picks|speed|capacity|donations|sign-?ups|turnout|completion|profit|turnover|retention|engagement|open rates?|clicks|visitors|guests|views|quality|milk|weight gain|grades|adoption|utili[sz]ation|throughput|hits|footfall|takings|tips|covers|crop|tonnage";
const DOWN =
  "down|fell|fallen|drop(?:ped|s)?|cut(?:s|ting)?|halved|half|less|fewer|lower(?:ed|s)?|reduc\\w+|gone|zero|sank|shorter|faster|quicker|under|knocked|shaved|slashed|trimmed|eliminated|almost none|nearly none|by a third|by a fifth|by a quarter|saves?|saved|saving|vanished|disappeared|cheaper|shrunk|shrank|stopped|wiped out|no longer|none";
const UP =
  "up|rose|risen|grew|grown|doubled|tripled|increas\\w+|better|more|higher|climbed|jumped|record|best|improv\\w+|boost\\w*|at \\d\\d|soared|picked up|went up|gained|strong|stronger|extra|highest";
const near = (left: string, right: string): string =>
  `\\b(?:${left})\\b[^,;]{0,40}?\\b(?:${right})\\b|\\b(?:${right})\\b[^,;]{0,30}?\\b(?:${left})\\b`;

const LESS_COST = new RegExp(near(COSTS, DOWN));
const MORE_YIELD = new RegExp(near(YIELDS, UP));
const MORE_COST = new RegExp(
  `\\b(?:${COSTS.replace("|times?", "").replace("time|times|hours?|days?|", "")})\\b (?:\\w+ ){0,3}(?:up|rose|risen|doubled|tripled|higher|increased|climbing|through the roof)\\b`,
);
const LESS_YIELD = new RegExp(
  `\\b(?:${YIELDS})\\b (?:\\w+ ){0,3}(?:down|fell|dropped|worse|lower|halved|slipped)\\b`,
);

/** Results told without a measure. */
const WON =
  /\b(?:sav(?:es?|ed|ing) (?:them|him|her|the|us?|about|abt|around|over|nearly|\d|€|\$|£|two|three|hours|time|money|a (?:lot|ton|fortune|day|week|stop|shift))|paid (?:for itself|off|back)|pays (?:for itself|off)|payback|roi\b|freed up|frees up|knock(?:s|ed) .{1,30} off|only takes|takes .{1,20} (?:less|instead)|instead of (?:after |in )?(?:\d|two|three|four|five|six|days|weeks)|rather than (?:\d|two|three|four|five)|twice as|lasts? (?:twice|longer)|half of what|half the (?:time|work|cost)|recovered \S+|avoided (?:a|the|an)|stopped the|prevented|caught (?:the|a|two|three)|passed (?:the|their|its) (?:inspection|audit|exam|test|check)|same day now|next day now|pulled in|brings? (?:them |in )(?:about )?\S*\d|brought in|got \d+ new|generated|won (?:them )?(?:the|a) (?:contract|tender|bid) (?:because|thanks)|finally works?|went live|is live|are live|run with|one (?:operator|person|man) fewer|home an hour earlier|thanks to (?:the|our|us)|since (?:the|we|they|our|it) (?:new|swap\w*|switch\w*|install\w*|change\w*|went|fitted|started|put|upgrade|refit|training|boxes|hotplates)|(?:not|never) (?:one|a single) (?!late|box late|complaint)|without a single|hasn'?t (?:lost|had|missed)|haven'?t (?:lost|had|missed)|no (?:\w+ )?(?:incidents|downtime|outages|rejects|returns|breakdowns?|stoppages|leaks|recalls|accidents?|losses) (?:since|in|for|all|this|last)|zero (?:\w+ )?(?:missed|incidents?|downtime|complaints|faults|errors|returns|rejects|alerts|defects|accidents|spoilage|losses|leaks)|working a treat|sold out|(?:audit|inspection|exam|certification)\b.{0,30}\bpassed|aced|(?:runs?|works?|working|running|going) (?:smoothly|like a dream|like clockwork|perfectly|quieter|cooler|faster|better)|sell(?:s|ing)? better|better than (?:before|the old|in the)|record (?:month|quarter|sales|output|yield|year|week|season)|best (?:quarter|month|year|season|harvest|week) (?:ever|yet|in)|all the difference|catch (?:errors|mistakes|faults) (?:before|earlier)|(?:answers?|ships?|closed?|close|delivers?|handles?|dries|packs|produces?|gives?) .{1,40}(?:faster|quicker|twice|per shift|a day now|more (?:yield|milk|power|output|a day|per)|\d+ more|in a day|more a day)|use[sd]? \S+ less|less (?:diesel|fuel|power|water|oil|paper))\b/;
const OTHERS: Record<Exclude<ReadLanguage, "en">, RegExp> = {
  de: /(?:ein|ge)?spar(?:t|en|te|ung)\w*|reduzier\w+|gesenkt|senkt\w*|gesunken|sinkt|halbiert\w*|verkurzt\w*|kurzer|schneller|weniger|gesteigert|gestiegen|verbessert\w*|verdoppelt\w*|kein(?:e|en)? (?:stillstand|ausfall|ausfalle|storung|storungen|reklamation\w*|unfall\w*) mehr|seit (?:dem|der) (?:umbau|umstellung|einbau|modernisierung|austausch)|effizienter|produktiver|hoherer? (?:umsatz|ausbeute)/,
  es: /ahorr\w+|reduc\w+|redujo|baj(?:o|aron|ado|an) (?:de|un|en|a|las|los|el|la)|aument(?:o|aron|ado)|mejor(?:o|aron|ado)\b|dupli\w+|menos (?:mermas|paros|averias|errores|tiempo|devoluciones|quejas|roturas)|mas rapido|sub(?:io|ieron|ido) un|la mitad|un \d+ ?%|ni una (?:sola )?(?:averia|queja)|sin (?:una sola )?(?:averias?|paradas)/,
  fr: /economis\w+|gagn(?:e|ent|er|e)\b.{0,20}(?:heures?|temps|jours?|minutes|%)|fait gagner|redui\w+|bais(?:se|ser|see|ses?)\b|diminu\w+|moins de (?:rebut\w*|casse|pannes|pertes|retours|temps|litiges)|divise\w* par|double\w*\b|plus (?:rapide|vite)|ameliore\w*|augmente\w* de|la moitie|de moitie|plus aucune? (?:panne|arret)|\d+ ?%/,
  pt: /economiz\w+|poup(?:ou|aram|amos|a)\b|cai(?:u|ram) (?:de|para|em|\d|pela)|diminu\w+|reduz\w+|menos (?:perdas|erros|retrabalho|paradas|tempo|devolucoes|avarias)|aument(?:ou|aram|o)\b|melhor(?:ou|aram)\b|mais rapid\w+|dobr(?:ou|aram)|duplic\w+|subi(?:u|ram) \d|acabou$|metade|nenhuma (?:falha|avaria|parada)/,
  da: /spar(?:et|er|ede)\b|besparel\w+|halver\w*|reducer\w+|faerre|hurtigere|mindre (?:spild|tid|svind)|steget|faldet|forbedr\w+|fordobl\w+|ingen (?:nedbrud|stop) siden/,
};
const NOT_RESULTS =
  /\b(?:budgets?|headcount|staff (?:cut|down)|hours? (?:late|cut)|price|prices|pricing|rates?|offer\w*|quot\w+|discount|invoic\w+|orders?|volumes?|demand|workforce|cheaper than|team|sites?|suppliers?|contract|term|terms|per month instead|payment|late|delayed|shipping|next week|tomorrow)\b|\bpresupuesto|\bbudget|\borcamento|\bpreis|\bprecio|\bprix|\bpreco|\bplazo|\bdelai|\bprazo/;
const HARD_RESULT =
  /\b(?:since|scrap|waste|downtime|footfall|sales|saved?|yield|uptime|enquiries|paid for itself|thanks to|\d+ ?%|overtime|alerts?|leaks)\b/;

/**
 * Whether a clause tells of a measured result.
 *
 * @param clause flat
 * @param language of the reply
 */
export function resultOf(clause: string, language: ReadLanguage): "better" | "worse" | null {
  if (language !== "en")
    return OTHERS[language].test(clause) && !NOT_RESULTS.test(clause) ? "better" : null;
  if (
    /\b(?:wants?|needs?|would|asks?|asked|if|could|looking|hop(?:es?|ing)|keen|prefers?|complain(?:s|ed|ing)?|worr\w+|to (?:cut|save|reduce|lower|increase|improve|boost))\b/.test(
      clause,
    )
  )
    return null;
  if (NOT_RESULTS.test(clause) && !HARD_RESULT.test(clause)) return null;
  if (MORE_COST.test(clause) && !LESS_COST.test(clause)) return "worse";
  if (LESS_YIELD.test(clause) && !MORE_YIELD.test(clause)) return null;
  return WON.test(clause) || LESS_COST.test(clause) || MORE_YIELD.test(clause) ? "better" : null;
}
