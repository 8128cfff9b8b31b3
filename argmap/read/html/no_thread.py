"""Why a saved page holds no thread: the comments come by a script, or the page is a block, an age gate, a login."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.read.common.expressions import expression
from argmap.read.html.dom import line

if TYPE_CHECKING:
    from argmap.errors import ArgmapError
    from argmap.read.sources.source import Source

_WIDGETS = """
Disqus ; div#disqus_thread ; #disqus_thread ; ask the site's owner for the Disqus export as XML
Facebook ; the element fb-comments ; .fb-comments, fb\\:comments
HyperComments ; div#hypercomments_widget ; #hypercomments_widget, #hypercomments
Cusdis ; div#cusdis_thread ; #cusdis_thread
giscus ; its script ; script[src*='giscus.app'] ; save the GitHub discussion that it shows instead
utterances ; its script ; script[src*='utteranc.es'] ; save the GitHub issue that it shows instead
Commento ; div#commento ; #commento, script[src*='commento']
Isso ; section#isso-thread ; #isso-thread
Remark42 ; div#remark42 ; #remark42
Hyvor Talk ; its element ; #hyvor-talk-view, hyvor-talk-comments
Coral ; div#coral_thread ; #coral_thread, #coral-thread, #coral_talk_stream, #talk_stream
Livefyre ; its element ; #livefyre-comments, #livefyre, .livefyre
OpenWeb (Spot.IM) ; its element ; [data-spotim-module='conversation'], [data-spot-im-module], #spotim-specific
IntenseDebate ; its element ; #IDCommentsPostTitle, #idc-container-parent
Vuukle ; its element ; #vuukle-comments, #vuukle_div
Viafoura ; its element ; .viafoura vf-conversations, vf-conversations, .vf-comments
GraphComment ; div#graphcomment ; #graphcomment
Discourse ; div#discourse-comments ; #discourse-comments ; save the topic's JSON from the forum instead
a comment script ; its element ; #waline, #valine, #vcomments, #twikoo, #gitalk-container, #artalk
"""
"""Scripts that load comments: name; element; what selects it; how to get the comments, where there is a better way."""
_AGE = expression(
    r"over 18\?|you must be (?:at least )?(?:eighteen|18|21|over)|are you (?:over|at least) (?:18|21)|age verification|"
    r"verify your age|confirm your age|age[- ]restricted|adult content warning|mature content warning|"
    r"this content may not be appropriate|über 18|mayor(?:es)? de (?:18|edad)|plus de 18 ans|maggiorenne",
    re.IGNORECASE,
)
_BLOCK = expression(
    r"just a moment\b|attention required!|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|"
    r"are you (?:a |not a )?(?:robot|human)|unusual traffic|access (?:to this page has been )?denied|"
    r"you have been blocked|"
    r"you've been blocked|blocked by network security|request blocked|403 forbidden|429 too many|too many requests|"
    r"pardon our interruption|whoa there, pardner|press & hold|ddos protection|security check|captcha|"
    r"unable to give you access|bot verification|performing security verification|zugriff verweigert|accès refusé|"
    r"acceso denegado|human verification|are you a human",
    re.IGNORECASE,
)
_CONSENT = expression(
    r"before you continue to|bevor sie (?:zu|fortfahren)|avant d'accéder à|antes de (?:ir a|continuar)|"
    r"prima di continuare su",
    re.IGNORECASE,
)
_LOGIN = expression(
    r"(?:you must|you need to|please|you have to) (?:be )?(?:log|logged|sign|signed)[ -]?in\b|"
    r"log ?in to (?:continue|view|see)|"
    r"sign ?in to (?:continue|view|see)|login required|log in or sign up|join to view|members only|"
    r"you are not logged in|bitte (?:melden sie sich|einloggen)|inicia(?:r)? sesión para|connectez-vous pour",
    re.IGNORECASE,
)
_GONE = expression(
    r"\b404\b|page (?:was )?not found|no longer (?:available|exists)|doesn.t exist|seite nicht gefunden|introuvable",
    re.IGNORECASE,
)
_NONE_YET = expression(
    r"no comments? (?:yet|so far|posted)|be the first to (?:comment|reply|respond|share)|\b0 comments\b|no replies yet|"
    r"comments (?:are|have been) (?:closed|disabled|turned off)|noch keine kommentare|keine kommentare|"
    r"aucun commentaire|sin comentarios|no hay comentarios|nessun commento|nenhum comentário|geen reacties|"
    r"комментариев нет",
    re.IGNORECASE,
)
_SCRIPT = expression(
    r"(?:enable|requires?|need|turn on|activate) javascript|javascript (?:is )?(?:required|disabled)", re.IGNORECASE
)
_WAIT = "wait until they are shown and save the page as 'complete'"
SMALL = 6000
"""How many characters of text a page may have to be taken for a gate or a block rather than for an article."""


def gate(source: Source, tree: Any, *, words: bool = True) -> ArgmapError | None:  # noqa: ANN401
    """The refusal of a page that cannot hold the thread, whatever else is on it; None where it may.

    Args:
        source: The file.
        tree: Its tree.
        words: Whether what the page says counts too, not its elements alone: a comment may say the same.
    """
    title, text = _words(tree) if words else ("", " " * SMALL)
    if tree.css_first("[name='over18'], form[action*='over18'], #age-gate, .age-gate, .agegate") is not None or (
        _AGE.search(title) or (len(text) < SMALL and _AGE.search(text))
    ):
        return source.problem(
            "I012", "this is an age gate, not the thread: the site asks for an age before it shows the page",
            "confirm the age in the browser, then save the page that comes",
        )  # fmt: skip
    marked = tree.css_first(
        "#cf-wrapper, #challenge-form, #challenge-running, #px-captcha, #cf-error-details, .g-recaptcha-only"
    )
    if marked is not None or _BLOCK.search(title) or (len(text) < 1500 and _BLOCK.search(text)):
        return source.problem(
            "I012", "this is a block page, "
            "not the thread: the site refused the request or asks for a proof of being human",
            "open the thread in a browser and save the page from there",
        )  # fmt: skip
    if _CONSENT.search(title) or (len(text) < 3000 and _CONSENT.search(text)):
        return source.problem(
            "I012", "this is a consent page, not the thread: the site asks about cookies before it shows the page",
            "answer in the browser, then save the page that comes",
        )  # fmt: skip
    return _script(source, tree) if words else None


def refuse(source: Source, tree: Any, what: str = "", mend: str = "") -> ArgmapError:  # noqa: ANN401
    """The refusal of a page on which no comment was found, with the reason where the page shows it."""
    found = gate(source, tree)
    if found is not None:
        return found
    title, text = _words(tree)
    form = tree.css_first("input[type=password]") is not None
    if _LOGIN.search(title) or (len(text) < SMALL and (_LOGIN.search(text) or form)):
        return source.problem(
            "I012", "this is a login page, not the thread: the site shows it to members alone",
            "log in in the browser, open the thread and save the page from there",
        )  # fmt: skip
    if _GONE.search(title) or (len(text) < 1500 and _GONE.search(text)):
        return source.problem("I012", "the page says that it does not exist (any more)", "check the address")
    if (match := _NONE_YET.search(text)) is not None:
        return source.problem("I012", f"the page holds no comments: it says “{match[0]}”", mend)
    if len(text) < 1500 and (_SCRIPT.search(text) or _is_shell(tree)):
        return source.problem(
            "I012", "the page holds no comments: it is an empty frame that a script fills",
            "wait until the thread is shown, then save the page as 'complete', or paste the thread as text",
        )  # fmt: skip
    return source.problem(
        "I012", what or "the page holds no comments that could be told from the rest",
        mend or "copy the thread from the page and paste it as text",
    )  # fmt: skip


_ENTRY = expression(
    r"(?:(?:add|leave|no|view|read)\s)?(?:all\s)?(?:(?:a\s)?comments?|(?:keine\s|ein\s|einen\s)?kommentare?|commentaires?|comentarios?|comentários?"
    r"|commenti|reacties|responses?)\s*[(\[]?\d{0,5}[)\]]?\s*[»›→]?|\d{1,5}\s(?:comments?|kommentare?|commentaires?|comentarios?"
    r"|comentários?|commenti|reacties|responses?|replies)\s*[»›→]?",
    re.IGNORECASE,
)
"""The link to the comments of one entry, in a list of entries."""
_HEADS = (
    "last post|antworten|zugriffe|hits|aufrufe|letzter beitrag|réponses|vues|affichages|dernier message"
    "|respuestas|visitas|vistas|último mensaje|risposte|visite|ultimo messaggio|reacties|weergaven|laatste bericht"
    "|odpowiedzi|wyświetlenia|ostatni post|svar|visningar|senaste inlägget|replies|views|topics|themen"
)
_COLUMNS = frozenset(_HEADS.split("|"))
"""The heads of the columns in a list of threads."""
LISTED = 3
"""So many entries make a list."""


def listing(source: Source, tree: Any, found: int) -> ArgmapError | None:  # noqa: ANN401
    """The refusal of a page that lists entries or threads, each with a link to its own page; None for other pages.

    Args:
        source: The file.
        tree: Its tree.
        found: How many comments its text seems to hold: a thread's page may link to a few other entries.
    """
    links = {
        (node.attributes.get("href") or "").partition("#")[0]
        for node in tree.css("a[href]")
        if _ENTRY.fullmatch(line(node)[:60])
    }
    heads = {words for node in tree.css("th, td, dt, dd, li") if (words := line(node).casefold()[:40]) in _COLUMNS}
    if len(links - {""}) < max(LISTED, found / 2) and len(heads) <= 1:
        return None
    what = "entries, each with a link to its comments" if len(heads) <= 1 else "threads"
    return source.problem(
        "I012", f"this page is a list of {what}", "open the one that is meant, and save its page"
    )  # fmt: skip


def _script(source: Source, tree: Any) -> ArgmapError | None:  # noqa: ANN401
    for row in _WIDGETS.strip().split("\n"):
        name, element, css, *mends = row.split(" ; ")
        node = tree.css_first(css)
        if node is None:
            continue
        words = "" if node.tag == "script" else _visible(node)
        inside = node.css_first("[id*='comment-'], [class*='post-message'], article, li")
        if (len(words) > 200 or inside is not None) and not _SCRIPT.search(words):
            continue
        empty = " is empty" if not words and node.tag != "script" else ""
        other = "or paste the comments as text"
        return source.problem(
            "I012", f"this page holds no comments: they are loaded by a script from {name} ({element}{empty})",
            f"{mends[0] if mends else _WAIT}, {other}",
        )  # fmt: skip
    return None


def _visible(node: Any) -> str:  # noqa: ANN401
    return " ".join(
        " ".join((part.text_content or "").split())
        for part in node.traverse(include_text=True)
        if part.tag == "-text" and part.parent is not None and part.parent.tag not in ("script", "style", "noscript")
    ).strip()


def _words(tree: Any) -> tuple[str, str]:  # noqa: ANN401
    node = tree.css_first("title")
    title = line(node) if node is not None else ""
    return title, _visible(tree.body) if tree.body is not None else ""


def _is_shell(tree: Any) -> bool:  # noqa: ANN401
    node = tree.css_first("#root, #app, #__next, #__nuxt, #main-app, app-root, ytd-app, shreddit-app")
    return node is not None and len(_visible(node)) < 200
