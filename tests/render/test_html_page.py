"""The page as text: nothing acts, nothing is left out, the same every time."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from crowds import many
from hypothesis import given, settings
from maps_by_hand import any_map, single
from phones import TEXTS, phones

from argmap.render import form_for
from argmap.render.base import Options
from argmap.render.html.data import as_json
from argmap.render.html.markup import Markup, el, esc
from argmap.render.html.place import Page
from argmap.views.graph import graph

if TYPE_CHECKING:
    from argmap.model import ArgumentMap
    from argmap.views.graph import Level

ACTING = {"style", "src", "srcset", "action", "formaction"}
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> <!-- \u202e ]]> </noscript></style>"


def page(found: ArgumentMap, **options: object) -> str:
    return form_for("html").render(found, Options(**options)).decode("utf-8")  # type: ignore[arg-type]


class Seen(HTMLParser):
    """Every element with its attributes, and the text of each comment's words."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_the_form_is_found_and_the_same_map_gives_the_same_bytes() -> None:
    assert form_for("out/map.htm").name == "html"
    assert page(phones()) == page(phones())


def test_the_policy_lets_in_just_the_style_and_the_scripts_that_stand_there() -> None:
    text = page(phones())
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    inline = re.findall(r"<(?:style|script)>(.*?)</(?:style|script)>", text, re.DOTALL)
    hashes = [b64encode(sha256(part.encode()).digest()).decode() for part in inline]
    assert len(inline) == 3
    assert re.findall(r"sha256-([^&]*)&#x27;", policy) == hashes
    assert policy.startswith("default-src &#x27;none&#x27;")
    assert "unsafe" not in policy


@pytest.mark.parametrize("where", ["text", "author", "title"])
def test_hostile_words_stay_words(where: str) -> None:
    found = single(**{"text": "quiet", where: HOSTILE})
    ours, theirs = Seen(page(single("quiet"))), Seen(page(found))
    assert [tag for tag, _ in theirs.elements] == [tag for tag, _ in ours.elements]
    assert "‹U+202E›" in "".join(theirs.text)


@settings(max_examples=25, deadline=None)
@given(any_map())
def test_no_map_brings_an_element_or_an_attribute_of_its_own(found: ArgumentMap) -> None:
    seen = Seen(page(found))
    for tag, attributes in seen.elements:
        assert tag not in {"img", "iframe", "object", "embed", "link", "base"}
        assert not [name for name in attributes if name.startswith("on") or name in ACTING]
        assert re.fullmatch(r"#[a-z]*\d*", attributes.get("href") or "#")
    ids = [attributes["id"] for _, attributes in seen.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    refs = {attributes["href"][1:] for _, attributes in seen.elements if attributes.get("href")}  # type: ignore[index]
    assert refs <= set(ids)


@settings(max_examples=40, deadline=None)
@given(any_map())
def test_every_comment_stands_there_whole_and_spans_give_back_their_words(found: ArgumentMap) -> None:
    here = Page.of(found)
    for name, words in here.words.items():
        text = here.at.comments[name].text
        assert "".join(text[start:end] for start, end, _ in words.pieces) == text
    for claim in found.claims:
        words = here.words[claim.comment]
        shown = "".join(piece for _, _, piece in words.pieces).encode("utf-16-le")
        start, end = words.offsets[claim.start], words.offsets[claim.end]
        inside = "".join(piece for a, b, piece in words.pieces if claim.start <= a and b <= claim.end)
        assert shown[start * 2 : end * 2].decode("utf-16-le") == inside
    assert len(re.findall('<article class="c d', page(found))) == len(here.comments)


def test_data_ends_no_script() -> None:
    assert "<" not in as_json({"a": HOSTILE})
    assert json.loads(as_json({"a": HOSTILE})) == {"a": HOSTILE}


def test_an_element_escapes_strings_and_keeps_markup() -> None:
    assert el("p", "<b>", el("i", "&"), title='"x"') == '<p title="&quot;x&quot;">&lt;b&gt;<i>&amp;</i></p>'
    assert esc("a\x1bb") == "a␛b"
    assert el("p", Markup("<br>"), None, hidden=False, id=None) == "<p><br></p>"


@pytest.mark.parametrize("view", ["tree", "claims", "matrix", "flow", "unanswered", "stances", "brief"])
def test_a_view_is_open_at_first(view: str) -> None:
    text = page(phones(), view=view)
    assert re.findall(r'<section id="(\w+)" class="panel on"', text) == [view]


def test_invented_names_stand_for_the_commenters_everywhere() -> None:
    text = page(phones(), anonymous=True)
    for name in ("Ines", "Kofi", "Ruth", "Sorell", "Dee", "Abara"):
        assert name not in text


def test_long_threads_keep_all_for_browsers_without_scripts() -> None:
    crowd = many(1000)
    text = page(crowd)
    assert text.count('<article class="c d') == sum(1 for _ in crowd.thread.everything())
    assert text.count("<noscript>") > 5
    assert text.count("<noscript>") == text.count("</noscript>")


def test_the_worksheet_has_every_word_and_gives_nothing_away_and_the_key_tells() -> None:
    blank, key = page(phones(), view="worksheet"), page(phones(), view="worksheet", key=True)
    seen = Seen(blank)
    for _, said in TEXTS.values():
        assert said in "".join(seen.text)
    assert [tag for tag, _ in seen.elements].count("article") == len(TEXTS)
    assert "⊖" not in blank
    assert "stance." not in blank
    assert "script" not in {tag for tag, _ in Seen(key).elements}
    told = "".join(Seen(key).text)
    for part in ("⊖ rebuts #1", "“Not convinced”", "answers post?", "no claim found"):
        assert part in told


@pytest.mark.parametrize("key", [False, True])
def test_hostile_words_stay_words_on_the_worksheet(key: bool) -> None:  # noqa: FBT001
    ours = Seen(page(single("quiet"), view="worksheet", key=key))
    theirs = Seen(page(single(HOSTILE, author=HOSTILE, title=HOSTILE), view="worksheet", key=key))
    assert [tag for tag, _ in theirs.elements] == [tag for tag, _ in ours.elements]


@pytest.mark.parametrize("level", ["comments", "claims", "commenters"])
def test_each_level_of_the_graph_has_an_arc_for_every_edge(level: Level) -> None:
    text = page(phones(), graph=level)
    (drawn,) = re.findall(rf'<div class="level on" data-level="{level}">(.*?)</svg>', text)
    edges = [edge for edge in graph(phones(), level).edges if edge.relation != "reply"]
    assert drawn.count('class="arc ') == len(edges)
    assert len(re.findall("<a ", drawn)) == len(graph(phones(), level).nodes)


def test_the_sides_of_a_motion_stand_above_the_points() -> None:
    from dataclasses import replace

    from argmap.model import Evidence, Motion, Stand

    yes = Evidence("sides.stand", "Yes", "c1", 0, 3)
    motion = Motion("Phones should go.", "given", (Stand(("c1",), "for", 0.9, (yes,)),))
    page = form_for("html").render(replace(phones(), motion=motion), Options()).decode("utf-8")
    assert "Phones should go." in page
    assert "<b>For (1)</b> Ines" in page
    assert "<b>Against (0)</b> nobody" in page


def test_the_reasons_say_who_has_checked_a_mark() -> None:
    from dataclasses import replace

    from argmap.model import Correction, Outcome

    found = phones()
    said = Correction("role", "claim", who="Ms Lee", when="2026-03-01")
    marks = (found.claims[0].id,), (found.links[0].id,)
    shown = page(replace(found, corrections=tuple(Outcome(said, "confirmed", one) for one in marks)))
    assert shown.count("checked by Ms Lee, 2026-03-01") == 2
