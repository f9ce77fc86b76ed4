/** Turns the words after it around. */
export const DENIES =
  /(?<![a-z])(?:not|no|never|none|nobody|nothing|neither|nor|without|isn'?t|aren'?t|wasn'?t|weren'?t|don'?t|doesn'?t|didn'?t|won'?t|hasn'?t|haven'?t|hadn'?t|can'?t|couldn'?t|wouldn'?t|hardly|zero|free of|nicht|kein(?:e|en|er|em)?|nie|nichts|ohne|sin|nunca|nada|ningun(?:a|o)?|ni|pas|jamais|aucun(?:e)?|rien|sans|nao|nenhum(?:a)?|sem|nem|ikke|ingen|intet|aldrig|uden|nowt)(?: [a-z']+){0,4} $/;
/** Over and done. */
export const OVER =
  /(?<![a-z])(?:used to(?! be an?\b)|no longer (?:worried|a problem|an issue|concerned|upset|unhappy|annoyed|angry|interested|need|looking)|any ?more$|resolved|solved|sorted(?: now| out)|(?:is|was|got|been|now|are) (?:fixed|sorted)|was worried|were worried|is over|all good now|cleared up|behind (?:us|them)|in the past|formerly|previously|not any more|fruher|nicht mehr|gelost|behoben|erledigt|ya no (?:le|les|esta|hay|se)|resuelt[oa]s?|solucionad[oa]s?|ne \w+ plus|n'\w+ plus|resolu\w*|regle|nao \w+ mais|resolvid[oa]s?|ikke laengere|lost nu|er lost)(?![a-z])/;
/** Only imagined, or hoped for. */
export const IMAGINED =
  /(?<![a-z])(?:if(?= )(?! (?:it|this|that) happens)|would(?:'ve| (?:\w+ )?have)|[a-z]{1,20}'d have \w+ed|wouldve|had (?:i|we|he|she|they|it) [a-z]+|might|maybe|perhaps|probably would|could (?:be|have been|become)|in case|unless|were to|one day|wenn|falls|hatte (?:er|sie|ich|wir)|ware|wurde|vielleicht|si(?= \w)|quizas?|tal vez|podria|peut-etre|aurai[st]|serai[st]|se (?:o|a|ele|ela|eles|fosse|tivesse|precisarem|quiserem)|talvez|teria|hvis|maske|ville have)(?![a-z])/;
/** Said of what never was. */
export const UNREAL =
  /(?<![a-z])(?:would(?:'ve| (?:\w+ )?have)|wouldve|had (?:i|we|he|she|they) \w+|[a-z]{1,20}'d have \w+ed|ware (?:\w+ ){0,3}gewesen|hatte (?:ich|wir|er|sie) .{0,40}(?:ge\w+t|ge\w+en)|habria \w+|hubiera|aurai[st]|teria \w+d[oa]|tivesse|ville have)(?![a-z])/;
/** Heard, not known. */
export const HEARSAY =
  /(?<![a-z])(?:rumou?rs?(?: has it)?|heard (?:that|from (?:a |someone|somebody|some)|on the grapevine|through)|grapevine|gossip|supposedly|allegedly|word is|word on the street|not confirmed|unconfirmed|nobody confirmed|may be (?:leaving|resigning|retiring|moving|selling)|might be (?:leaving|resigning|retiring|moving|selling)|gerucht\w*|angeblich|soll angeblich|rumor(?:es)?|dicen por ahi|parait-il|parait que|rumeur\w*|dizem que|boato\w*|rygt\w*)(?![a-z])/;
/** Their own rivals are no suppliers of ours. */
export const THEIR_RIVALS =
  /(?<![a-z])(?:their|his|her|its|ihre?|sus?|leurs?|seus?|deres)(?: [a-z]+)? (?:own )?(?:competitors?|competition|rivals?|wettbewerber|konkurrent\w*|competidores|concurrents?|concorrentes?|konkurrenter)/;
