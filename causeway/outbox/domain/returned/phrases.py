"""What mail systems write when they do not write a report: phrases, in the languages in which we have met them.

They are looked for in single lines and short texts of mail that a machine sent, never in a person's letter.
"""
# ruff: noqa: E501  a phrase is looked over as one line

import re


def _any(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


# Who sends such mail: in From, or in Sender.
DAEMON = _any(
    r"mail(?:er)?[-_. ]?daemon",
    r"\bpost ?master\b",
    r"\bmdaemon\b",
    r"mail delivery (?:sub)?s(?:ystem|ervice)",
    r"delivery subsystem",
    r"mail (?:system|administrator|server|transport agent|router|gateway)\b",
    r"\bsystem ?administrator\b",
    r"\badministrator@",
    r"\bmail-?admin@",
    r"\bdaemon@",
    r"microsoft ?exchange",
    r"\b(?:mta|smtp|bounces?|undeliver\w*|non-?delivery|ndr)(?:[-+._][\w.+=-]*)?@",
    r"\bdomino\b",
    r"mail ?enable",
    r"\b(?:mail|message|e-?mail) ?(?:delivery|deliver)\b",
    r"mailer@",
)

# A subject under which only undelivered mail comes. Those of answers and forwards (Re:, Fwd:) are asked for nowhere.
FAILED_SUBJECT = _any(
    r"^returned mail\b",
    r"^failure notice\b",
    r"\bundeliver(?:able|ed)\b",
    r"^\W*delivery[ _-](?:status )?(?:notification )?\(?fail",
    r"delivery (?:status )?notification ?(?:\(|: ?)fail",
    r"mail delivery (?:has )?(?:fail|error|problem|status report)",
    r"\bdelivery (?:has )?failed\b",
    r"\bdelivery[ _-](?:failure|error|problem)\b",
    r"(?:mail|message|delivery) (?:system )?(?:error|failure)\b",
    r"^non[- ]?deliver",
    r"^nondeliver",
    r"could not (?:be delivered|send|deliver)",
    r"cannot be delivered|can't be delivered|not delivered\b",
    r"unable to deliver",
    r"returning message to sender|returned to sender|return(?:ed)? (?:e-?)?mail\b|message returned|returned message|mail returned",
    r"user (?:is )?unknown|unknown user|no such user|unknown (?:address|recipient)|invalid (?:address|recipient)",
    r"mailbox (?:is )?(?:full|unavailable)|over ?quota|quota exceeded",
    r"\bbounced?\b|not member article|^(?:ignored|reject)|error (?:in )?(?:sending|processing|delivering)|failed mail|processing error",
    r"^rejected\b|message (?:you sent )?(?:was )?(?:rejected|blocked|refused)|mail (?:was )?(?:rejected|blocked|refused)",
    r"^unzustellbar|nicht zugestellt|zustell(?:ung)? ?(?:fehlgeschlagen|fehler)|unzustellbar(?:keit)?|fehlgeschlagen.{0,20}zustell",
    r"^non remis|non[- ]d[ée]livr|[ée]chec (?:de )?(?:la )?(?:remise|livraison|distribution)|non distribu",
    r"no (?:se )?(?:pudo )?entreg|no entregado|devuelto|error (?:de|en la) entrega|fallo (?:de|en la) entrega",
    r"mancat[ao] (?:consegna|recapito)|non recapitabile|non consegnat",
    r"n[ãa]o entregue|falha na entrega|devolvid[ao]|n[ãa]o (?:foi )?(?:poss[íi]vel )?entreg",
    r"onbestelbaar|niet (?:af|be)(?:geleverd|zorgd)|kan niet worden (?:afgeleverd|bezorgd)",
    r"nie dostarczon|niedostarcz|nie mo(?:żna|ze) dostarczy",
    r"недоставлен|не доставлен|ошибка доставки|невозможно доставить|не может быть доставлен",
    r"配信(?:不能|でき|エラー)|送信(?:できません|エラー)|不達|失敗|宛先不明|配達(?:不能|でき)|届きません",
    r"退信|无法投递|無法傳[遞送]|未(?:送达|送達|傳遞)|系统退信|投递失败",
    r"반송|전송 ?실패|배달 ?(?:실패|되지)",
    r"kunde inte levereras|olevererbar|kunne ikke leveres|kan ikke leveres|toimittaminen ep[äa]onnistui|ei voitu toimittaa",
    r"nedoru[čc]iteln|nelze doru[čc]it|teslim edilemedi|iletilemedi|k[ée]zbes[íi]thetetlen|ανεπίδοτο|nelivrabil",
    r"methu (?:â )?(?:danfon|dosbarthu)|heb ei dd?anfon|heb ei dosbarthu",
)

FAILED = _any(
    r"(?:could|can|would|will|was|were|is|has|have)(?: ?no|n.)t (?:be |been )?(?:successfully )?(?:deliver|sen[dt]|relay|accept|reach|forward)",
    r"(?:cannot|can not) (?:be )?(?:deliver|sen[dt]|relay|accept|reach|find)",
    r"did(?: not|n.t) (?:reach|receive|get through|arrive)",
    r"(?:un|not )deliver(?:able|ed)\b",
    r"not (?:be )?delivered",
    r"(?:un|not )able to (?:be )?(?:deliver|relay|send|forward|accept|find|route)",
    r"(?:fail(?:ed|ure|s)?|problems?|errors?|trouble) (?:to|in|on|with|while|during|when)? ?(?:the )?(?:deliver|sending|relay|transmit|transport)",
    r"(?:delivery|transmission|transport|forwarding|recipients?|address(?:es)?)(?: attempts?)?(?: \w+){0,6} (?:has |have |had )?(?:been )?(?:fail|abort|permanent|fatal|reject)",
    r"delivery (?:failure|error|problem)|attempt to deliver|may not exist",
    r"non-?delivery",
    r"return(?:ed|ing)?(?: \w+){0,3} to (?:the )?sender|mail returned|returned mail|is being returned|bounced?\b",
    r"permanent(?:ly)? (?:\w+ )?(?:error|fail|fatal|problem|reject)|fatal error|giv(?:en|ing) up",
    r"(?:unknown|invalid|bad|illegal|no such|non-?existent|nonexistent|inactive|incorrect|wrong|unrecogni[sz]ed) (?:\w+ )?"
    r"(?:user|recipient|address|mailbox|account|person|destination|host|domain|alias|name|e-?mail)",
    r"(?:user|recipient|address|mailbox|account|host|domain|alias)(?: \w+){0,4}? (?:is |was |has been |are )?(?:currently )?"
    r"(?:unknown|invalid|not (?:found|known|valid|listed|exist|a valid|available|recogni[sz]ed|local)|full|disabled|inactive|suspended|closed|"
    r"over ?quota|unavailable|rejected|terminated|unrouteable|deactivated|expired|locked|blocked)",
    r"(?:does|do)(?: not|n.t) exist|doesn't have an? |not (?:a )?(?:known|valid|local) (?:user|recipient|mailbox|address)",
    r"no (?:valid |such |local )?(?:recipient|mailbox|mail ?box|account|user|person|address|mail host|mx|route)\b",
    r"(?:over|exceed\w*|out of|insufficient|not enough)(?: \w+){0,4} (?:quota|storage|space|disk|limit|size)|quota (?:exceed|violat|is full)|over ?quota",
    r"un-?rout(?:e)?able|host (?:unknown|not found)|name or service not known|unresolvable|mail loop|too many hops|hop ?count",
    r"relay(?:ing)? (?:access )?(?:is )?(?:denied|not permitted|not allowed|prohibited)|access denied|not (?:authori[sz]ed|permitted|allowed) to",
    r"(?:message|mail|e-?mail|content)(?: \w+){0,5} (?:been |was |is )?(?:reject|refus|block|bounc|discard|delet|dropp)",
    r"(?:reject|refus|block)(?:ed|s|ing)?(?: \w+){0,4} (?:message|mail|e-?mail|recipient|address|content|by|for)",
    r"(?:retry|message|delivery|queue)(?: \w+){0,3} (?:time(?:out)?|expired|exceeded)|timed? ?out",
    r"not listed in|no match (?:found )?in|several matches found",
    r"\b5[0-7]\d[ #-]{1,2}\(?#?5\.\d{1,3}\.\d{1,3}|\b55[0-9][ -]|\b5\.\d\.\d{1,2}\b|\[?(?:said|responded|replied|response|answer\w*|reply)\]?:? ?\W{0,3}5\d\d\b",
    r"nicht (?:zugestellt|zustellbar|erreich|ausgeliefert|existier)|unzustellbar|unbekannt(?:er)? (?:empf|benutz|adress)|postfach (?:ist )?voll",
    r"n.a (?:pas )?pu [êe]tre|n.ont pas pu [êe]tre|non remis|[ée]chec d|impossible d|bo[îi]te (?:aux lettres )?pleine|n.existe pas|inconnu",
    r"no (?:se )?(?:ha )?(?:pudo|podido|pudieron) |no (?:fue|ha sido) (?:posible )?(?:entreg|envia)|buz[óo]n (?:est[áa] )?lleno|no existe|desconocid[oa]",
    r"impossibile (?:consegn|recapit|inviare)|non (?:è|e') stato (?:possibile|consegnat|recapitat)|casella (?:di posta )?piena|non esiste|sconosciut[oa]",
    r"n[ãa]o (?:p[ôo]de|foi poss[íi]vel|foi entregue|existe|foram)|caixa (?:postal )?cheia|falha (?:na|permanente)|desconhecid[oa]",
    r"(?:kon|kan|kunnen)(?: \w+){0,5} niet (?:worden )?(?:af|be)(?:geleverd|zorgd)|niet (?:af|be)(?:geleverd|zorgd)|onbekend|bestaat niet",
    r"nie (?:mog[łl]a|mo[żz]na|zosta[łl]a|istnieje)|niedostarcz|nie dostarczon",
    r"не (?:был[оаи]? |может быть |удалось |удаётся |могло быть )?(?:доставлен|доставить|отправ)|недоставлен|не существует|переполнен|неизвестн",
    r"(?:配信|送信|配達|お届け|届け)(?:することが)?(?:でき|出来)(?:ません|ず|なかった)|エラーメール|宛先不明|存在しません|見つかりません|届きません",
    r"无法(?:投递|送达|发送|传递)|無法(?:傳遞|投遞|送達|寄送)|退信|退回|不存在|投递失败",
    r"반송|전송(?:에|이)? ?실패|전달(?:되지|할 수)|배달(?:되지|할 수)|존재하지",
    r"kunde inte (?:levereras|skickas)|kunne ikke leveres|kan ikke leveres|ei voitu toimittaa|nelze doru[čc]it|nebylo mo[žz]n[ée]|edilemedi|nem (?:lehet|siker[üu]lt)",
    r"methu (?:â )?(?:danfon|dosbarthu)|ni (?:ellid|lwyddwyd)|heb (?:ei|gael ei) dd?(?:anfon|osbarthu)",
)

# What an answer never says of the message it answers, if that arrived. Narrower than what systems write: an office's answer may be
# "unable to help", and its services may have "problems in delivering".
NOT_ARRIVED = _any(
    r"(?:could|can|would|was|were|is|has|have)(?: ?no|n.)t (?:yet )?(?:be |been )?(?:successfully )?(?:deliver|sent|relayed|accepted|received)",
    r"cannot be (?:deliver|sent|accept)|undeliver|not (?:yet )?(?:been )?deliver|(?:un|not )able to (?:be )?(?:deliver|send)|may not exist|(?:did not|could not be) reach",
    r"(?:fail\w*|attempts?|error) (?:to|in|of|while) (?:deliver|send|transmit)\w*|delivery (?:\w+ ){0,8}(?:fail|abort|delay|postpone|unsuccess|not possible)",
    r"(?:message|mail|e-?mail) (?:\w+ ){0,8}(?:been |was |is |has )(?:reject|refus|block|bounc|discard|dropp|delay|not accept|returned)",
    r"non-?delivery|return\w* to (?:the )?sender|permanent (?:\w+ )?(?:error|fail)|fatal error|giving up|retry timeout|over ?quota|quota exceeded|too many hops|loop",
    r"(?:unknown|invalid|no such|no valid|non-?existent|illegal) (?:\w+ )?(?:user|recipient|mailbox|address|account|host|domain)",
    r"(?:user|recipient|mailbox|account)(?: \w+){0,3} (?:unknown|not found|full|disabled|inactive|suspended|unavailable|not listed|not recogni[sz]ed)",
    r"\b5\d\d[ -]\(?#?5\.\d|\b5\.\d\.\d{1,2}\b|\b55\d[ -]|delivery status notification|mail delivery|transcript of session|will (?:continue|keep) (?:to )?try|will be retried",
    r"nicht zugestellt|unzustellbar|n.a (?:pas )?pu [êe]tre|non remis|no se pudo|impossibile|niet (?:af|be)(?:geleverd|zorgd)|не может быть доставлен|не доставлен",
    r"配信でき|届きません|无法投递|退回|無法傳遞|반송|ni ellid (?:danfon|dosbarthu)|methu danfon",
    # It came to where nobody reads it, or is thrown away: that is no arrival.
    r"(?:mailbox|inbox|account|e-?mail address|address)(?: \w+){0,3} (?:is|are|was|has been)(?: \w+){0,2} (?:not|no longer|never|un)(?: being| currently| actively)? ?"
    r"(?:monitored|in use|used|read|active|checked|valid|staffed|in operation)",
    r"(?:account|mailbox|inbox|e-?mail address|address)(?: \w+){0,3} (?:is|are|was|has been|have been)(?: now| being)? (?:closed|deleted|retired|discontinued|deactivated|shut)",
    r"(?:will|has|have)(?: not| now)? (?:be |been )(?:automatically |permanently )?deleted|deleted (?:un|without (?:being |having been )?)read",
    r"(?:will|has|have)(?: not|n.t) (?:be |been )(?:read|forwarded|passed on|seen|looked at)|(?:nobody|no one) (?:will|is going to) (?:read|see)",
    r"no longer (?:the |a |your )?(?:member of parliament|member of the senedd|mp\b|ms\b|msp\b|mla\b|councillor|work\w* (?:here|for|at|in)|employed)",
    r"please (?:re-?send|send (?:it|this|your \w+) again)",
    r"(?:ddim|nid yw\S*)(?: \S+){0,8} (?:mwyach|bellach)|ni fydd (?:eich|dy) (?:neges|e-?bost)(?: \S+){0,3} (?:dd?arllen|anfon)|wedi(?: \S+){0,2} (?:ddileu|chau)",
)

# Said only where nothing is given up yet.
DELAYED_SUBJECT = _any(
    r"\(delay(?:ed)?\)|\bdelivery (?:status notification: )?delay|delayed mail|mail delayed|message delayed|delivery delayed|^delayed\b|message [\w-]{1,40} delayed|delivery report delayed",
    r"warning: (?:could not send|message|mail|delayed|still|e-?mail)|still (?:being )?retr|deferred|temporar",
    r"verz[öo]gert|retard[ée]|retraso|ritard[oa]|atrasad|vertraagd|opó[źz]ni|задерж|遅延|延迟|延遲|지연",
)
DELAYED = _any(
    r"this is (?:only )?a(?:n advisory[- ]only| warning|n informational)(?: (?:message|e-?mail|notification))?",
    r"you do not need to (?:resend|re-send|do anything)|no action is required|need not (?:resend|re-send)",
    r"(?:delivery |further )?attempts? (?:to deliver )?(?:\w+ ){0,6}?will (?:continue|be made)|will (?:continue|keep|go on) (?:to )?(?:try|attempt|retry)|will be (?:re-?tried|re-?attempted)|will try again|we'll keep trying|will retry",
    r"(?:has|have) (?:not yet|not been delivered yet) ?|(?:not|n't) yet been delivered|not been (?:delivered|able to be delivered) yet|still (?:being (?:re)?tr|trying|in the queue|queued)",
    r"(?:has|have|is|was) been delayed|delivery (?:is |was |has been )?(?:delayed|postponed)|has been postponed|is delayed",
    r"es (?:wird )?weiter(?:hin)? versucht|noch nicht zugestellt|pas encore (?:pu|été)|sera (?:à )?nouveau|a[úu]n no (?:se )?ha|non (?:è|e') (?:ancora|stato ancora)|ainda n[ãa]o",
)
GIVEN_UP = _any(
    r"giv(?:en|ing) up|permanent(?:ly)? (?:\w+ )?(?:error|fail|fatal)|no further attempt|will not be (?:re)?tried|message (?:has )?expired|"
    r"(?:retry|delivery|queue) (?:time|period|timeout)(?: \w+){0,3} (?:exceeded|expired)|has been (?:removed from|deleted from) the|is being returned|returned to sender",
)

# Systems that let mail through only when its sender proves something, and those that hold it for somebody to release.
CHALLENGE = _any(
    r"(?:confirm|prove|verify|show)(?: \w+){0,4} (?:you(?:'re| are)|that you|are) (?:a |an )?(?:\w+ )?(?:human|person|real|not a (?:robot|machine|spam|bot))",
    r"(?:confirm|verify|authenticate|approve|validate)(?: \w+){0,4} (?:your(?:self)?|this|the|that) (?:e-?mail|message|sender|address|identity|mail|delivery)",
    r"(?:click|follow|visit|go to|use|open)(?: \w+){0,6} (?:link|button|address|url|page|web ?site|here)(?: \w+){0,8} (?:to |so |in order |and )(?:\w+ ){0,5}(?:deliver|confirm|verif|releas|authenti|approv|added|get|complet|request|prove|register)",
    r"(?:reply|replying|respond)(?: \w+){0,6} (?:confirm|verif|authenti|releas|deliver|to this (?:confirmation|challenge))",
    r"(?:waiting|awaiting|pending|held|holding|on hold|quarantin\w*)(?: \w+){0,8} (?:confirm|verif|approv|authenti|releas|moderat|review|response|reply|administrator|quarantin)",
    r"(?:has been|is being|was|is) (?:held|quarantined|placed (?:on hold|in quarantine)|queued for (?:review|approval))|awaits? moderator",
    r"challenge[- /](?:and[- ])?response|spam ?arrest|\btmda\b|\bboxbe\b|spam ?blocker|antispam uol|anti-?spam uol|bluebottle|mailblocks|choicemail|"
    r"active spam killer|spamcop challenge|qurb|vanquish|knowspam|confirmation required|sender (?:verification|confirmation)|guest list|whitelist|allowed senders|approved sender",
    r"best[äa]tigen sie|confirme[rz]? (?:que|votre|su|seu)|c[óo]digo de (?:confirma|verifica)|captcha|подтвердите",
)
