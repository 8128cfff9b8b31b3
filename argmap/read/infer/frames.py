"""What stands around a name: numbers, "posted by", verbs of saying, whom it answers, buttons behind it."""

from __future__ import annotations

import re
from functools import lru_cache

from argmap.read.common.expressions import expression
from argmap.read.infer.names import likeness
from argmap.read.infer.words import is_buttons, is_votes

SAID = (
    r"(?:says|said|wrote|writes|asks|asked|adds|added|comments|commented|replied|replies|responds|responded|posted"
    r"|opined|remarked|answered|answers|notes|noted|states|stated|schrieb(?:\sam)?|schreibt|sagt|sagte|meint|meinte"
    r"|kommentierte|antwortete|a\sécrit|écrit|a\sdit|dit|a\scommenté|dijo|dice|escribió|comentó|respondió|ha\sscritto"
    r"|ha\sdetto|scrive|ha\scommentato|ha\srisposto|disse(?:\sque)?|diz|escreveu|comentou|respondeu|zegt|zei|schreef|reageerde|antwoordde"
    r"|napisał\(?a?\)?|napisała|napisał|pisze|odpowiedział\(?a?\)?|mówi|powiedział\(?a?\)?|skrev|skriver|säger|sade|sa|siger|sagde|sier|svarade|svarede"
    r"|kirjoitti|sanoo|sanoi|napsal\(?a?\)?|napsala|píše|řekl\(?a?\)?|írta|szerint|spune|a\sspus|a\sscris|dedi\ski|diyor\ski|yazdı"
    r"|пишет|писал\(?а?\)?|написал\(?а?\)?|сказал\(?а?\)?|говорит|комментирует)"
)
"""Verbs of saying, as pages put them behind a name."""

PEEL = expression(r"(?:[(\[](?=[^()\[\]]*[)\]]$)|[\s*_`~•▲▼△▸►»↳└├│─|]|#{1,6}\s|\[[–+\-−]\]|[-–+](?=\s)|\d+\s?▲)*")
"""Bullets, arrows and Markdown before the words of a line."""

_DOTTED = re.compile(r"\s[·•]\s")
_NUMBER = expression(
    r"(?:(?:comment|post|reply|kommentar|commentaire|comentario|no\.?|nr\.?|n°)\s?[#№]?\s?(\d{1,5})\b|[#№]\s?(\d{1,5})\b"
    r"|\((\d{1,5})\)(?=\s)|\[(\d{1,5})\](?=\s)|(\d{1,5})(?=[.):|\s][\s)|:–—-]))[.):\]]?\s?[|:·–—-]?\s?",
    re.IGNORECASE,
)
_BY_WORDS = (
    r"(?:originally\s)?(?:post|comment|repl|review|response|answer|messag|submission)(?:ed|e|y|ied)?\s(?:by|from)\b:?"
    r"|(?:written|submitted|left|added|asked|answered|published|sent|shared)\s(?:by|from)\b:?"
    r"|by\b:?|from:|author:|name:|user:|username:|commenter:|autor:|auteur\s?:"
    r"|(?:kommentar|kommentiert|hinterlassen|beitrag|geschrieben|verfasst|gepostet)\s(?:von|by)\b:?|von:?(?=\s)"
    r"|(?:posté|écrit|publié|rédigé|commenté|commentaire)\s(?:par|de)\b:?|par:?(?=\s)"
    r"|(?:gespeichert|eingetragen|erstellt|eingestellt|veröffentlicht|hinzugefügt)\svon\b:?|(?:soumis|ajouté|laissé|envoyé)\spar\b:?"
    r"|(?:publicado|postado|escrito|enviado|comentado|comentario|comentário|añadido|dejado)\s(?:por|de)\b:?|por:?(?=\s)"
    r"|(?:scritto|inviato|postato|pubblicato|inserito|lasciato|aggiunto|commento)\s(?:da|di)\b:?|autore:"
    r"|(?:(?:ingezonden|geplaatst|geschreven|gepost|toegevoegd|verzonden|gereageerd|reactie)\s)?door\b:?|(?:reactie|bericht)\svan\b:?"
    r"|(?:(?:(?:dodan|napisan|wysłan|opublikowan)[eay]|wysłał\(?a?\)?|autor|komentarz)\s)?przez\b:?|(?:dodał|napisał|wysłał)\(?a?\)?:"
    r"|(?:skrivet|postat|inlagt|inskickat|publicerat|skickat|kommentar)\sav\b:?|(?:skrevet|indsendt|postet|oprettet|sendt|lagt\sind|kommentar)\sa[fv]\b:?"
    r"|(?:vložil|napsal|přidal|odeslal)\(?a?\)?:?(?=\s)|(?:опубликовано|отправлено|написал\(?а?\)?|автор):?(?=\s)"
)
_ON_WORDS = (
    r"(?:(?:post)?posted|written|submitted|added|commented|answered|asked|updated|replied|published|date|time|sent|dated"
    r"|geschrieben|verfasst|erstellt|beantwortet|gefragt|aktualisiert|posté|publié|répondu|publicado|respondido|datum"
    r"|dodano|wysłany|geplaatst|skrivet|skrevet|inviato|enviado|добавлено)(?:\s(?:on|at|am|le|el|il|op|den|w|em))?:?|on|at|am|le|el|il|em|op|vom|den|dnia|,"
)
_LEAD = expression(rf"(?:(?P<by>{_BY_WORDS})|(?P<on>{_ON_WORDS}))(?=[\s|:“\"@([]|$)\s*[|:·–—-]?\s*", re.IGNORECASE)
_SAID_END = expression(
    rf"\s+{SAID}(?:\s(?:this|the\sfollowing|a\s(?:review|comment|reply)|on|in|at|am|le|el|:|\.\.\.))?\s*[:,.…;–—-]*\s*$",
    re.IGNORECASE,
)
_SAID_START = expression(rf"{SAID}\b\s*[:,.…-]*\s*", re.IGNORECASE)
_TRAIL = expression(
    r"(?:[\s|·•,:;@([<–—~/-]|\b(?:posted|on|at|am|um|le|el|il|em|op|om|this|from|vom|date|den|dnia|dne|kl|alle|às"
    r"|(?-i:w|в|о))\b:?)+$",
    re.IGNORECASE,
)
_TO = expression(
    r"(?:in\s)?(?:response|reply|replying|responding|answering|(?:als\s)?antwort|(?:en\s)?réponse|(?:en\s)?respuesta"
    r"|risposta|resposta)\s(?:to|auf|an|à|a)\b:?\s*(?:(?:comment|post)\s(?:by|from)\s)?(.{1,120})$",
    re.IGNORECASE,
)
_RESPONDED = expression(
    r"(.{1,80}?)\s+(?:has\s)?(?:responded|replied|replying|responding|responds|replies|answered|antwortete|répond"
    r"|a\srépondu|respondió)\s+(?:to|auf|à|a)\s+(.{1,80}?)\s*(?:\b(?:on|at|am|le|el)\b|[|·•,:–—-]|$)",
    re.IGNORECASE,
)
_COMMENT_OF = expression(r"(?:an?\s|the\s)?(?:comment|post|message)\s(?:from|by|of)\s", re.IGNORECASE)
_ARROW = expression(r"(.{1,60}?)(?:\s*(?:→|->|»|›|⇒|▶|▸|➜)\s*|\s>\s)(.{1,60})$")
_ASIDE = expression(
    r"\s*(?:\(#?\d{1,12}\)|<[^<>\s]{3,80}>|\*|\[(?:[\W\d_]{0,30}|[sma]|moderator|developer|staff|deleted|reply|edit|quote"
    r"|report|permalink|guest|visitor|author|op|mod|admin|member|profile|website|url|link|email)\]|\((?:guest|visitor|gast|gäste|invité|invitada?o?|ospite|gość|gäst|gæst|гость|anonym"
    r"|not verified|nicht überprüft|non vérifié|no verificado|não verificado|non verificato"
    r"|niet (?:geverifieerd|gecontroleerd)"
    r"|neověřeno|niezweryfikowany|ej verifierad|ikke bekræftet|не проверено|author|op|mod|admin"
    r"|[\d.,]+[kKmM]?\s(?:points?|reputation|rep|karma|posts?|reviews?|answers?)"
    r"|member|profile|(?:e-?)?mail|web\s?site|home\s?page|web|www|blog|url|link|@[^()]{1,30})\))\s*$",
    re.IGNORECASE,
)
_COUNT = expression(
    r"\s+[-+−]?\d{1,6}\s(?:points?|likes?|votes?|recs?|karma|replies|upvotes?|comments?|posts?|reviews?)\b.*$",
    re.IGNORECASE,
)
_BUTTON_END = expression(
    r"(?<=\S)\s+(?:[(\[]?(?:reply|permalink|link|report|flag|quote|edit|antworten|répondre|responder)[)\]]?|#|¶|»)$",
    re.IGNORECASE,
)
_PARTS = expression(r"\s*[|·•\t]\s*|\s{3,}|\s[-–—]\s")
SIGN_NAMED = expression(r"(?:^|\s):[\w+-]{2,30}:$")
"""The name of a sign at the end of a name: `Ann :vim:`."""

_EDGE = " \t*_`|·•,;:»«›‹—–"


def numbered(text: str) -> tuple[int | None, str]:
    """A comment's number at the start of a text, and the rest."""
    match = _NUMBER.match(text)
    if match is None:
        return None, text
    return int(match[match.lastindex or 1]), text[match.end() :]


def led(text: str) -> tuple[str, bool, str]:
    """The words before a name or date ("posted by", "on"), whether a name follows by them, and the rest."""
    match = _LEAD.match(text)
    if match is None:
        return "", False, text
    lead = re.sub(r"[\s:|–—-]+", " ", match[0]).strip().lower()
    rest = text[match.end() :]
    if match["on"] and len(lead) < 3 and rest[:1].isalpha():
        return "", False, text
    if match["on"] and (inner := _LEAD.match(rest)) and inner["by"]:
        return f"{lead} {inner[0].strip().lower()}", True, rest[inner.end() :]
    return lead, match["by"] is not None, rest


def unsaid(text: str) -> tuple[str, bool]:
    """A text without the verb of saying at its end, and whether there was one."""
    text = unbuttoned(text)
    said = _SAID_END.search(text)
    return (text[: said.start()], True) if said is not None and said.start() > 0 else (text, False)


def only_said(text: str) -> bool:
    """Whether a text is a verb of saying and nothing else."""
    return _SAID_START.fullmatch(text) is not None


def named(text: str) -> tuple[str, bool, str | None]:
    """A name before a date, without what ties it to the date; whether it "said"; and whom it answers."""
    if answer := _RESPONDED.match(text):
        return cleaned(answer[1]), True, cleaned(_COMMENT_OF.sub("", answer[2]))
    name, said = unsaid(_TRAIL.sub("", text.strip()))
    name = _TRAIL.sub("", name)
    if pair := pointed(name):
        return pair[0], True, pair[1]
    return without_buttons(name)[0], said, None


@lru_cache(maxsize=8192)
def pointed(text: str) -> tuple[str, str] | None:
    """A name and the one that an arrow behind it points to: `Ann → Ben`, `Ann > Ben`.

    >>> pointed("Ann Lee > Ben"), pointed("Ann Lee")
    (('Ann Lee', 'Ben'), None)
    """
    answer = _ARROW.match(text)
    return (cleaned(answer[1]), cleaned(answer[2])) if answer is not None else None


def responded(text: str) -> tuple[str, str] | None:
    """Who answers whom, where a text says that and nothing else."""
    answer = _RESPONDED.match(text)
    if answer is None or text[answer.end() :].strip():
        return None
    name, to = cleaned(answer[1]), cleaned(_COMMENT_OF.sub("", answer[2]))
    return (name, to) if likeness(name) > 0.4 and likeness(to) > 0.4 else None


def answered(text: str, start: int) -> tuple[int, str] | None:
    """Where the name stands in a line such as "In reply to Ann", and the rest from there."""
    answer = _TO.match(text, start)
    return (answer.start(1), answer[1]) if answer is not None else None


def name_after(rest: str) -> tuple[str, bool, bool] | None:
    """A name after a date (`by Ann`, `Ann said:`, `Ann | permalink`), whether it "said", whether "by" it."""
    _, by, name = led(numbered(rest)[1])
    name, said = unsaid(name)
    if not said and (first := _SAID_START.match(name)) is not None:
        name = name[first.end() :]
    name, _ = without_buttons(name)
    if not name or len(name) > (160 if said or by else 60) or ": " in name or (likeness(name) < 0.45 and not said):
        return None
    return name, said, by


def name_in(text: str) -> str:
    """The name in a line that holds little else: without numbers, "by", buttons and counts."""
    start = PEEL.match(text)
    name = led(numbered(text[start.end() if start else 0 :])[1])[2]
    name = without_buttons(_DOTTED.split(name, maxsplit=1)[0])[0]
    return name[1:-1].strip() if name.startswith("(") and name.endswith(")") else name


def without_buttons(text: str) -> tuple[str, bool]:
    """A name without the buttons and counts behind it, and whether a number or address stood in brackets."""
    name = unbuttoned(text)
    bare = cleaned(name)
    return bare, len(bare) < len(name.rstrip(" :,"))


def unbuttoned(text: str) -> str:
    """A text without the buttons, counts and addresses at its end.

    >>> unbuttoned("Ann Lee [Visitor] · http://ann.example"), cleaned("ann_lee[S]")
    ('Ann Lee [Visitor]', 'ann_lee')
    """
    name = _BUTTON_END.sub("", text.strip())
    parts = _PARTS.split(name)
    while len(parts) > 1 and (
        not parts[-1] or parts[-1].startswith(("http:", "https:")) or is_buttons(parts[-1]) or is_votes(parts[-1])
    ):
        parts.pop()
    if len(parts) == 1:
        return parts[0]
    return name[: name.rindex(parts[-1]) + len(parts[-1])] if len("".join(parts)) < len(name) else name


def cleaned(name: str) -> str:
    """A name without marks around it and without numbers, addresses and ranks in brackets behind it."""
    name = _COUNT.sub("", _stripped(name))
    while (aside := _ASIDE.search(name)) is not None and aside.start() > 0:
        name = _stripped(name[: aside.start()])
    if name.find("<") > 0:
        name = _ASIDE.sub("", name[: name.index("<")].strip())
    return name.strip() if "(" in name else name.rstrip(" )")


def _stripped(name: str) -> str:
    """A name without marks around it; an underline at one end alone, and a sign's name (`:vim:`), are of the name.

    >>> _stripped("msk_ |"), _stripped("__Ann__:"), _stripped("Ann :vim:")
    ('msk_', 'Ann', 'Ann :vim:')
    """
    bare = name.strip(_EDGE)
    end = name.index(bare) + len(bare)
    behind = name[end : end + 1]
    before = name[: end - len(bare)][-1:]
    if (behind == "_" != before) or (behind == ":" and SIGN_NAMED.search(name[: end + 1])):
        bare += behind
    elif before == "_" != behind:
        bare = before + bare
    return bare


def is_lead(text: str) -> bool:
    """Whether a text only leads to a name: "Comment 12", "Posted by"."""
    return not led(numbered(f"{text} ")[1])[2].strip() or led(f"{text}:")[1]


def untrailed(text: str) -> str:
    """A text without separators and words such as "on" at its end."""
    return _TRAIL.sub("", text)


def separators(text: str) -> str:
    """The punctuation in a text, at most two signs."""
    return re.sub(r"[\w\s.@*<>#]+", "", text)[:2]
