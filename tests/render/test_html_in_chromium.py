"""The page in a real browser: it is quiet whatever the thread holds, answers at once, and is for everyone to use."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from chromium import Browser, browser, chromium
from crowds import many
from hypothesis import HealthCheck, given, settings
from maps_by_hand import any_map
from phones import phones

from argmap.model import POST, ArgumentMap, Claim, Comment, Evidence, Link, Point, Reply, Subject, Tag, Thread
from argmap.render import form_for
from argmap.render.base import Options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Chromium is driven over a pipe that Windows does not hand on"),
    pytest.mark.skipif(chromium() is None, reason="Chromium is not installed (or name it in ARGMAP_CHROMIUM)"),
]
VIEWS = ("overview", "claims", "matrix", "flow", "unanswered", "stances", "brief", "tree")


@pytest.fixture(scope="module")
def tab() -> Iterator[Browser]:
    with browser() as opened:
        opened.size(1280, 900)
        yield opened


@pytest.fixture
def opened(tab: Browser, tmp_path: Path) -> Any:
    """Opens a map as a page."""

    def go(found: ArgumentMap, *, script: bool = True, fragment: str = "", **options: Any) -> Browser:
        path = tmp_path / "map.html"
        path.write_bytes(form_for("html").render(found, Options(**{"view": "tree", **options})))
        tab.size(1280, 900)
        tab.open(path, script=script, fragment=fragment)
        return tab

    return go


def click(tab: Browser, selector: str) -> None:
    tab.run(f"document.querySelector({selector!r}).click()")


def text(tab: Browser, selector: str) -> str:
    return str(tab.run(f"document.querySelector({selector!r}).innerText"))


def choose(tab: Browser, field: str, value: str) -> None:
    change = f"e.value = {value!r}; e.dispatchEvent(new Event('input', {{bubbles: true}}))"
    tab.run(f"(() => {{ const e = document.getElementById({field!r}); {change} }})()")


EVIL = (
    "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>",
    "</script><script>alert(4)</script><!--<script>",
    "</title></style></textarea></noscript><iframe src='javascript:alert(5)'></iframe>",
    "\"><a href='javascript:alert(6)' onmouseover=alert(7)>x</a> ' onfocus=alert(8) autofocus x='",
    "\u202egnp.exe \u2066x\u2069 \x00\x1b[2J {{constructor.constructor('alert(9)')()}} ${alert(10)} 𝕳𝖎 ]]>",
    "<meta http-equiv=refresh content='0;url=https://example.org'><link rel=stylesheet href=//example.org>",
)


def evil() -> ArgumentMap:
    """A map whose every word, name and id is out to do harm."""
    comments = [Comment("post", EVIL[0], EVIL[1])]
    comments += [Comment(f"c{n}{one}", one, author=one, date=one, parent="post") for n, one in enumerate(EVIL)]
    claims = []
    for comment in comments:
        why = (Evidence(f"claims.{EVIL[0]}", comment.text[:9], None, 0, 9, 1.0), Evidence(f"x.measure.{EVIL[2]}"))
        claims.append(Claim(f"{comment.id}.1", comment.id, 0, len(comment.text), comment.text, why, tags=(EVIL[3],)))
    later = comments[1:]
    links = [
        Link(f"l{n}{EVIL[2]}", c.id, f"{comments[n].id}.1", ("agreement", "rebuttal")[n % 2], "stated", 0.6,
             (Evidence(EVIL[1], c.text[:5], c.id, 0, 5, 0.4),))
        for n, c in enumerate(later)
    ]  # fmt: skip
    replies = tuple(Reply(c.id, "post", "order", 0.5, (Evidence(EVIL[0]),)) for c in later)
    thread = Thread(EVIL[2], EVIL[1] + EVIL[4], tuple(later), comments[0])
    point = Point(EVIL[4], EVIL[0], tuple(c.id for c in claims[:2]), "tag", 0.6, (Evidence(EVIL[2]),))
    subject = Subject(EVIL[3], EVIL[2], tuple(c.id for c in claims[2:]))
    tags = (Tag(EVIL[3], EVIL[1]),)
    return ArgumentMap(thread, tuple(claims), replies, tuple(links), tags, points=(point,), subjects=(subject,))


def test_a_hostile_thread_runs_nothing_loads_nothing_and_is_shown(opened: Any) -> None:
    tab = opened(evil())
    for view in VIEWS:
        click(tab, f"[data-view={view}]")
    tab.run("""document.querySelectorAll("button:not(#said-save), [data-k], [data-l], .nodes a").forEach((one) => {
        for (const name of ["mouseover", "focusin", "click"]) one.dispatchEvent(new MouseEvent(name, {bubbles: true}));
    })""")
    tab.run("document.getElementById('everything').click()")
    choose(tab, "search", EVIL[0])
    assert tab.trouble() == []
    assert EVIL[1] in text(tab, "#thread")
    assert tab.run("document.querySelectorAll('img, iframe, link, [onload], [onerror], [onfocus]').length") == 0


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(any_map())
def test_no_map_breaks_the_script(opened: Any, found: ArgumentMap) -> None:
    tab = opened(found)
    for view in VIEWS:
        click(tab, f"[data-view={view}]")
    tab.run("document.querySelectorAll('button:not(#said-save), .nodes a').forEach((one) => one.click?.())")
    press = "one.dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    tab.run(f"document.querySelectorAll('.arc').forEach((one) => {press})")
    click(tab, "#everything")
    links, all_of_them = len(found.links), len(list(found.thread.everything()))
    assert text(tab, "#shown") == f"{links} of {links} links shown, {all_of_them} of {all_of_them} comments"
    assert tab.trouble() == []


def test_what_does_get_in_is_stopped_by_the_policy(opened: Any) -> None:
    tab = opened(phones())
    tab.run("document.body.insertAdjacentHTML('beforeend', '<img src=x: onerror=\"window.ran = 1\">')")
    script = "const s = document.createElement('script'); s.textContent = 'window.ran = 2'; document.body.append(s)"
    tab.run(f"(() => {{ {script} }})()")
    assert any("Content Security Policy" in one for one in tab.trouble())
    assert tab.run("window.ran") is None


def test_filters_say_how_much_is_shown(opened: Any) -> None:
    tab = opened(phones())
    assert text(tab, "#shown") == "8 of 8 links shown, 10 of 10 comments"
    choose(tab, "relation", "1")
    assert text(tab, "#shown") == "4 of 8 links shown, 6 of 10 comments"
    choose(tab, "sure", "80")
    assert text(tab, "#shown") == "2 of 8 links shown, 4 of 10 comments"
    assert tab.run("document.querySelectorAll('.c:not([hidden])').length") == 4
    assert tab.run("document.querySelectorAll('.level.on .arc:not(.off)').length") == 2
    click(tab, "#everything")
    assert text(tab, "#shown") == "8 of 8 links shown, 10 of 10 comments"


@pytest.mark.parametrize(
    ("field", "shown", "says"),
    [
        ("claim", "It makes people less safe", "1 of 8 links shown, 2 of 10 comments"),
        ("person", "Dee", "1 of 8 links shown, 2 of 10 comments"),
    ],
)
def test_a_claim_or_a_commenter_keeps_those_that_answer(opened: Any, field: str, shown: str, says: str) -> None:
    tab = opened(phones())
    value = tab.run(f"[...document.getElementById({field!r}).options].find((o) => o.text === {shown!r}).value")
    choose(tab, field, value)
    if field == "person":
        assert text(tab, "#shown") == says
    else:
        assert text(tab, "#shown") != "8 of 8 links shown, 10 of 10 comments"
        assert not tab.run("document.getElementById('m7').hidden")


def test_the_graph_has_three_levels_whose_rows_narrow_the_thread(opened: Any) -> None:
    tab = opened(phones(), graph="claims")
    assert "It’s about learning" in tab.run("document.querySelector('.level.on svg').textContent")
    level = "const e = document.getElementById('level'); e.value = 'commenters';"
    tab.run(f"(() => {{ {level} e.dispatchEvent(new Event('change', {{bubbles: true}})) }})()")
    row = "[...document.querySelectorAll('.level.on .nodes a')].find((a) => a.textContent.includes('Dee'))"
    tab.run(f"{row}.dispatchEvent(new MouseEvent('click', {{bubbles: true, cancelable: true}}))")
    assert text(tab, "#shown") == "1 of 8 links shown, 2 of 10 comments"
    assert tab.run("document.querySelectorAll('.level.on .arc:not(.off)').length") == 1
    assert tab.run(f"{row}.classList.contains('sel')")
    assert tab.trouble() == []


def test_search_finds_words_and_names(opened: Any) -> None:
    tab = opened(phones())
    choose(tab, "search", "fortune")
    assert tab.run("!document.getElementById('m3').hidden && document.getElementById('m8').hidden")
    choose(tab, "search", "nothing that stands there")
    assert text(tab, "#shown") == "0 of 8 links shown, 0 of 10 comments"


def test_pointing_at_a_claim_shows_its_words_and_reasons(opened: Any) -> None:
    tab = opened(phones())
    button = "document.querySelector('.claims [data-k=\"4\"]')"
    tab.run(f"{button}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
    tab.run("new Promise((done) => setTimeout(done, 300))")
    spot = tab.run(f"(() => {{ const box = {button}.getBoundingClientRect(); return [box.x + 20, box.y + 8] }})()")
    tab.call("Input.dispatchMouseEvent", type="mouseMoved", x=spot[0], y=spot[1])
    shown = text(tab, "#why")
    assert "control" in shown
    assert "claims.control" in shown
    assert tab.run("[...CSS.highlights.get('words')].map(String)") == ["about control"]
    assert tab.run("[...CSS.highlights.get('claim')].map(String)") == ["it's about control"]


def test_a_link_shows_its_weights_and_their_sum(opened: Any) -> None:
    tab = opened(phones())
    click(tab, "#l0 button")
    shown = text(tab, "#why")
    for part in (
        "#2 Kofi rebuts #1 Ines",
        "0.83",
        "“Not convinced”",
        "stance.doubt.unconvinced",
        "+1.90",
        "−0.60",
        "+2.90",
    ):
        assert part in shown
    assert tab.run("document.querySelector('#a0').classList.contains('hot')")
    tab.key("Escape")
    assert "Point at a claim" in text(tab, "#why")


def test_words_behind_astral_letters_and_marks_are_found(opened: Any) -> None:
    body = "𝕳𝖎 there\x07, it is about money 🙂 or so"
    start = body.index("about money")
    why = (Evidence("claims.money", "about money", None, start, start + 11),)
    said = Claim("c1.1", "c1", 5, len(body), body[5:], why, tags=("money",))
    tab = opened(
        ArgumentMap(Thread("t", "T", (Comment("c1", body),)), (said,), tags=(Tag("money", "it’s about money"),))
    )
    click(tab, ".claims button")
    assert tab.run("[...CSS.highlights.get('words')].map(String)") == ["about money"]


def test_the_keyboard_reaches_all_of_it(opened: Any) -> None:
    tab = opened(phones())
    tab.key("Tab")
    assert tab.run("document.activeElement.className") == "skip"
    tab.key("Tab")
    assert tab.run("document.activeElement.dataset.view") == "tree"
    tab.key("ArrowRight")
    assert tab.run("[document.activeElement.dataset.view, document.querySelector('.panel.on').id]") == [
        "claims",
        "claims",
    ]
    tab.key("ArrowLeft")
    reached = []
    for _ in range(14):
        tab.key("Tab")
        reached.append(tab.run("document.activeElement.id"))
    assert [one for one in reached if one in {"search", "claim", "person", "relation", "sure", "n0"}][:6] == [
        "search", "claim", "person", "relation", "sure", "n0"]  # fmt: skip
    tab.run("document.getElementById('n0').focus()")
    tab.key("ArrowDown")
    tab.key("ArrowDown")
    number = tab.run("document.activeElement.id.slice(1)")
    tab.key("Enter")
    assert tab.run("document.activeElement.id") == f"m{number}"
    for _ in range(6):
        tab.key("Tab")
        if tab.run("document.activeElement.className") == "claim":
            break
    assert "because" in text(tab, "#why")


def test_everything_has_a_name_for_those_who_hear_it(opened: Any) -> None:
    tab = opened(phones())
    roles: dict[str, list[str]] = {}
    for _ in range(50):  # the tree is made beside the page, a moment later
        roles.clear()
        for node in tab.call("Accessibility.getFullAXTree")["nodes"]:
            if not node.get("ignored"):
                roles.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
        if {"tab", "button", "article"} <= roles.keys():
            break
        time.sleep(0.1)
    assert roles["tab"] == [
        "Points", "Thread", "Claims", "Who says what", "Flow sheet", "Unanswered", "Commenters", "Brief",
    ]  # fmt: skip
    for role in ("button", "link", "combobox", "searchbox", "slider", "tabpanel", "search"):
        assert roles[role], role
        assert all(roles[role]), role
    assert len(roles["article"]) == 10
    assert "status" in roles
    assert [name for name in roles["heading"] if name == "Phones in a locker from bell to bell?"]


def test_it_can_be_read_without_scripts(opened: Any) -> None:
    tab = opened(phones(), script=False)
    seen = "document.body.checkVisibility && [...document.querySelectorAll({!r})].filter((e) => e.offsetHeight)"
    shown = tab.run(seen.format(".c, .panel") + ".map((e) => e.textContent).join(' ')")
    for part in (
        "My marks went up once mine stayed at home.",
        "agrees with",
        "It’s about learning",
        "Questions to ask",
    ):
        assert part in shown
    assert tab.run(seen.format(".bar, #why, .reply") + ".length") == 0
    assert tab.run(seen.format(".panel") + ".length") == len(VIEWS)
    assert tab.run("document.documentElement.className") == ""


def test_a_thousand_comments_open_and_answer_a_filter(opened: Any) -> None:
    """How fast is measured, not tested: docs/performance.md."""
    tab = opened(many(1000))
    tab.run("""new Promise((done) => {
        const look = () => document.querySelector("#tree noscript") ? setTimeout(look) : done();
        look();
    })""")
    tab.run("""new Promise((done) => {
        const field = document.getElementById('relation');
        field.value = '1';
        field.dispatchEvent(new Event('input', {bubbles: true}));
        requestAnimationFrame(() => setTimeout(done));
    })""")
    assert text(tab, "#shown").startswith("444 of 888 links shown")
    for view in VIEWS:
        click(tab, f"[data-view={view}]")
        assert tab.run(f"document.querySelectorAll('#{view} > *').length") > 1
    assert tab.trouble() == []


def test_a_comment_far_below_is_reached_by_its_address(opened: Any) -> None:
    tab = opened(many(1000), fragment="#m900")
    assert tab.run("document.activeElement.id") == "m900"


@pytest.mark.parametrize("post", [True, False])
def test_the_number_in_an_address_is_the_comments(opened: Any, post: bool) -> None:  # noqa: FBT001
    found = phones() if post else without_post(phones())
    tab = opened(found, fragment="#m5")
    assert tab.run("document.activeElement.querySelector('h3').textContent").startswith("#5 ")
    tab.run("document.querySelector('#m3 .ref').click()")
    target = tab.run("document.querySelector('#m3 .ref').textContent")
    assert tab.run("document.activeElement.querySelector('h3').textContent").startswith(target.rstrip("?"))
    assert tab.trouble() == []


def without_post(found: ArgumentMap) -> ArgumentMap:
    """The map without what stands on the post."""
    gone = {POST, *(claim.id for claim in found.claims if claim.comment == POST)}
    return replace(
        found,
        thread=replace(found.thread, post=None),
        claims=tuple(one for one in found.claims if one.id not in gone),
        replies=tuple(one for one in found.replies if one.target != POST),
        links=tuple(one for one in found.links if not gone & {one.source, one.target}),
        points=(),
    )


@pytest.mark.parametrize("dark", [False, True])
def test_it_fits_a_phone_and_can_be_told_apart_in_dark_and_light(opened: Any, dark: bool) -> None:  # noqa: FBT001
    tab = opened(phones())
    tab.size(390, 844, dark=dark)
    for view in VIEWS:
        click(tab, f"[data-view={view}]")
        assert tab.run("document.documentElement.scrollWidth") <= 390, view
    ratio = """((a, b) => {
        const light = ([where, what]) => { const [r, g, b] = getComputedStyle(where)[what].match(/\\d+/g).map((v) => {
            v /= 255; return v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4 });
            return 0.2126 * r + 0.7152 * g + 0.0722 * b };
        const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05) })"""
    for selector in ("body", ".date, .to", ".links .link", ".links .rebuttal .link", ".legend"):
        found = tab.run(f"{ratio}([document.querySelector({selector!r}), 'color'], [document.body, 'backgroundColor'])")
        assert found >= 4.5, selector


def test_it_prints_what_is_open_and_nothing_else(opened: Any, tmp_path: Path) -> None:
    tab = opened(replace(phones(), points=(), subjects=()))
    click(tab, "[data-view=brief]")
    tab.pdf(tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    tab.size(794, 1123, media="print")
    parts = "[...document.querySelectorAll('.panel, .bar, #why, #tabs')]"
    shown = tab.run(f"{parts}.filter((e) => e.offsetHeight).map((e) => e.id)")
    assert shown == ["brief"]


def test_the_points_are_the_first_tab(opened: Any) -> None:
    tab = opened(phones(), view=None)
    assert tab.run("document.querySelector('.panel.on').id") == "overview"
    assert "It’s about learning" in text(tab, ".points")
    assert "Kofi" in text(tab, ".points td:last-child")


def test_a_changed_address_acts_and_back_goes_back(opened: Any) -> None:
    tab = opened(phones(), view=None)
    tab.run("location.hash = '#flow'; new Promise((done) => setTimeout(done, 50))")
    assert tab.run("document.querySelector('.panel.on').id") == "flow"
    click(tab, "#tab-brief")
    assert tab.run("location.hash") == "#brief"
    tab.run("history.back(); new Promise((done) => setTimeout(done, 100))")
    assert tab.run("document.querySelector('.panel.on').id") == "flow"
    tab.run("location.hash = '#m3'; new Promise((done) => setTimeout(done, 50))")
    assert tab.run("document.querySelector('.panel.on').id") == "tree"
    assert tab.trouble() == []


def test_what_is_folded_is_printed(opened: Any) -> None:
    tab = opened(phones(), view="claims")
    tab.run("document.querySelector('.panel.on').append(document.createElement('details'))")
    tab.run("dispatchEvent(new Event('beforeprint'))")
    assert tab.run("document.querySelectorAll('.panel.on details:not([open])').length") == 0
    tab.run("dispatchEvent(new Event('afterprint'))")
    assert tab.run("document.querySelectorAll('.panel.on details:not([open])').length") > 0
