"""What stands around the content of a page that was selected as a whole: what asks for cookies, the foot.

A reader of one site's copies takes what stands below the last head for that comment's words, so these lines are taken
off before any reader looks.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from argmap.model import Note
from argmap.read.common.expressions import expression
from argmap.read.infer.interface import normal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.read.sources.source import Source

LEAST = 3
"""So many lines of a page's end, and nothing else below them, are its foot."""

TOP = 20
"""So many lines with words at the beginning may hold the question whether the reader accepts cookies."""

MOST = 40
"""So many lines with words may stand below the heading of what else there is to read."""

TEASER = 140
"""A longer line is more than the headline of something else."""

_CONSENT = expression(
    r"(?:accept|reject|allow|decline|refuse) (?:all|cookies|all cookies)"
    r"|(?:manage|customi[sz]e) (?:options|preferences|choices|cookies)|we value your privacy"
    r"|cookie (?:settings|preferences)|(?:alle|cookies|alle cookies) (?:akzeptieren|ablehnen|erlauben)"
    r"|einstellungen verwalten|tout (?:accepter|refuser)|(?:gérer|paramétrer) (?:les|mes) (?:cookies|choix)"
    r"|(?:aceptar|rechazar) (?:todo|todas|cookies|todas las cookies)|(?:accetta|rifiuta) (?:tutto|tutti)"
    r"|alles (?:accepteren|weigeren)",
    re.IGNORECASE,
)
_FOOT = expression(
    r"about(?: us)?|contact(?: us)?|help(?: cent(?:er|re))?|support|faqs?"
    r"|terms(?: (?:of (?:service|use|sale)|(?:and|&) conditions))?"
    r"|privacy(?: (?:policy|notice|settings|cent(?:er|re)|statement))?|your privacy (?:choices|rights)"
    r"|cookies?(?: (?:policy|settings|notice|preferences))?|accessibility(?: (?:statement|help))?"
    r"|advertis(?:e|ing)(?: with us)?|careers|jobs|press|legal|imprint|site ?map|status|blog"
    r"|do not (?:sell|share) .{0,50}|(?:community|comment) guidelines|newsletters?"
    r"|(?:download|get) (?:the|our) app|follow us(?: on \w+)?|rss(?: feeds?)?|impressum"
    r"|datenschutz(?:erklärung|hinweise?)?|nutzungsbedingungen|agb|kontakt|über uns|hilfe|barrierefreiheit"
    r"|cookie-einstellungen|karriere|mediadaten|werbung|presse|netiquette|mentions légales"
    r"|(?:politique de )?confidentialité|conditions (?:générales.{0,20}|d['’]utilisation)|qui sommes-nous ?\??"
    r"|à propos|contactez-nous|nous contacter|aide|plan du site|publicité|gestion des cookies"
    r"|données personnelles|aviso legal|(?:política de )?(?:privacidad|cookies)"
    r"|términos (?:y condiciones|de uso)|condiciones de uso|acerca de|contacto|ayuda|quiénes somos"
    r"|accesibilidad|publicidad|mapa del sitio|note legali|chi siamo|contatti|pubblicità"
    r"|termini (?:e condizioni|d['’]uso)|privacybeleid|algemene voorwaarden|over ons|adverteren"
    r"|política de privacidade|termos de uso|quem somos|fale conosco|contato|(?:©|\(c\)|copyright\b).{0,120}"
    r"|.{0,60}(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)\.?",
    re.IGNORECASE,
)
_ELSE = expression(
    r"(?:most (?:read|viewed|popular|commented|shared|discussed)|trending(?: now| today| stories| topics)?"
    r"|popular (?:now|posts|articles|stories|today)|editors?['’]?s?[ -](?:picks?|choice)"
    r"|related (?:articles|stories|posts|content|topics|coverage|links|reading|questions)"
    r"|recommended (?:for you|stories|reading|articles)|you (?:may|might) also (?:like|enjoy)"
    r"|(?:more|latest) (?:stories|news|articles|posts|headlines)|more (?:from|on|in) .{1,40}|read (?:more|next)"
    r"|up next|sponsored (?:content|stories)|(?:from )?around the web|from the web|promoted stories"
    r"|meistgelesene?n?.{0,20}|mehr zum thema|das könnte (?:sie|dich|dir) auch .{1,20}"
    r"|ähnliche (?:artikel|beiträge|themen)|weitere (?:artikel|beiträge|nachrichten|meldungen)"
    r"|(?:articles )?les plus lus|à lire aussi|à ne pas manquer|articles (?:similaires|liés|récents)"
    r"|sur le même (?:sujet|thème)|vous aimerez aussi|lo más (?:leído|visto|comentado)|te puede interesar"
    r"|(?:artículos|noticias) relacionad[ao]s|más noticias|también te puede .{1,20}|i più letti"
    r"|articoli correlati|leggi anche|meest gelezen|lees ook|gerelateerde (?:artikelen|berichten)|mais lidas"
    r"|artigos relacionados|leia também)\s?:?",
    re.IGNORECASE,
)
"""Headings over what else there is to read on a site."""


def without_edges(source: Source) -> Source:
    """A paste without what stands around the content of its page."""
    lines = source.text.split("\n")
    start, end = edges(lines)
    if not start and end == len(lines):
        return source
    numbers = [source.number(line) for line in range(start + 1, end + 1)]
    notes = [*_told(source, lines, 0, start), *_told(source, lines, end, len(lines))]
    return source.changed_to("\n".join(lines[start:end]), numbers, (*source.changes, *notes))


def _told(source: Source, lines: Sequence[str], start: int, end: int) -> Iterator[Note]:
    left = [at for at in range(start, end) if lines[at].strip()]
    if left:
        where, first = "below" if start else "above", lines[left[0]].strip()[:60]
        what = f"{len(left)} lines {where} the page's content left out, the first “{first}”"
        yield Note(what, line=source.number(left[0] + 1), kind="left out")


def edges(lines: Sequence[str]) -> tuple[int, int]:
    """Where the content of a page begins and ends among its lines.

    >>> edges(["Accept all", "Ann", "No.", "Terms", "Privacy", "© 2024"])
    (1, 3)
    """
    full = [at for at, line in enumerate(lines) if line.strip()]
    start = 1 + max((at for at in full[:TOP] if _CONSENT.fullmatch(lines[at].strip())), default=-1)
    foot = _foot([lines[at].strip(" \t·|•") for at in full])
    inside = full[: len(full) - foot]
    end = full[-foot] if foot else len(lines)
    return start, next((at for at in inside[len(inside) // 2 :] if _begins_something_else(lines, inside, at)), end)


def _foot(lines: Sequence[str]) -> int:
    """How many lines at the end are words of a page's foot."""
    count = next((place for place, line in enumerate(reversed(lines)) if not _FOOT.fullmatch(line)), 0)
    return count if count >= LEAST else 0


def _begins_something_else(lines: Sequence[str], full: Sequence[int], at: int) -> bool:
    """Whether the rest of a page is a heading with headlines: short lines that do not come again above, as names do."""
    if not _ELSE.fullmatch(lines[at].strip()) or lines[at - 1].strip():
        return False
    below = [lines[one] for one in full if one > at]
    above = Counter(normal(lines[one]) for one in full if one < at)
    return len(below) <= MOST and all(len(line) <= TEASER and above[normal(line)] < 2 for line in below)
