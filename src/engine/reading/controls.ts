import type { ControlKind } from "./reading.ts";

/**
 * Instructions to the coach in plain words. The first that fits a sentence counts, so the narrow ones stand first:
 * "stop asking about Acme until March" is a snooze of this one, "no nudges until March" a pause of all.
 */
const CONTROL_WORDS: [ControlKind, RegExp][] = [
  [
    "undo",
    /\b(?:undo|revert|roll ?back|take (?:that|it) back|scratch (?:that|the last)|scrap (?:that|the last)|delete (?:that|the last|my last|this|what i)|remove (?:that|the last|my last) (?:one|entry|record|note|log)?|cancel (?:that|the last|my last)|forget (?:that last|what i (?:just )?said|the last)|strike that|wrong (?:customer|account|hospital|person|client)[,.! ]+(?:undo|delete|remove|take)|ruckgangig|losch(?:e|en)? (?:das|den|die) (?:letzte[ns]?|wieder)|nimm das zuruck|deshacer|deshaz|borra (?:eso|lo ultimo|el ultimo)|annule[rz]?(?: (?:ca|cela|le dernier))?$|annule[rz]? (?:ca|cela|la derniere|le dernier)|efface (?:ca|la derniere)|desfaz|desfazer|apaga (?:isso|o ultimo)|fortryd|slet (?:det|den sidste))\b/,
  ],
  [
    "resume",
    /\b(?:resume|un-?pause|un-?mute|(?:start|restart|send|switch|turn|bring|get|put) (?:the |my |your )?(?:nudges|nudging|reminders|prompts|messages)(?: me)? (?:again|back|on|up|back on)|(?:can|may|please|pls|you can) (?:start|restart) (?:the |my |with the )?(?:nudges|nudging|reminders)?(?: me)? ?again|start (?:nudging|asking|reminding)(?: me)? again|nudge away|i'?m back[^.]{0,40}(?:nudge|remind|go ahead|fire away|start|carry on|keep them coming)|(?:nudges|reminders) (?:back )?on (?:again )?(?:please|pls)?$|back (?:at work|in the office|from (?:leave|holiday|vacation|pto))[^.]{0,40}(?:nudge|again|resume|start)|keep (?:the nudges|them) coming again|fortsetzen|wieder (?:anfangen|starten|loslegen|erinnern|aktivieren|einschalten)|(?:nudges|erinnerungen) wieder (?:an|ein)|reanuda(?:r)?|vuelve a (?:enviar|mandar|recordar)|activa(?:r)? (?:otra vez|de nuevo)|reprend(?:s|re|ez) (?:les|mes)|relance[rz]? les|reactive[rz]?|retoma(?:r)?|pode (?:voltar|retomar|recomecar)|volta a (?:mandar|enviar)|genoptag|start (?:igen|op igen)|begynd igen)\b/,
  ],
  [
    "stop",
    /\b(?:(?:stop|quit) (?:asking|nudging|reminding|bugging|pestering|prompting|messaging|sending|telling)(?: me| us)?(?: \w+){0,3} (?:about|for|on|re|regarding|with) (?!this week|it until|this until)|(?:stop|no more|end|drop) (?:the )?(?:nudges|nudging|reminders|prompts|questions) (?:about|for|on|regarding|re) |(?:don'?t|do not|dont|never) (?:ask|nudge|remind|bug|prompt|bother)(?: me| us)? (?:\w+ )?(?:about|for|on|with) (?!this (?:week|one)|it (?:until|till|before)|it this)[^,.;]{2,50}?(?:again|any ?more|ever|no more)|(?:take|remove|drop|delete|strike|cross) [^,.;]{2,40} (?:off|from) (?:my|the|this|your) (?:list|portfolio|nudges|rotation|book)|(?:take|get) me off (?!the (?:phone|line))|(?:is|are) no longer (?:mine|my (?:customer|account|client|responsibility)|our customer|a customer)|(?:isn'?t|not) (?:my|mine|our) (?:customer|account|client)(?: any ?more)?|(?:i'?ve |i |we )?(?:handed|passed) (?:over |this |them |it )[^,.;]{0,30}(?:to|over)[^,.;]{0,30}(?:stop|no more|don'?t)|no (?:more )?nudges (?:about|for|on) (?!me\b|the next|a week|two|this week|now)|nicht mehr (?:nach|uber|wegen|zu) [^,.;]{2,40} (?:fragen|erinnern|nachfragen)|hor(?:en sie)? auf[^,.;]{0,40}(?:fragen|erinnern)|keine (?:erinnerungen|nudges|fragen) mehr (?:zu|fur|uber)|deja de (?:preguntar|recordar)\w*|no me (?:preguntes|recuerdes) mas|arrete[rz]? de (?:me |m')?(?:demander|relancer|parler|rappeler)|ne me (?:demande[rz]?|relance[rz]?|parle[rz]?) plus|para de (?:me )?(?:perguntar|lembrar|mandar)|pare de (?:me )?(?:perguntar|lembrar)|nao (?:me )?(?:pergunte|lembre) mais|stop med at sporge|sporg(?: mig)? ikke mere)/,
  ],
  [
    "pause",
    /(?:(?:^|\b(?:please|pls|plz|can (?:you|u|we)|could (?:you|we)|just|let'?s|to|and|then|but|so|also|,) )(?:pause|mute|silence)\b|\b(?:no (?:more )?nudges|hold (?:off )?(?:the |all |my |on )?(?:nudges|nudging|reminders|everything)|(?:stop|quit|hold|halt|suspend) (?:all |the |my |any |all the |all my )?(?:nudges|nudging|reminders|messages|prompts|pings)|(?:stop|quit) (?:nudging|reminding|pinging|messaging|asking|bugging) (?:me|us)(?! (?:about|for|on|with))|(?:don'?t|do not|dont) (?:nudge|remind|ping|message|bother|ask|send|contact)(?: me| us)?(?: anything| any \w+)? (?:until|till|til|before|while|for|this|next)|leave me (?:alone|be) (?:until|till|til|for)|(?:i'?m|im|i am|i will be|i'll be|ill be|am|going|be) (?:off|away|out|on (?:leave|holiday|holidays|vacation|pto|annual leave|parental leave|maternity|paternity|sick leave|sabbatical|hols|a break)|out of (?:the )?office|ooo|travelling|traveling|offline)[^.;]{0,30}(?:until|till|til|from|starting|for|through|thru|between|back)|ooo (?:until|till|til|from|for)|back (?:on|in the office on|at work on) |(?:alle |die |meine )?(?:nudges|erinnerungen) (?:aussetzen|pausieren|anhalten|stoppen)|pausiere|keine (?:nudges|erinnerungen|nachrichten)|(?:ich )?(?:bin|habe) (?:bis [^,.]{2,25} )?(?:im )?urlaub|(?:bin|ich bin) (?:bis|ab) [^,.]{2,25} (?:weg|nicht da|im urlaub|abwesend)|pausa(?:r)?(?: todo| los| las| todas)?|sin (?:avisos|recordatorios|nudges)|no me (?:mandes|envies|escribas) (?:nada|mas)|(?:estoy|estare) de (?:vacaciones|baja)|(?:en|mets?|mettez) pause|plus de (?:rappels|relances|nudges)|(?:je suis|je serai) en (?:conges?|vacances)|pausar|sem (?:lembretes|nudges)|(?:estou|vou estar|estarei) de ferias|(?:saette?|sat) (?:pa )?pause|ingen (?:nudges|paamindelser|pamindelser)|(?:jeg )?holder? ferie|er pa ferie)\b)/,
  ],
  [
    "snooze",
    /\b(?:snooze|snoozing|remind (?:me|us)|reminder (?:for|on|in)|(?:ask|nudge|ping|prod|poke|try|bug|tell|prompt|chase|hit|check (?:back )?with|come back to|get back to) (?:me|us) (?:about (?:this|it|that|him|her|them|\w+) )?(?:again |back |up )?(?:on |in |at |after |once |when |next |later|a week|tomorrow|tmrw|monday|tuesday|wednesday|thursday|friday|mon|tue|wed|thu|fri|the |then)|ask (?:me|us) again|nudge (?:me|us) again|(?:ask|nudge|remind|ping|try) (?:me |us )?(?:again )?(?:later|tomorrow|next week|after|in a)|(?:park|postpone|delay|defer|push|shelve|move|bump|hold|table) (?:this|it|that|him|her|them|this one|the nudge|that one)(?: one| nudge)?(?: \w+)? (?:until|till|til|to|for|by|back)|come back to (?:this|it|me) (?:on|in|next|later|after|when)|(?:not|no) (?:now|today|this week)[,.]? (?:ask|remind|try|later|maybe (?:next|later|tomorrow))|(?:this|it) can wait (?:until|till|til)|later (?:please|pls)|maybe later|wiedervorlage|erinner(?:e|n sie)? mich|(?:frag|frage|fragen sie|melde dich) (?:mich |bitte |noch ?mal |wieder )*(?:am|in|nachste|kommende|im|spater|nach|ab|noch ?mal|wieder)|spater (?:noch ?mal|wieder|erinnern)|verschieb(?:e|en)?|auf wiedervorlage|recuerdame(?:lo)?|recuerda ?me|preguntame (?:el|en|otra|de nuevo|la|manana|mas tarde|despues|luego)|avisame (?:el|en|otra|de nuevo|la|manana|mas tarde)|aplaza(?:r|lo)?|pospon(?:er|lo)?|mas tarde|rappelle-?(?: ?moi)|rappelez-?(?: ?moi)|redemande(?:-moi)?|relance-?moi|repose-?moi|reporte[rz]? (?:a|au)|plus tard|lembra?(?:r)?-?(?: ?me)|me lembr[ae]|me (?:pergunt[ae]|avis[ae]|cobr[ae]) (?:de novo|novamente|em|na|no|dia|depois|amanha|mais tarde|semana)|adia(?:r)?|mais tarde|deixa (?:pra|para) (?:depois|semana|segunda|amanha)|mind mig|pamind mig|sporg (?:mig )?(?:igen|om|pa|i|naeste)|udskyd|senere)\b/,
  ],
  [
    "why",
    /(?:\bwhy (?:(?:are|r|do|did|would|is) )?(?:you|u|this|me|now|them|him|her|is this|am i|do i|again)|\bwhy [\w& ]{2,30}\?|^why\b|\bhow come\b|\bwhat(?:'s| is) the reason|\bwhat made you|\bwhat'?s? (?:this|that) (?:based on|about)|\bwhere does this come from|\bon what basis|\breason for (?:this|the nudge)|\bwarum\b|\bwieso\b|\bweshalb\b|\bpor que (?:este|esta|me|preguntas|ahora|justo)|\bpourquoi\b|\bpor que (?:voce|isso|agora|essa|esse|esta|me|estou)|\bporque (?:voce|isso|agora)|\bhvorfor\b)/,
  ],
  [
    "another",
    /\b(?:(?:another|different|other|better|new|alternative|second) (?:idea|suggestion|one|nudge|angle|option|prompt|question|customer|tip|approach|proposal)(?:s)?(?: (?:please|pls|or not|instead|for))?(?=[\s.,!?]*$)|(?:give|show|suggest|send|got|have|any|try|find|pick) (?:me |us |you )?(?:got )?(?:any |an |a |some )?(?:other|another|something (?:else|different|better)|different|alternative|else)|something else (?:please|pls|instead|then)?|anything else (?:i|you|instead|for me|to try)|what else (?:can|could|have|do|you)|(?:andere|eine andere|neue) (?:idee|vorschlag|anregung)|(?:anderer|anderen|neuer|neuen) vorschlag|etwas anderes|was anderes|hast du (?:noch )?(?:was|etwas) anderes|otra (?:idea|sugerencia|propuesta)|otra cosa|algo (?:diferente|distinto)|une? autre (?:idee|suggestion|piste|proposition)|autre chose|outra (?:ideia|sugestao|dica|opcao)|outra coisa|algo diferente|en anden ide|et andet forslag|noget andet)\b/,
  ],
  [
    "draft",
    /\b(?:(?:can|could|would|will) (?:you|u) (?:please |pls )?(?:draft|write|compose|word|prepare|phrase|type|put together)|(?:draft|write|compose|word|phrase) (?:it|this|that|me|something|an?|the|one|her|him|them)(?: \w+){0,3} (?:for me|email|mail|message|note|text|reply|line|e-mail|intro|invite|invitation)|(?:draft|write|compose|word|phrase) (?:it|this|that|something|one|me (?:one|something))(?: up)?(?: for me)?(?:,? (?:please|pls))?$|^(?:please |pls )?draft\b|what (?:should|could|would|do) i (?:say|write|send)|help me (?:write|word|phrase|draft)|give me (?:a|the) (?:draft|wording|text|template)|(?:schreib|formulier|entwirf|verfass)\w* (?:mir |du |es |bitte |das |eine? )+|kannst du (?:mir )?(?:\w+ ){0,4}(?:schreiben|formulieren|entwerfen|verfassen)|entwurf|(?:escribe(?:me|lo)?|redacta(?:me|lo)?|prepara(?:me)? un borrador)|borrador|(?:redige|ecris)(?:-moi|-le)?|brouillon|(?:escreve|redige|rascunha|escreva|prepara)\w* (?:pra|para|um|uma|isso|o)|rascunho|skriv (?:det|den|en|et|mig)|lav et udkast|udkast)\b/,
  ],
  [
    "help",
    /(?:^(?:help|hilfe|ayuda|aide|ajuda|hjaelp|\?+|hjalp)(?:[\s!?.]|$)|\bhelp (?:please|pls|me (?:understand|out)|menu)\b|\bhow (?:does|do) (?:this|you|it|i (?:use|work|log|snooze|pause))\b|\bwhat (?:can|do) (?:you|u|i) (?:do|type|say|reply)\b|\bwhat are (?:the|my) (?:options|commands)|\bcommands\b|\bhow (?:can|do) i (?:log|reply|answer|use|change|stop|pause)|\bwas kannst du|\bwie (?:funktioniert|geht) (?:das|es)|\bcomo (?:funciona|funcionas)|\bque puedes hacer|\bcomment (?:ca marche|ca fonctionne)|\bque peux-?tu|\bo que voce (?:faz|pode)|\bhvad kan du|\bhvordan (?:virker|fungerer))/,
  ],
];

/** The customer's words, not the rep's: "she told us to stop emailing". */
const REPORTED =
  /\b(?:he|she|they|customer|client|boss|who) (?:also )?(?:says?|said|told|asks?|asked|wants?|wanted|thinks?|would like|demanded|insisted)|(?:sagt|sagte|will|mochte) (?:er|sie)|(?:told|asked|tells|asks|begged) (?:me|us) (?:to|not|why|how|if|about|for)|(?:asking|wondering|demanding) (?:why|how|us|me|if|for)|(?:says?|said) (?:stop|don'?t|no|to|why)/;

/** Words that pass on a nudge. */
const SKIP_WORDS =
  /(?:^(?:(?:i'?ll|ill|i will|i'd|can we|let'?s|lets|we can|please|pls|just|gonna|going to|sorry|hmm|um|nah|no|nope|ok|thanks|yeah) ?,? ?)*(?:skip|pass|skipping|passing)\b(?! (?:on (?:my|our|the (?:quote|message|info|news|offer|price|details|thanks|savings))|along|him|her|them|me|us))|\b(?:skip|pass on|drop|leave|ignore|forget|bin|ditch|scrap) (?:this|it|that|him|her|them|this one|that one)\b(?: one| nudge| time| week| out)?(?! (?:until|till|til|to|for|with|at|by|off|in))|\b(?:give|giving) (?:this|it|that)(?: one)? a miss|\b(?:leave|leaving) (?:this|that|it)(?: one)? (?:out|alone|be|aside)|^not (?:this|now|today|relevant|applicable|interested|needed|necessary|for me|worth)|\bnot this (?:one|time|week|month)|^(?:no|nope|nah),? ?(?:thanks|thank you|ta|thx|need|ty|not (?:now|this|today|needed))|^n\/?a$|\bno need (?:to|for|this|right|now|here|$)|\bnot (?:needed|necessary|relevant|applicable)(?: here| now| right now| at the moment| this time| for \w+| to \w+)?\s*$|\bnext (?:one|customer|please)[, ]*(?:please|pls)?$|\bi'?d rather not|\brather not|\bdon'?t (?:think|feel)[^.]{0,40}(?:needed|worth|right|useful|makes sense)|\bdoesn'?t (?:make sense|apply|fit)|\bno time (?:for|this)|\bnothing (?:to (?:say|ask|talk|discuss|report|add|do)|needed|new|here)|\bno point\b|\bwon'?t (?:do|bother)|\b(?:sitting|sit) (?:this|that) (?:one )?out|\buberspring\w*|\bauslassen\b|\blass(?:en)? (?:wir )?(?:das|den|diese[nrs]?|es) (?:mal )?(?:aus|sein|weg|lieber)|\bdiesmal nicht|\bnicht (?:diese woche|relevant|notig)|^nein,? danke|\bpass(?:e)? (?:ich|diesmal)|\bsalta(?:r|tela|mos|lo|te)?\b|^paso\b|\bpaso de|\besta vez no|^no,? gracias|\bomit(?:e|ir)|\bde momento no|\bno hace falta|\bno procede|^(?:je )?passe\b|\bpasse[rz]? (?:celle|celui|ce|cette|mon tour)|\bpas cette (?:fois|semaine)|^non,? merci|\bon (?:saute|laisse tomber)|\bsaute[rz]?\b|\bpas (?:la peine|necessaire|besoin)|\bpula(?:r)?\b|\bpasso\b|\bdessa vez nao|\bdeixa (?:essa|esse|isso) (?:de lado|pra la|passar)|^nao,? obrigad[oa]|\bnao precisa|\bnao (?:faz sentido|e necessario)|\bspring(?:er)? (?:den |det |over|denne )|\bikke denne (?:gang|uge)|^nej,? tak|\bsprunget over)/;

/**
 * The instruction that a sentence gives the coach.
 *
 * @param sentence flat, without quotation marks or signs at its ends
 * @returns null when it gives none, or only tells of a customer's words
 */
export function controlOf(sentence: string): ControlKind | null {
  const found = CONTROL_WORDS.find(([, words]) => words.test(sentence));
  if (found === undefined || REPORTED.test(sentence)) return null;
  return found[0];
}

/** @returns whether the sentence passes on the nudge */
export function isSkip(sentence: string): boolean {
  return SKIP_WORDS.test(sentence) && !REPORTED.test(sentence);
}
