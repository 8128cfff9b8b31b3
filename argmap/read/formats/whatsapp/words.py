"""What WhatsApp itself writes into a chat, in the languages of its users."""

from __future__ import annotations

import re

from argmap.read.common.expressions import expression
from argmap.read.common.shapes import Shape

_LONGEST = 1000

ENCRYPTED = Shape(
    r"end-to-end[- ](?:encrypted|versleuteld)|ende-zu-ende-verschlüsselt|cifrad[oa]s de extremo a extremo"
    r"|chiffrés de bout en bout|crittografat\w+ end-to-end|(?:protegid\w+ com a )?criptografia de ponta a ponta"
    r"|szyfrowan\w+ end-to-end|täysin salattuja|totalsträckskrypter|uçtan uca şifrel|сквозным шифрованием",
    re.IGNORECASE,
    _LONGEST,
)
"""The notice at the head of a chat."""

EVENTS = Shape(
    r"\b(?:created (?:this |the )?group|(?:was|were) added|added \S|removed \S|left$|left the group|joined (?:using"
    r"|from|via)"
    r"|changed (?:the|this|their|to|your)|pinned a message|security code|is now an admin|are now an admin"
    r"|no longer an admin|(?:turned|switched) (?:on|off)|disappearing messages|missed (?:voice|video|group)"
    r"|started a (?:call|video call)|blocked this contact|unblocked|reset this group|group settings"
    r"|requested to join|closed this group|community"
    r"|(?:hat|hast|haben) .{0,80}(?:erstellt|hinzugefügt|entfernt|verlassen|geändert|angepinnt|fixiert|blockiert)"
    r"|(?:ist|bist) .{0,60}beigetreten|verpasster? \S+|sicherheitsnummer|(?:ist|bist) jetzt .{0,20}admin"
    r"|(?:creó|creaste|crearon) (?:el|este) grupo|(?:añadió|agregó|añadiste|agregaste)\b|eliminó a|eliminaste a"
    r"|salió(?: del grupo)?$|saliste$|se unió|cambió (?:el|la|los|su|tu|a)|cambiaste|llamada (?:de voz "
    r"|de grupo )?perdida"
    r"|videollamada perdida|fijó un mensaje|ahora (?:es|eres) admin"
    r"|(?:a|avez|as) créé (?:le|ce) groupe|a (?:ajouté|retiré|supprimé|modifié|changé|épinglé)|a quitté|a rejoint"
    r"|vous avez (?:ajouté|retiré|modifié|changé)|appel (?:vocal|vidéo) manqué"
    r"|ha (?:creato|aggiunto|rimosso|abbandonato|cambiato|modificato|fissato)|si è unit[oa]|chiamata (?:vocale "
    r"|video)?persa"
    r"|(?:criou|criaram) (?:o|este) grupo|adicionou|removeu|saiu$|entrou usando|(?:mudou|alterou) (?:o|a|os)"
    r"|chamada de (?:voz|vídeo) perdida|fixou uma mensagem"
    r"|(?:heeft|hebt) .{0,80}(?:gemaakt|toegevoegd|verwijderd|verlaten|gewijzigd)|neemt deel via|gemiste oproep)",
    re.IGNORECASE,
    _LONGEST,
)
"""Who came, went or changed something."""

DELETED = Shape(
    r"(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht"
    r"|du hast diese nachricht gelöscht"
    r"|(?:se eliminó|eliminaste) este mensaje|este mensaje fue eliminado|se ha eliminado este mensaje"
    r"|ce message a été supprimé|vous avez supprimé ce message"
    r"|questo messaggio è stato eliminato|hai eliminato questo messaggio"
    r"|(?:esta )?mensagem (?:foi )?apagada|(?:você )?apagou esta mensagem|essa mensagem foi apagada"
    r"|dit bericht is verwijderd|(?:je|u) hebt dit bericht verwijderd)(?: by admin .{1,80}| von .{1,80})?\.?",
    re.IGNORECASE,
    _LONGEST,
)
"""What stands in the place of a message that is gone."""

MEDIA = Shape(
    r"omitted|attached|(?:aus|weg)gelassen|ausgeschlossen|anhang:|omitid[oa]|adjunt[oa]|omis\b|absent[e]?\b|joint\b"
    r"|omess[oa]|allegat[oa]|ocult[oa]|anexad[oa]|weggelaten|bijgevoegd|liite|pominięt|poll:|umfrage:|location:"
    r"|standort:",
    re.IGNORECASE,
    _LONGEST,
)
"""What stands in the place of a picture, a sound or a file."""

EDITED = expression(
    r"\s*<[^<>\n]{0,40}(?:edited|bearbeitet|editó|editad[oa]|modifié|modificato|bewerkt)[^<>\n]{0,20}>\s*$",
    re.IGNORECASE,
)
"""The mark behind a message that was changed."""
