import { wordPatterns } from "./word-list.ts";

/** Another supplier is in play, by words that say so alone. */
export const RIVAL = wordPatterns({
  en: `competitor competitors competition competing rival rivals incumbent alternatives? other_(lot|crowd|guys|side|supplier|vendor|provider|offer|bidder|bidders|firm|agency) (another|other|second|alternative|cheaper|different|italian|chinese|german|local|polish|indian|turkish|french|spanish|american|dutch|japanese|swedish|outside|rival)_(supplier|vendor|provider|manufacturer|bidder|agency|firm|forwarder|printer|quote|offer|bid|caterer|maker|brand|outfit|contractor|installer|carrier|dealer|startup|broker|distributor|wholesaler)s? (new|local|chinese|cheaper)_(player|company|outfit|competitor)
   out_to_(tender|bid) (the|a|this|their|open|public)_tender tender(s|ing)? retender* bidding bids? bidders? bid_against rfp rfq rfi shortlist* short-?list* benchmark* up_against compar(ing|es|ed|e)_(us|our|both|prices|quotes|it) undercut* beat(s|ing)?_our match_(their|that|the) frame_deal framework_with
   (cheaper|lower|less|better)_([a-z]+_){0,2}than_(us|ours|our|we) (cheaper|below|under|less_than|lower_than|undercutting)_(us|ours|our|we) ([0-9]{1,6}|few|some|several|ten|five|twenty)_?(%|percent|cents?|k|euros?|dollars?|pounds?|pence|c|p|bucks|quid|cts)_(below|under|less|cheaper|lower) (for|is|at|was|even|much|far|way|bit|lot|somebody_else_is|someone_else_is)_cheaper the_cheaper_(one|offer|quote) cheaper_(fertili[sz]er|price|offer|quote|paper|deal|rate|option|product|service|parts|alternative)s? for_less (lower|better)_(bid|offer|price|quote|rate)_(from|by|from_a)?
   look(s|ing)?_(around|elsewhere) shop(s|ping)?_around sniff(s|ing)?_around knock(s|ing)?_on_(the|their)_door in_talks_with flirt(s|ing)_with court(s|ing)_(them|her|him) in_(his|her|their)_ear calling_on_them back_in_the_picture pushing_hard in_there_(every|too|as_well) switch(es|ed|ing)?_(to|over_to|away|supplier|suppliers|vendor|vendors|provider)(?!_a_new_(system|erp)) chang(e|ing)_(over|supplier|suppliers|vendor|vendors|provider) go(es|ing)?_with_(the|someone|somebody|another|[a-z]+)_?(cheaper|else)? went_with gone_with lean(s|ing)_towards prefers?_the_(german|other|cheaper|old|local|italian|american)_[a-z]+ sells_the_same gets?_the_same_(stuff|thing|product) split_it_between lost_([a-z]+_){1,3}to tied_in_with tied_into locked_in(to|_with) contract_with under_contract_with someone_else somebody_else`,
  de: `wettbewerb* konkurren* mitbewerb* ander(er|en|em)_(anbieter|lieferant|lieferanten|hersteller|firma)* (angebot|muster|vergleichsangebot)_(von|der_firma|bei)_(?!uns|mir) billiger* gunstiger* ausschreib* ausgeschrieben auch_angefragt sind_auch_(dran|drin|im_rennen)*`,
  es: `competencia competidor* otr(o|os|a)_(proveedor|proveedores|empresa|marca)* (oferta|presupuesto|cotizacion)_de_(?!nosotros|mantenimiento) mas_barat* mejor_precio licitacion* concurso_publico probando_(una|un|otra|otro|el|la)*`,
  fr: `concurren* autre(s)?_(fournisseur|prestataire|marque|societe)* (devis|offre)_(de|d'|chez)_* moins_cher* appel_d'offres deja_envoye_un_devis a_fait_une_offre`,
  pt: `concorren* outr(o|os|a)_(fornecedor|fornecedores|empresa|marca)* (proposta|cotacao|orcamento)_d(a|o|e)_* mais_barat* licitacao apresent(ou|aram)_proposta testando_(um|uma|outro|o|a)* concurso_publico`,
  da: `konkurren* and(en|re)_leverandor* tilbud_fra_* billigere* udbud* har_faet_tilbud`,
});

/** What a rival does; a rival is who does it: a name that is nobody's in the portfolio, or "somebody". */
export const RIVAL_ACT = wordPatterns({
  en: `quot(es|ed|ing) pitch(es|ed|ing)? offer(s|ed|ing)? bid(s|ding)? submitted_a approached visited_them came_in_(at|with|\\d+)? been_(in|out|there|showing|pitching|calling|visiting|round|on_to|onto|at)(_[a-z]+)? sent_samples demo(s|ed|ing)? did_a_(demo|tasting|trial|pitch)
   giving_(it_to_)?(them|him|her) gave_(them|her|him) trial(s|ling|led)? showing_(them|him|her) undercut* (is|was|were|been|rep)_in_there is_in_(it|there|too) 's_in_(it|there)_too too_says also_(in|quoted|offered|there|bidding|interested|asked) doing_(all|their) hunting wooing chasing_them`,
  de: `bietet boten hat_angeboten hat_([a-z]+_){0,3}(angeboten|prasentiert|vorgestellt) angefragt`,
  es: `ofrec(e|en|io|ieron) presento`,
  fr: `propos(e|ent|ait) a_(propose|envoye|fait)_([a-z]+_){0,3}(devis|offre) lui_a_([a-z]+_){0,2}envoye`,
  pt: `oferec(e|eu|eram) cotou apresentou`,
  da: `tilby(der|d) tilbod`,
});
/** What a customer does with a rival, before its name. */
export const WITH_RIVAL = wordPatterns({
  en: `(also_)?(talking|speaking|spoken)_(to|with) (evaluat|trial|trialling|test|pilot|consider|demo|sampl|explor|try|compar|check|vett)(ing|ling)?(_out)? evaluating trying_out testing looking_(also_)?at eyeing (had|having|got|have|has|getting)_(a|an|another|also)_([a-z]+_){0,2}(quote|offer|demo|proposal|trial|pitch|visit|meeting|bid|sample|samples)_(from|off|by|with|on) already_(works?|working|buys?|buying|uses?|using|has|have|with) (they_|also_)?(use|using|uses|buy|buys|buying|work_with|works_with)_[a-z]+_(for|already|now) (they|they'd|they'll|we)_(move|go|switch)_to we_call buys?_([a-z]+_){1,4}from (gave|given|give|giving|awarded)_([a-z]+_){1,4}to contract_with order(s|ed)?_from split_between`,
  de: `testen_gerade`,
  es: `trabajan_con`,
  fr: `travaillent_(deja_)?avec`,
  pt: `trabalham_com`,
  da: `bruger_allerede`,
});
