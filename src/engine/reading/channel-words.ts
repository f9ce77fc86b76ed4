import type { Channel } from "../interaction.ts";

/**
 * Words that tell how a touch happened, strongest claim first: a fair outranks the coffee drunk there, a video call is
 * no phone call, their office outranks the word "met". Flat text, six languages.
 */
export const CHANNEL_WORDS: [Channel, RegExp][] = [
  [
    "event",
    /\b(?:conference|trade ?show|(?:print|trade|motor|boat|food|air|road|auto|home|garden|tech|farm|book|art|world|consumer|dairy|toy|fashion|wine|beauty) (?:show|fair|expo)|expo\b|summit|convention|congress|symposium|fair\b(?! (?:price|point|enough|deal|play))|gala|awards?(?: night| dinner| ceremony)|industry (?:dinner|event|day|night)|networking|meetup|user (?:group|day)|open (?:house|day)|roadshow|webinar|forum|exhibition hall|at the (?:show|expo|fair|booth|stand)|(?:our|their|the) (?:booth|stand)\b|messe\b|fachmesse|kongress|tagung|hausmesse|feria|congreso|salon\b|foire|congres|colloque|feira|congresso|simposio|messen?\b|konference|golf (?:day|tournament)|(?:customer|partner|client) (?:day|event|evening|dinner)|interpack|\bces\b|hannover)/,
  ],
  [
    "meeting",
    /\b(?:video ?(?:call|chat|conference|konferenz|meeting|mode)?|videocall|videoanruf|videokonferenz|videollamada|videoconferencia|videochamada|visio(?:conference)?|zoom(?:ed|ing)?|google ?meet|gmeet|teams ?(?:call|meeting|session|mote|besprechung|termin|reunion)|(?:on|via|over|a|by|per|uber|por|sur|en|pelo|no|quick|short) (?:ms )?teams(?! (?:chat|message|msg|dm))|facetimed?|webex|skype(?:d)?|hangouts?|(?:screen ?share)|moten? pa teams)\b/,
  ],
  [
    "visit",
    /\b(?:visit(?:ed|ing)?\b(?! (?:us|our|me)\b)|on-?site|on site|site (?:visit|tour|walk)|in their (?:office|offices|plant|factory|warehouse|shop|store|building|boardroom|hq)|(?:at|to|in|round|around|toured|tour of|by|over to|down to|up to|out to|into) (?:the|their|his|her) (?:[\w-]+ ){0,2}(?:office|offices|plant|site|factory|warehouse|depot|hospital|clinic|lab|shop|store|mill|yard|farm|dairy|brewery|headquarters|hq|premises|place|showroom|facility|campus|city hall|branch|dock|kitchen|workshop floor|museum|school|hotel|quarry|port)\b|swung by|swing by|popped in(?:to)?|popped (?:over|round|by)|pop in(?:to)?|dropp?(?:ed|ing)? in(?:to)? (?:on|to see|at)|drop in on|(?:dropped|stopped|went|came|drove|drive|driving|go|going|called) (?:in|by|over|out|down|up|round)(?: to (?:see|them|their)| at their| and saw| to)|toured|got the (?:full )?tour|gave me (?:a|the) (?:full )?tour|walked (?:the|their) (?:floor|line|plant|site|shop)|besuch(?:t|te|en|e|ten)?\b(?! (?:uns|mich))|vor ort|beim kunden|visit(?:e|ei|é|amos|ado)\b|visita\b|visite\b|rendu visite|passe(?:e|s)? (?:chez|voir|les voir)|sur (?:place|site)|fui (?:a|al|ate) (?:su|sus|la|el|o|as|a)\b|estive (?:em|na|no|la)|in loco|besogte|besog(?:t)?\b|var (?:forbi|ude hos)|kigget? forbi)/,
  ],
  [
    "message",
    /\b(?:whats ?app(?:ed|t)?|watsapp|whatsap|wa(?:'?d)?(?= (?:from|with|w\b|msg|message))|on wa\b|text(?:ed|ing)?(?= (?:me|us|him|her|them|back|from|to|with|w\b|message|msg|exchange|chain|thread|last|this|today|yesterday|on|that|asking|saying)\b)|txt(?:ed|d)?|(?:a|by|via|over|per|quick|got|exchanged|few|some|swapped|sent) texts?\b|texts\b|sms|slack(?:ed)?\b|(?:ms )?teams (?:chat|message|msg|dm)|linked ?in|\bdms?\b|dm'?(?:e?d)|ping(?:ed|t)\b|pinged|messag(?:ed|ing)|(?:a|the|quick|short|voice|got|sent|left|his|her|their) (?:message|msg|note on)\b(?! on (?:the )?(?:machine|voicemail))|messaged|msg(?:'?e?d)?\b|we ?chat|telegram|signal (?:message|chat|msg)|imessage|messenger|instagram|insta\b|facebook|viber|line (?:message|chat)|kakao|dropped me a (?:line|note)|(?:hat|haben) (?:mir |uns )?geschrieben (?:per|uber) (?:whatsapp|chat)|nachricht|chatnachricht|mensaje|wasap|whatsapp|message (?:de|sur)|texto\b|un (?:sms|texto)|mensagem|zap\b|besked|skrev pa|chat (?:with|mit|con|avec|com|med)\b)/,
  ],
  [
    "email",
    /\b(?:e-?mail(?:s|ed|ing|ede|t)?|(?<!voice ?)(?<!voice)mail(?:s|ed|ing|ede|te)?\b(?! order)|gemailt|angemailt|per mail|inbox|correos?|courriels?|mels?\b|mejl|in copy|on copy|cc'?d|newsletter)\b/,
  ],
  [
    "call",
    /\b(?:phone(?:d|s)?|phoning|telephone(?:d)?|tel(?:e)?phone|(?<!(?:he|she|they|dale|it|close|judgement|judgment|tough|good) )call(?:ed|ing|s)? (?=me\b|us\b|him\b|her\b|them\b|from|with|w\b|w\/|to\b|up|back|about|yesterday|today|this|last|earlier|just|on|at|in\b|re\b|mon|tue|wed|thu|fri|sat|sun|again|and|&|-|saying|asking|because)|(?:a|the|quick|short|long|good|great|nice|brief|bad|tough|difficult|hard|conference|conf|phone|cold|monthly|weekly|check-?in|our|catch-?up|intro|follow-?up|sales|discovery|5|10|15|20|30|45) (?:min(?:ute)? )?calls?\b|call(?:ed)?$|call(?:ed)?(?= [,.;:!-])|called(?! (?:it|this|that|them|the|a|an|our|off|for|out|upon)\b)|call(?:s)? (?=w |w\/)|rang|rung|ring(?:ed|ing)? (?=me|him|her|them|up|back)|ringede|ringet|ringt|got off the (?:phone|blower|line|horn)|on the (?:phone|blower|line|horn|dog)|over the phone|by phone|hung up|bell(?:ed)? (?=me|him|her|them)|gave (?:\w+ ){1,2}(?:a )?(?:bell|ring|buzz|shout|call|tinkle)|(?:a|quick|given? \w+ a) (?:bell|buzz)\b|dialled|dialed|telefon(?:at|ats|ierte?n?|iert|isch|en|ate|ato)?\b|angerufen|rief|anruf|ruft an|am apparat|llam(?:e|o|ada|adas|aron|amos|ado)\b|por telefono|appele(?:e|r|s)?\b|coup de fil|(?:au|par) telephone|telephone\b|m'a appele|appel (?:avec|de|telephonique)|ligu?(?:ei|ou|aram|acao|ar|amos)\b|por telefone|telefonema|telefonou|telefonei|i telefonen|telefonisk|opkald)/,
  ],
  [
    "meeting",
    /\b(?:met\b|meeting\b|meet(?:s|ing)?(?: up)?\b|meetup|mtg|met up|sat down|sit-?down|coffee|kaffee|cafe\b|kopi|teh\b|brew|cuppa|tea with|tea w|lunch(?:ed)?|breakfast|brekkie|brunch|dinner|supper|drinks?|beers?|pints?|pub|bumped into|ran into|run into|saw (?!that|the|a|an|it|this|no|some|how|what|your)(?=\w)|seen (?=\w)|workshop|\bqbr\b|business review|site meeting|kick-?off|demo(?:ed)?\b|presentation|presented|in person|face to face|f2f|getroffen|traf(?:en)?\b|treffen|besprechung|termin (?:mit|bei)|mittagessen|gesprach (?:mit|bei)|zusammengesessen|reuni(?:on|mos|do|eron|ao|oes)\b|nos reunimos|almuerzo|almorce|almorzamos|comida con|comi con|cene con|vi a\b|tomamos|reunion|rencontre(?:e|r)?|dejeune|dejeuner|rendez-vous|rdv|vu (?=\w)|almoco|almocei|almocamos|jantar|jantei|encontrei|encontramos|encontro\b|estive com|mode(?:t)? med|moder?\b|modte|modtes|frokost|kaffe\b|(?:dropp?(?:ed)?|stopp?(?:ed)?|came|come|popp?(?:ed)?) (?:in|by|over|down|round|up)|visited (?:us|our|me)|hosted|in (?:our|my|the) office|at (?:our|my) (?:office|place|desk|hq|plant|site))/,
  ],
];
