"""How wikis name the pages of users, in the languages of the larger Wikipedias, and how they write a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from argmap.read.common.expressions import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

_USER = (
    "user|utilisateur|utilisatrice|benutzer|benutzerin|usuario|usuaria|utente|gebruiker|gebruikster|wikipedysta|wikipedista|wikipedistka|vikipediisto|vikipedisto|"
    "wikipedystka|"
    "usuário|usuária|usuário\\(a\\)|utilizador|utilizadora|участник|участница|användare|bruger|bruker|käyttäjä|"
    "kasutaja|"
    "lietotājs|naudotojas|naudotoja|корисник|корисница|користувач|користувачка|потребител|удзельнік|利用者|用户|用戶|使用者|사용자|"
    "kullanıcı|szerkesztő|uživatel|uživatelka|redaktor|کاربر|مستخدم|משתמש|משתמשת|χρήστης|utilizator|korisnik|suradnik|"
    "suradnica|uporabnik|thành viên|pengguna|ผู้ใช้|usuari|usuària|lankide|notandi|uzanto|usator|sysop|u"
)
_TALK = (
    "user talk|discussion utilisateur|discussion utilisatrice|benutzer diskussion|benutzerin diskussion|"
    "usuario discusión|"
    "usuaria discusión|discussioni utente|overleg gebruiker|dyskusja wikipedysty|dyskusja wikipedystki|"
    "usuário discussão|"
    "usuário\\(a\\) discussão|utilizador discussão|обсуждение участника|обсуждение участницы|användardiskussion|"
    "brugerdiskussion|brukerdiskusjon|keskustelu käyttäjästä|kasutaja arutelu|разговор са корисником|"
    "обговорення користувача|обговорення користувачки|利用者‐会話|利用者・トーク|"
    "用户讨论|用戶討論|使用者討論|사용자토론|"
    "kullanıcı mesaj|szerkesztővita|diskuse s uživatelem|diskuse s uživatelkou|diskusia s redaktorom|بحث کاربر|"
    "نقاش المستخدم|שיחת משתמש|שיחת משתמשת|συζήτηση χρήστη|discuție utilizator|razgovor s korisnikom|"
    "razgovor sa suradnikom|uporabniški pogovor|thảo luận thành viên|pembicaraan pengguna|คุยกับผู้ใช้|"
    "usuari discussió|"
    "lankide eztabaida|notandaspjall|ut"
)
_CONTRIBUTIONS = (
    "special:contributions|special:contribs|spécial:contributions|spezial:beiträge|spezial:contributions|"
    "especial:contribuciones|especial:contributions|especial:contribuições|speciale:contributi|speciale:contributions|"
    "speciaal:bijdragen|specjalna:wkład|служебная:вклад|служебная:contributions|special:bidrag|speciel:bidrag|"
    "spesial:bidrag|toiminnot:muokkaukset|特別:投稿記録|特別:contributions|特殊:用户贡献|특수:기여|speciální:příspěvky|"
    "speciális:szerkesztő közreműködései|спеціальна:внесок|özel:katkılar|מיוחד:תרומות|خاص:مساهمات"
)
_OWNED = expression(rf"(?:[a-z-]{{1,12}}:)?(?:{_USER}|{_TALK}):([^/#]+)(/[^#]*)?(?:#.*)?", re.IGNORECASE)
_MADE = expression(rf"(?:{_CONTRIBUTIONS})/([^#]+)", re.IGNORECASE)
_MONTH = r"[^\s\d(),]{1,20}(?: ?'?[^\W\d_]{1,4})?"
_ZONE = r"\.?\s*\((?:[A-Z]{2,5}|UTC[+−-]\d{1,2}(?::?\d\d)?|[A-Z][\w ]{3,20}|[^()\dA-Za-z\s][^()\d]{0,12})\)"
_TIME = expression(
    rf"(?:"
    rf"\d\d[:h.]\d\d(?:min)?[^\d()]{{1,14}}\d{{1,2}}(?:\.|er|º|,)?\s+(?:de )?{_MONTH},?\s+(?:de )?\d{{4}}"
    rf"|\d\d[:h.]\d\d,?\s+{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}"
    rf"|\d\d[:h.]\d\d,?\s+\d{{4}}[-./ ](?:\d{{1,2}}|{_MONTH})[-./ ]\d{{1,2}}\.?"
    rf"|\d{{1,2}}(?:\.|er|º)?\s+(?:de )?{_MONTH},?\s+(?:de )?\d{{4}}[^\d()]{{1,14}}\d\d[:.h]\d\d(?::\d\d)?"
    rf"|\d{{4}}年\d{{1,2}}月\d{{1,2}}日\s*(?:[（(].{{1,3}}[)）])?\s*\d\d:\d\d"
    rf"|\d{{4}}년 \d{{1,2}}월 \d{{1,2}}일 (?:\(.\) )?\d\d:\d\d"
    rf"|\d{{4}}[. ]+{_MONTH}\s*\d{{1,2}}\.?,?\s+\d\d:\d\d"
    rf"|{_MONTH}\s+\d{{1,2}},\s+\d{{4}},?\s+\d\d:\d\d"
    rf"|(?![^()\n]{{0,40}}\d\d[:.]\d\d\s?[-–])(?=[^()\n]{{0,40}}\d\d[:.]\d\d)(?=[^()\n]{{0,40}}\d{{4}})\d[^()\n]{{8,40}}\d"
    rf"){_ZONE}\Z"
)
_END = expression(rf"\d{_ZONE}")
LONGEST = 64
"""How many characters a time may have before its zone."""


SHORT = frozenset(
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "janv",
        "fév",
        "févr",
        "avr",
        "jui",
        "juil",
        "aoû",
        "déc",
        "ene",
        "abr",
        "ago",
        "dic",
        "gen",
        "mag",
        "giu",
        "lug",
        "set",
        "ott",
        "fev",
        "out",
        "dez",
        "mrt",
        "okt",
    ]
)
"""Months cut short, where their wikis write them in full today."""


def times(text: str) -> Iterator[str]:
    """The times in a text as wikis sign with them; the zone in brackets tells them from any other date.

    Looked for from the zone backwards, for zones are rare and a pattern of many forms is slow.

    >>> list(times("So be it. 14:39, 9 October 2017 (UTC) and on"))
    ['14:39, 9 October 2017 (UTC)']
    """
    for end in _END.finditer(text):
        match = _TIME.search(text, max(0, end.start() - LONGEST), end.end())
        if match is not None:
            yield match[0]


def month_of(time: str) -> str:
    """The word for the month in a time, lower case and without a dot.

    >>> month_of("14:39, 9 Oct. 2017 (UTC)")
    'oct'
    """
    words = [word.strip(".").casefold() for word in re.findall(r"[^\W\d_]{3,}\.?", time.rsplit("(", 1)[0])]
    return next((word for word in words if word not in ("min", "las", "klo")), "")


def user_of(href: str) -> str | None:
    """The user whose page, talk or list of edits a link leads to.

    >>> user_of("/wiki/User_talk:Ann_B"), user_of("//fr.wikipedia.org/wiki/Sp%C3%A9cial:Contributions/10.0.0.1")
    ('Ann B', '10.0.0.1')
    >>> user_of("/wiki/User:Ann/Drafts") is user_of("/wiki/Ann") is None
    True
    """
    if (given := re.search(r"[?&]title=([^&]*)", href)) is not None:
        page = given[1]
    elif "/wiki/" in href:
        page = href.split("/wiki/", 1)[1].split("?", 1)[0]
    elif href.startswith("./"):
        page = href[2:].split("?", 1)[0]
    else:
        return None
    page = unquote(page).replace("_", " ").strip()
    if match := _MADE.fullmatch(page):
        return match[1].strip()
    match = _OWNED.fullmatch(page)
    if match is None or match[2]:
        return None
    name = match[1].strip()
    return name[:1].upper() + name[1:] if name else None
