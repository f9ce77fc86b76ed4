import { READ_LANGUAGES } from "../language.ts";
import type { ReadLanguage } from "../language.ts";
import type { WordPatterns } from "./word-list.ts";

/** The last five parts are German, Spanish, French, Portuguese and Danish, all before them English. */
function byLanguage(parts: string[]): WordPatterns {
  const own = parts.slice(-READ_LANGUAGES.length + 1);
  const english = parts.slice(0, -own.length).join("|");
  const pattern = (language: ReadLanguage): RegExp => {
    const at = READ_LANGUAGES.indexOf(language);
    return new RegExp(`(?:${at === 0 ? english : own[at - 1]})`);
  };
  return {
    en: pattern("en"),
    de: pattern("de"),
    es: pattern("es"),
    fr: pattern("fr"),
    pt: pattern("pt"),
    da: pattern("da"),
  };
}

const DELIVER =
  "send|sending|get|getting|have|give|giving|provide|prepare|preparing|share|fix|fixing|replace|replacing|look into|look at|check|ship|shipping|refund|credit|quote|organi[sz]e|arrange|set up|bring|put together|draft|drafting|write up|review|cover|reprint|redo|rework|resend|forward|work (?:out|up|on)|sort|find out|escalate|hand|let (?:her|him|them|\\w+) (?:know|have)|make sure|ensure|introduce|match|waive|pick up|hold|train|order|install|repair|upgrade|extend|lodge|issue|post|courier|print|raise|push|deliver|delivering|supply|submit|clear|reduce|adjust|change|swap|correct|update|confirm|come back (?:to (?:her|him|them) )?with|get back (?:to (?:her|him|them) )?(?:with|on|by)|follow up with (?:a|an|the|our|some)|chase (?:up )?(?:our|the|finance|it|accounts|legal|this)|ask (?:our|the|finance|legal|my|engineering|product|around)|(?:e-?mail|text|shoot|ping|drop|whatsapp|fax|mail|message|slack) (?:\\w+ ){1,2}(?:a |an |the |our |some |my )?(?:specs?|link|quote|case|deck|details|numbers|sheet|copy|plan|draft|price|prices|pricing|proposal|list|info|contract|pdf|file|photos?|data|samples?|brochure|drawings|report|dates)|drop off|keep (?:her|him|them) (?:posted|updated|informed|in the loop)|stay on (?:it|top)|honou?r|absorb|compensate|pay for|build|make|create|show|run|host|present|look after|take care|redo|pull together|put in|throw in|go through|investigate|dig into|talk to (?:our|my|the (?:factory|team|boss|warehouse|planners))";

/** A promise made by us, whoever the sentence starts with. */
export const WE_PROMISED = byLanguage([
  `\\b(?:i|we)(?:'ve| have|'d| had)? (?:also |have |then |verbally )?(?:promis\\w+|agreed|commit+ed|commit|confirm(?:ed)?|guarantee[ds]?|assured|assure|undert(?:ook|ake)|pledged|vowed|offered to|owe)\\b(?! (?:he|she|they|that (?:he|she|they)))`,
  `\\b(?:promis(?:ed?|ing)|assured|guaranteed|pledged|owe) (?:him|her|them|to|that i|that we|we|i|a|an|the|it|new|corrected|[a-z]+ (?:a|an|the|to|by|that|we|i|our|another|new))\\b`,
  `\\b(?:told|tell|said to|assured|let|promised|informed) (?:[a-z'.]+ ){0,3}(?:that )?(?:i|we)(?:'d|'ll|d| would| will| can| could| am going to|'m going to|'re going to)\\b`,
  `\\btold (?:[a-z'.]+ ){1,2}(?:he|she|they|it|the [a-z]+|to expect|em)(?:'d|'ll|d|ll| would| will| can count| comes| would be| could expect)?\\b.{0,40}\\b(?:by|have|get|on|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|discount|plan|fix|quote)\\b`,
  `\\b(?:said|says|agreed|replied) (?:that )?(?:i|we)(?:'d|'ll|d| would| will|'re going to)\\b`,
  `\\b(?:said|i said) yes to\\b|\\b(?:gave|given|has|have|had) (?:[a-z]+ ){0,2}my (?:word|promise|commitment)\\b|\\bmy (?:word|promise) that\\b`,
  `\\b(?:agreed|committed|promised|offered|undertook|agreeing) to (?:${DELIVER})\\b`,
  `\\b(?:he|she|they|it|\\w+)(?:'ll| will|ll)? (?:have|get|gets|receive|hear|be) .{0,50}\\bfrom (?:me|us|our side)\\b`,
  `\\b(?:will|would|to|'ll|'d) be (?:with (?:him|her|them|\\w+)|in (?:his|her|their) (?:inbox|hands|office)|on (?:his|her|their) desk)\\b`,
  `\\b(?:due|promised) (?:on|to) (?:his|her|their) (?:desk|inbox|office)\\b|\\bon our side\\b|\\bour (?:side|end|team|guys|engineers?|technicians?|crew|factory|workshop|warehouse|driver) (?:will|'ll|sends?|delivers?|prepares?|replaces?|fixes|comes|does|picks)\\b`,
  `\\bcommitted the same\\b|\\bquotes? (?:to (?:him|her|them) )?(?:due|will be)\\b`,
  `\\b(?:zugesagt|versprochen|sage zu|verspreche|zusage)\\b|\\b(?:von uns|durch uns) (?:bis|am)\\b|\\bbekomm(?:t|en) .{0,30}von (?:uns|mir)\\b`,
  `\\bprometi(?:mos)?\\b|\\b(?:me|nos) compromet\\w+|\\b(?:le|les) (?:dije|prometi|asegure) que\\b|\\b(?:quede|quedamos) en\\b`,
  `\\bpromis\\b|\\b(?:me suis|s'est|sommes|suis) engage\\w*|\\b(?:on|je|nous) s?'?(?:m')?engage\\w*`,
  `\\bpromet(?:i|emos)\\b|\\b(?:me|nos) compromet\\w+|\\bfi(?:cou|quei|camos) de\\b|\\bcombinei de\\b|\\bgaranti(?:mos)?\\b`,
  `\\blovede?t?\\b(?! (?:os|mig))|\\bgaranterede\\b`,
]);

/** What we will do for them that is no touch of its own. */
export const WE_WILL_DO = byLanguage([
  `\\b(?:(?:i|we)(?:'ll|ll| will| shall|'m going to|'re going to| am going to| are going to|'m gonna| am to|'m to| have to| need to| must| gotta| should|'m| am|'re| are| in turn will)|i'?ll|im going to|im gonna|im to|gonna|gunna|going to|will|need to|must|have to|has to|my job (?:now )?is to|to do:|todo:) (?:now |also |then |just |quickly |be |definitely |try to |try and |personally )?(?:${DELIVER})\\b`,
  `^(?:and |so |then |now )?(?:sending|getting|preparing|shipping|delivering|forwarding|replacing|resending|drafting) (?:her|him|them|it|the|a|an|new|\\w+ (?:the|a|an))\\b`,
  `\\bich (?:werde .{0,60}(?:schicken|senden|liefern|klaren|prufen|vorlegen|erstellen|nachreichen)|schicke|sende|liefere|erstelle|bereite|klare|besorge|kummere|reiche|prufe|lege|bringe)\\b|\\bwir (?:schicken|senden|liefern|erstellen|reichen|klaren|prufen|ubernehmen|tauschen|ersetzen|kummern|bereiten|werden .{0,60}(?:schicken|senden|liefern|ersetzen|tauschen))\\b|^(?:schicke|sende|liefere|erstelle|reiche|klare|prufe)\\b`,
  `\\b(?:le|les) (?:envio|mando|enviare|mandare|enviaremos|mandamos|mandaremos|preparo|paso|hare|llevo|hago llegar)\\b|\\b(?:voy|vamos) a (?:enviar|mandar|preparar|revisar|pasar|cambiar|reponer|sustituir|hacer)\\w*|\\b(?:envio|mando|preparo|reviso|enviamos|reponemos|cambiamos) (?:la|el|los|las|una?|hoy|manana)\\b`,
  `\\b(?:je|nous|on) (?:lui |leur |vais |allons |va |les |la |le ){0,5}(?:envoie|envoyer|enverrai|envoyons|enverrons|transmets|transmettre|prepare|preparer|fournis|livre|livrer|livrons|remplace|remplacer|remplacons|verifie|verifier|rembourse|rembourser|fais parvenir|reviens vers)\\b`,
  `\\b(?:vou|vamos) (?:lhe |te |lhes )?(?:enviar|mandar|preparar|verificar|entregar|trocar|substituir|passar|resolver|fazer)\\b|\\b(?:envio|mando|entrego|enviamos|mandamos|trocamos)(?:-lhe)? (?:ate|para|o|a|os|as|amanha)\\b`,
  `\\b(?:jeg|vi) (?:sender|skal sende|vil sende|leverer|laver|sorger|undersoger|far sendt|ombytter|udskifter|finder ud af|vender tilbage med|krediterer)\\b`,
]);

const NOT_A_PROMISE =
  "be (?!send|sign|get|giv|pay|order|confirm)|need|want|like|love|miss|lose|leave|move|close|retire|take over|start (?!paying|ordering)|open|stop|become|merge|expand|sell|switch|step|go (?!ahead|with us|to (?:his|her|the) (?:board|boss))|stay|report|reloc|split|report|hire|shut|get (?:worse|married)|have to|never|not|no longer|also need|still|probably|struggle|fall|drop|rise|run out|die|fail|last|remain|use|work|feel|think|understand|see|hate|complain|cancel|walk|look|join|replace|depart|handle|lead|head|run |cut|launch|double|grow|shrink|turn|expire|visit|change|take (?:the|on)|inherit|buy (?:the|out|up|a (?:company|competitor))|recommend us|have (?!it|them|the|a (?:decision|answer)|an answer|something)|consolidate|centrali[sz]e|outsource|close|shrink|build|relocate|renovate|host|hold (?:the|its|their) (?:show|event|conference)";

/** A promise made by them. */
export const THEY_PROMISED = byLanguage([
  `\\bpromis(?:ed|es|e|ing) (?:me|us|to|the|a|an|he'?d|she'?d|they'?d|we'?d|we get|that|by|it|\\d)`,
  `\\b(?:agreed|committed|offered|promised|undertook|intends?|pledged|plans?) to (?!us|me|${NOT_A_PROMISE})`,
  `\\b(?:he|she|they)(?:'d|'ll| would| will) (?:let (?:me|us) know|get back to (?:me|us)|come back to (?:me|us)|confirm)\\b`,
  `\\b(?:pledged|guaranteed|undertook)\\b|\\bagreed (?:that )?(?:he|she|they|the \\w+)(?:'ll|'d| will| would)\\b|\\bconfirmed (?:the order|that (?:he|she|they|it)|they'?ll|he'?ll|she'?ll|it'?ll|the renewal)|\\bassured (?:me|us)\\b|\\bgave (?:me |us )?(?:his|her|their) word\\b`,
  `\\b(?:he|she|they|who|(?:the |their )?(?:district|team|board|cfo|ceo|boss|legal|it|procurement|finance|city|council|school|partners|management|office|lawyers?|buyer))(?:'ll|'d(?! (?:\\w+ )?\\w+ed\\b)| will| would| shall|ll| shall then)(?: also| then| surely| definitely)? (?!${NOT_A_PROMISE})[a-z]`,
  `\\b(?:will|shall|'ll) (?:be )?(?:send|sign|get (?:back|us|me|it|them)|give (?:us|me)|share|confirm|decide|let (?:us|me)|come back|return|provide|forward|introduce|pay|order|place|approve|review|revert|issue|release|sending|signing|placing|inform|tell|put us|raise it|hand over|clear the|write us|recommend)\\b`,
  `\\b(?:is|are|'s|'re|s|re) (?:\\w+ )?(?:sending|going to (?:send|sign|place|decide|pay|order|get|give|confirm|introduce|talk|push|recommend|share)|getting (?:me|us|back)|coming back (?:to|with)|signing|placing|paying|introducing|sharing|forwarding|giving us) ?`,
  `\\b(?:sends?|signs?|pays?|confirms?|decides?|places|returns|gets back|comes back|forwards|introduces|shares|approves|orders|issues|releases|provides|gives us|lets us know) .{0,60}\\b(?:by|on|next|this|tomorrow|until|before|within|end|monday|tuesday|wednesday|thursday|friday|soon|after|\\d)`,
  `\\b(?:po|purchase order|order|contract|payment|decision|answer|feedback|signature|sign-?off|approval|copy|specs?|forecast|deposit|list|drawings|data|agreement|green light)(?: \\w+){0,3} (?:lands|comes|coming|is due|due by|due|follows|will (?:be|come|follow|land|arrive)|goes out|expected|arrives|on its way|signed by|by (?:the|monday|tuesday|wednesday|thursday|friday|end|\\d))\\b`,
  `\\bi (?:get|will get|'ll get|should get|am getting) .{0,50}from (?:him|her|them|their)\\b|\\bfrom their side\\b`,
  `\\b(?:er|sie|[a-z]+) (?:schickt|schicken|sendet|senden|liefert|unterschreibt|entscheidet|bestellt|bestatigt|zahlt|nennt|reicht|gibt (?:uns|mir)|geben (?:uns|mir)|meldet sich|melden sich|versprach)\\b|\\b(?:will|wird|werden|wollen) (?:uns|mir|sich|bis) |\\bwird .{0,60}(?:schicken|senden|unterschreiben|entscheiden|bestatigen|melden|bestellen)\\b|\\bhat (?:mir|uns) .{0,40}(?:versprochen|zugesagt)`,
  `\\b(?:nos|me) (?:envia|enviara|enviaran|manda|mandan|mandara|mandaran|confirma|confirmara|pasa|pasara|pasaran|pasan|prometio|prometieron|dira|diran|avisa|avisara|avisaran|da|dara|daran|firma|firmara)\\b|\\bprometio\\b|\\bfirmara\\w*|\\bvan? a (?:enviar|mandar|confirmar|firmar|decidir|pagar|pasar|hacer el pedido)\\w*|\\bconfirmara\\w*`,
  `\\b(?:nous|m'|me) (?:envoie|envoient|enverra|enverront|transmet|transmettra|confirme|confirmera|a promis|repond|repondra|donneront|donnera|tient|rappelle|dira|fera)\\b|\\b(?:il|elle|ils|elles) (?:enverra|enverront|signera|signeront|confirmera|validera|tranchera|decidera|passera commande|doit (?:me|nous)|doivent (?:me|nous))\\b|\\bs'est engage\\w*|\\bva (?:nous |m'|me )?(?:envoyer|confirmer|transmettre|signer|decider)`,
  `\\bprometeu\\b|\\bva(?:i|o) (?:nos |me |te )?(?:enviar|mandar|assinar|confirmar|passar|decidir|dar|responder|retornar|pagar|fechar o pedido|fazer o pedido)\\b|\\bfic(?:ou|aram) de\\b|\\b(?:ela|ele|eles|elas|o \\w+|a \\w+) (?:envia|manda|confirma|passa|assina|entrega|paga|responde)\\b|\\b(?:me|nos) (?:envia|manda|confirma|passa|da)\\b`,
  `\\b(?:hun|han|de|\\w+) (?:sender (?!jeg|vi)|vender tilbage|bekraefter|skriver under|giver (?:os|mig)|betaler|bestiller|vil (?:sende|vende|give|bekraefte|skrive))|\\blovede (?:os|mig)|\\bhar lovet (?:os|mig|at)`,
]);
