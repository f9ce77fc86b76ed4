import { wordPatterns } from "./word-list.ts";

/** The customer's people are pleased, or praise. */
export const PLEASED = wordPatterns({
  en: `happy(?!_(new_year|birthday|christmas|xmas|easter|holidays?|thanksgiving|friday|monday|anniversary)) happier happiest pleased delighted thrilled chuffed impressed impressive satisfied grateful thankful stoked ecstatic buzzing glad content overjoyed
   over_the_moon made_up tickled wowed touched relieved loves? loved loving adores? adored digs enjoyed enjoys likes liked rav(e|es|ed|ing)(_about)? gush(es|ed|ing)
   prais* compliment* applaud* commend* congratulat* kudos shout-?out hats_off well_done (great|good|nice|top|fine|cracking|grand|solid|super)_(job|work|stuff|effort)
   brilliant fantastic awesome amazing excellent superb outstanding stellar gorgeous wonderful terrific marvel* fabulous lovely perfect magic mint bang_on spot_on
   first_class top_notch top-notch second_to_none world_class exceptional flawless immaculate smoothest easiest friendliest
   best_(thing|vendor|supplier|partner|service|team|training|decision|money|one|people|crew|support|product|in) the_best best_[a-z]*_(they|she|he)('ve|_has|_have|'s)?_ever
   appreciat* thanks thanked thanking thankyou thank_(you|us|me) thx cheers_for ta_for a_ta ta_very_much
   couldn't_(be_happier|fault|have_asked|ask_for|stop_prais*) can't_fault cannot_fault
   (swears?|swore)_by recommend* sing*_our_praises sang_our_praises full_of_praise all_praise big_fan a_fan_of fans_of life_?saver godsend gem star stars legend legends
   trusts?_us rates?_us rated_us values?_(that|our|the) valued_our went_out_of_(our|your)_way extra_mile never_once_let never_let_(her|him|them)_down
   saved_(his|her|their|the)_(bacon|skin|day|weekend|week|season|life) made_(his|her|their)_(day|week|month|year) thumbs_up high_five five_stars 5_stars glowing
   (good|great|nice|positive|lovely|kind|warm|fantastic|excellent)_(words?|feedback|things|review|reviews|vibes|response) very_positive super_positive
   money_well_spent worth_every (a|the)_pleasure a_joy a_treat a_hit sleeps?_better so_helpful how_(good|reliable|helpful|quick|fast|friendly|great|well|professional|responsive|easy)
   (nobody|no_one|none)_else_(explains|does|comes|has|can|picks|is|gives) only_ones_who glad_(they|she|he) proud_of_(us|our|the) hugged sent_(us|me)_(a_box|chocolates|flowers|a_card|wine|cake)
   professional polite courteous responsive super_clear very_clear went_down_(well|a_treat|a_storm) hit_it_off spoke_highly speaks_highly`,
  de: `zufrieden* begeister* glucklich dankbar bedankt* dankt* dank_(fur|an) gelobt lobt* lob lobes angetan beeindruckt freut_sich freuen_sich hervorragend ausgezeichnet tolle toll super klasse spitze
   kam_gut_an kam_sehr_gut_an kommt_gut_an schwarmt* lobend positiv* schatzt* gratulier* voll_des_lobes grosses_lob wunderbar perfekt bestens top`,
  es: `encantad* contentisim* satisfech* agradec* gracias_por las_gracias felicit* impresionad* buen_trabajo excelente* encanta encanto estupend* genial fenomenal maravill*
   alab* elogi* recomiend* recomend* los_mejores el_mejor muy_bien_(con|el|la) les_gusta le_gusta gusto_mucho satisfaccion feliz felices valora* orgullos*`,
  fr: `ravi* content* satisfait* enchant* merci_pour remerci* felicit* apprecie* salue* impressionn* bravo excellent* adore* super parfait* genial* formidable* au_top
   recommand* louang* eloge* heureux heureuse fier fiere plait_beaucoup tres_bien_passe le_meilleur la_meilleure`,
  pt: `feliz felizes satisfeit* agradec* obrigad*_(pel|por)* ador* amou parabeniz* parabens impressionad* otimo otima excelente* elogi* gost(ou|aram|a|am)_(muito|imenso|bastante|demais) encantad*
   maravilh* recomend* muito_bom muito_boa contente* nota_dez os_melhores o_melhor show_de_bola`,
  da: `glad glade tilfreds* begejstr* takk(er|ede|et) tak_for roste* roser ros imponer* vild(e)?_med begejstring fantastisk* super_godt godt_tilfreds anbefal* elsker`,
});

/** The customer's people are cross, let down or worried, by the words for it. */
export const CROSS = wordPatterns({
  en: `complain* moan* grumbl* gripe* whing* whin(es|ed|ing) griping unhappy unhappier upset annoyed annoying angry angrier furious livid fuming mad_(at|about|as|with) frustrat* disappoint* dissatisf* displeas* irritat*
   cross fed_up sick_of tired_of sick_and_tired narked hacked_off cheesed_off pissed* ticked_off peeved miffed filthy ropeable raging grumpy sour bitter disgruntled aggravat* exasperat* outrag* offended insulted
   not_(very_|too_|so_|really_|at_all_|that_|exactly_|overly_|much_)?(happy|pleased|impressed|satisfied|amused|thrilled|delighted|convinced|acceptable|good_enough|great|ideal|on)
   (isn't|aren't|wasn't|weren't|isnt|arent|ain't)_(very_|too_|so_|really_|that_)?(happy|pleased|impressed|satisfied|amused|thrilled|convinced|acceptable|good_enough|ideal)
   (didn't|doesn't|don't|didnt|doesnt|dont)_(like|trust|rate|believe|think_much|appreciate) unimpressed unconvinced underwhelmed
   let_down lets_(them|him|her)_down letting_(them|him|her)_down (los(e|es|ing|t)|wearing)_(patience|confidence|trust|faith|thin) patience_is blam* unacceptable
   gave_(me|us)_(an_earful|grief|stick|a_hard_time|both_barrels|hell) (tore|ripped|laid)_into bit_my_head had_a_go_at end_of_(her|his|their)_(tether|rope|wits) (his|her|their)_wits_end had_enough had_it_with
   ignored neglected forgotten_about taken_for_granted fobbed_off overlooked
   driving_(people|them|her|him|everyone)_(mad|crazy|nuts|up_the_wall) second_thoughts short_with_me cold_with_me frosty escalat* threaten* heads_will_roll
   overpromised over-promised rip_off rip-off lazy sloppy careless unprofessional rude not_listening doesn't_listen killing_(them|him|her) heat_from refus(e|es|ed|ing)_to_(use|pay|sign|accept|take)
   hates? hated hating detest* can't_stand resent* distrust* no_faith no_trust`,
  de: `verarger* arger* sauer wutend enttausch* beschwer* beklag* reklam* unzufrieden* frust* kritisier* genervt nervt stort sich_gestort verstimmt emport mangelnd* aufgebracht stinksauer hat_die_nase_voll nicht_(zufrieden|glucklich|einverstanden|uberzeugt|begeistert) gefallt_(ihr|ihm|ihnen)_nicht mag_nicht`,
  es: `molest* enfad* enoj* descontent* insatisfech* decepcion* quej* reclam(o|a|an|aron|aba) hart(o|a|os|as) furios* cabread* indignad* no_estan?_(muy_)?(contento|contenta|contentos|contentas|satisfech*|conforme|conformes) disgustad* mosquead*`,
  fr: `mecontent* fach* enerv* decu* insatisfait* se_plai* plaint plaignent plainte* agac* furieu* en_colere rale* exasper* remont(e|ee|es)_contre n'est_pas_(satisfait|content|convaincu|ravi)* ne_sont_pas_(satisfaits|contents|convaincus) pas_content* pas_satisfait* marre`,
  pt: `chatead* irritad* insatisfeit* decepcionad* brav(o|a)_com reclam(ou|am|aram|ando|a) furios* descontent* aborrecid* zangad* incomodad* desapontad* queix* pe_da_vida nao_(esta|estao|ficou|ficaram)_(content|satisfeit|feliz)*`,
  da: `utilfreds* skuffe* sur vred(e)? irriter* klag(er|ede|et|es) frustrer* traette? fornaermet er_traet ikke_(tilfreds|glad|imponeret)`,
});

/** The customer's people are afraid of something. */
export const WORRIED = wordPatterns({
  en: `worr(y|ied|ies|ying) woried worrie worrid worrys concern concerns concerned concerning nervous anxious afraid scared fear fears feared fearful fretting frets fretted sweating uneasy stress stressed stressing on_edge unsure not_sure
   hesitant scept* skept* doubt* apprehensive alarmed panick* panic dread* jittery twitchy wary cagey los(es|ing)_sleep sleepless keeps_(her|him|them)_up up_at_night under_(a_lot_of_|big_|huge_|heavy_)?pressure
   (bit|a_little|rather)_(shaky|wobbly|tense) tense bothered troubled red_flag at_risk reserv(ation|ations) uncertain* overwhelmed insecure`,
  de: `sorge sorgen sorgt besorgt beunruhig* angst befurcht* nervos* unsicher zweifel* bedenken skept*`,
  es: `preocup* inquiet* nervios* miedo temor teme temen dud(a|as|an)_(de|que|si) agobiad*`,
  fr: `inquiet* s'inquiet* preoccup* nerveu* peur craint craignent crainte* soucieu* soucis? doute* stress*`,
  pt: `preocup* receio receia receios* medo nervos* aflit* apreensiv* inquiet* temem duvid*`,
  da: `bekymr* nervos* bange bange_for urolig* usikker frygt* tvivl*`,
});
