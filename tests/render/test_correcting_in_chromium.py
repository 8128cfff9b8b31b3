"""Marks corrected in the page: what is saved there is what the next map honours."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from chromium import Browser, browser, chromium
from phones import phones

from argmap.corrections import parse
from argmap.model import Motion, Stand
from argmap.render import form_for
from argmap.render.base import Options

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from argmap.model import ArgumentMap

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Chromium is driven over a pipe that Windows does not hand on"),
    pytest.mark.skipif(chromium() is None, reason="Chromium is not installed (or name it in ARGMAP_CHROMIUM)"),
]


@pytest.fixture(scope="module")
def tab() -> Iterator[Browser]:
    with browser() as opened:
        opened.size(1280, 900)
        yield opened


def opened(tab: Browser, found: ArgumentMap, path: Path, **options: Any) -> Browser:
    path.write_bytes(form_for("html").render(found, Options(**{"view": "tree", **options})))
    tab.size(1280, 900)
    tab.open(path)
    tab.run("sessionStorage.clear()")
    tab.open(path)
    return tab


def press(tab: Browser, words: str, within: str = "#why") -> None:
    """Press the button with these words."""
    one = f"[...document.querySelectorAll('{within} button')].find((b) => b.textContent === {words!r})"
    tab.run(f"{one}.focus(); {one}.click()")


def saved(tab: Browser, folder: Path) -> str:
    """Press Save without File System Access, and read what was downloaded."""
    folder.mkdir(exist_ok=True)
    tab.run("delete window.showSaveFilePicker; window.showSaveFilePicker = undefined")
    tab.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    tab.run("document.getElementById('said-save').click()")
    until = time.monotonic() + 20
    while time.monotonic() < until:
        done = [one for one in folder.iterdir() if one.suffix == ".yaml" and one.stat().st_size]
        if done:
            return done[0].read_text("utf-8")
        time.sleep(0.05)
    raise TimeoutError


def test_a_mark_is_accepted_rejected_and_changed_and_saved(tab: Browser, tmp_path: Path) -> None:
    found = phones()
    opened(tab, found, tmp_path / "map.html")
    assert tab.run("document.getElementById('said').hidden") is True
    tab.run("document.querySelector('button.claim[data-k=\"0\"]').click()")
    press(tab, "right")
    tab.run("document.querySelector('button.claim[data-k=\"1\"]').click()")
    press(tab, "neither claim nor reason")
    tab.run("document.querySelector('button.link[data-l=\"0\"]').click()")
    turned = "agrees" if found.links[0].relation == "rebuttal" else "rebuts"
    press(tab, turned)
    assert tab.run("document.getElementById('said-count').textContent") == "3 corrections"
    assert tab.run("document.querySelector('button.claim[data-k=\"1\"]').className").endswith("struck")
    entries = parse("saved.yaml", saved(tab, tmp_path / "down"))
    said = {one.correction.kind + " " + one.correction.verdict: one.correction for one in entries}
    assert said["role claim"].at.words == found.claims[0].text
    assert said["role none"].at.words == found.claims[1].text
    link = said["link " + ("agreement" if turned == "agrees" else "rebuttal")]
    home = {claim.id: claim.comment for claim in found.claims}
    texts = {comment.id: comment for comment in found.thread.everything()}
    source, target = (texts[home.get(end, end)] for end in (found.links[0].source, found.links[0].target))
    assert (link.at.by, source.text.startswith(link.at.words)) == (source.author, True)
    assert link.to is not None
    assert target.text.startswith(link.to.words)


def test_what_the_page_says_is_written_as_argmap_writes_it(tab: Browser, tmp_path: Path) -> None:
    from argmap.corrections.writing import line

    opened(tab, phones(), tmp_path / "map.html")
    tab.run("document.getElementById('said-who').value = 'Ms Lee'")
    tab.run("document.querySelector('button.claim[data-k=\"0\"]').click()")
    press(tab, "denied")
    text = saved(tab, tmp_path / "down")
    (entry,) = parse("saved.yaml", text)
    assert entry.correction.who == "Ms Lee"
    assert text.splitlines()[1] == line(entry.correction)
    hard = 'A\\u2028b\\u0007 "q" \\ud83d\\ude00 \\ud800 tab\\t \\u00a0x'
    written = tab.run(f"Corrections.line({{kind: 'tag', verdict: 'none yet', at: {{words: '{hard}', by: 'true'}}}})")
    (entry,) = parse("hard.yaml", written)
    assert entry.correction.at.words == 'A\u2028b\u0007 "q" \U0001f600 \ufffd tab\t \u00a0x'
    assert line(entry.correction) == written


def moved() -> ArgumentMap:
    """The phones with a motion."""
    found = phones()
    stands = {comment.author: comment.id for comment in reversed([*found.thread.everything()])}
    sides = tuple(Stand((name,), "unclear") for name in stands.values())
    return replace(found, motion=Motion("Phones should be banned", "title", sides))


def click(tab: Browser, selector: str) -> None:
    """Press a mouse button where an element is."""
    place = f"document.querySelector({selector!r})"
    tab.run(f"{place}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
    box = tab.run(f"(({{x, y, width, height}}) => [x + width / 2, y + height / 2])({place}.getBoundingClientRect())")
    for kind in ("mousePressed", "mouseReleased"):
        tab.call("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)
    tab.run("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")


def choose(tab: Browser, name: str, value: str) -> None:
    """Take an entry of the list with this name."""
    group = f"document.querySelector('#why [aria-label=\"{name}\"] select')"
    tab.run(f"{group}.value = {value!r}; {group}.dispatchEvent(new Event('change'))")


@pytest.mark.parametrize("width", [320, 1280])
def test_tags_points_sides_and_persons_are_saved_as_the_command_line_saves_them(
    tab: Browser, tmp_path: Path, width: int
) -> None:
    from argmap.corrections.writing import line
    from argmap.views.correcting import Making, Said

    found = moved()
    opened(tab, found, tmp_path / "map.html")
    tab.size(width, 900)
    point = found.points[0]
    first, second, other = point.claims[0], point.claims[1], found.points[1].claims[0]
    number = {claim.id: at for at, claim in enumerate(found.claims)}
    button = f'#tree button.claim[data-k="{number[first]}"]'
    click(tab, button)
    click(tab, "#why .naming summary")
    choose(tab, "Tag", "none")
    press(tab, "set the tag")
    assert tab.run("document.activeElement.textContent") == "set the tag"
    choose(tab, "Frame", "health")
    press(tab, "set the frame")
    choose(tab, "Point", "1")
    press(tab, "says the contrary")
    click(tab, f'#tree button.claim[data-k="{number[other]}"]')
    click(tab, "#why .naming summary")
    choose(tab, "Tag", "\n")
    tab.run("document.querySelector('#why [aria-label=\"Name of the tag\"]').value = 'quiet hours'")
    press(tab, "set the tag")
    choose(tab, "One point with", str(number[second]))
    press(tab, "one point")
    tab.run("document.querySelector('#tabs a[data-view=stances]').click()")
    commenters = list(dict.fromkeys(comment.author for comment in found.thread.everything()))
    click(tab, '#stances button[data-p="1"]')
    press(tab, "against it")
    choose(tab, "One person with", "2")
    press(tab, "one person")
    assert tab.run("document.documentElement.scrollWidth - innerWidth") <= 0
    making = Making(found)
    home = {claim.id: claim.comment for claim in found.claims}
    kofi = next(comment.id for comment in found.thread.everything() if comment.author == commenters[1])
    wanted = [
        *making.make(first, None, Said("tag", "none")),
        *making.make(first, None, Said("frame", "health")),
        *making.make(first, None, Said("point", found.points[1].says, against=True)),
        *making.make(other, None, Said("tag", "quiet hours")),
        *making.make(other, second, Said("same-point")),
        *making.make(kofi, None, Said("against")),
        *making.make(kofi, None, Said("person", commenters[2] or "")),
    ]
    assert home[first] != home[second]
    text = saved(tab, tmp_path / "down")
    assert sorted(text.splitlines()[1:]) == sorted(map(line, wanted))


def test_the_keyboard_reaches_what_can_be_said_and_comes_back(tab: Browser, tmp_path: Path) -> None:
    opened(tab, moved(), tmp_path / "map.html")
    tab.run("document.querySelector('#tree button.claim').focus()")
    tab.key("Enter")
    assert tab.run("document.activeElement.className") == "close"
    for _ in range(12):
        if tab.run("document.activeElement.textContent") == "right":
            break
        tab.key("Tab")
    tab.key(" ")
    assert tab.run("document.getElementById('said-count').textContent") == "1 correction"
    assert tab.run("document.activeElement.getAttribute('aria-pressed')") == "true"
    tab.key("Escape")
    assert tab.run("document.activeElement === document.querySelector('#tree button.claim')") is True
    assert tab.run("document.getElementById('why').classList.contains('open')") is False
    assert "{role: claim, " in saved(tab, tmp_path / "down")  # and the page may be left without a question


def test_selected_words_become_a_claim_or_an_answer(tab: Browser, tmp_path: Path) -> None:
    found = phones()
    opened(tab, found, tmp_path / "map.html")
    select = """(() => {{
        const text = document.getElementById('t{at}');
        const range = document.createRange();
        range.selectNodeContents(text);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        return new Promise((done) => setTimeout(done, 500));
    }})()"""
    everything = list(found.thread.everything())
    tab.run(select.format(at=len(everything) - 1))
    assert tab.run("document.querySelector('#why h2').textContent").startswith("Selected words of")
    press(tab, "a claim")
    tab.run(select.format(at=len(everything) - 1))
    tab.run("document.querySelector('#why .choices input').value = '1'")
    press(tab, "rebuts")
    entries = parse("saved.yaml", saved(tab, tmp_path / "down"))
    kinds = {one.correction.kind: one.correction for one in entries}
    last = " ".join(everything[-1].text.split())
    assert " ".join(kinds["role"].at.words.split()) == last
    assert kinds["link"].verdict == "rebuttal"
    assert kinds["link"].to is not None
    assert found.thread.comments[0].text.startswith(kinds["link"].to.words)


def test_selected_words_become_those_of_the_claim_there(tab: Browser, tmp_path: Path) -> None:
    from argmap.corrections.writing import line
    from argmap.views.correcting import Making, Said

    found = phones()
    claim = max(found.claims, key=lambda one: len(one.text))
    number = [comment.id for comment in found.thread.everything()].index(claim.comment)
    opened(tab, found, tmp_path / "map.html")
    tab.run(f"""(() => {{
        const walk = document.createTreeWalker(document.getElementById('t{number}'), NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        for (let before = 0, node = walk.nextNode(); node; before += node.length, node = walk.nextNode())
            if (before <= {claim.start} && {claim.start} < before + node.length) {{
                range.setStart(node, {claim.start} - before);
                range.setEnd(node, Math.min({claim.start} - before + 12, node.length));
            }}
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        return new Promise((done) => setTimeout(done, 500));
    }})()""")
    words = tab.run("getSelection().toString()").strip()
    press(tab, "the claim's words")
    (wanted,) = Making(found).make(claim.id, None, Said("span", words))
    assert saved(tab, tmp_path / "down").splitlines()[1:] == [line(wanted)]


def test_a_correction_is_taken_back_and_kept_when_the_page_is_loaded_again(tab: Browser, tmp_path: Path) -> None:
    opened(tab, phones(), tmp_path / "map.html")
    for number in (0, 1):
        tab.run(f"document.querySelector('button.claim[data-k=\"{number}\"]').click()")
        press(tab, "right")
    tab.open(tmp_path / "map.html")
    assert tab.run("document.getElementById('said-count').textContent") == "2 corrections"
    press(tab, "take back", "#said")
    assert tab.run("document.getElementById('said-count').textContent") == "1 correction"


def test_a_file_that_is_chosen_keeps_its_lines(tab: Browser, tmp_path: Path) -> None:
    opened(tab, phones(), tmp_path / "map.html")
    tab.run("document.querySelector('button.claim[data-k=\"0\"]').click()")
    press(tab, "right")
    tab.run("""(() => {
        window.written = '';
        window.showSaveFilePicker = async () => ({
            getFile: async () => ({ text: async () => '# by hand\\n- {tag: money, words: cash}' }),
            createWritable: async () => ({ write: async (text) => { window.written = text; }, close: async () => {} }),
        });
        document.getElementById('said-save').click();
        return new Promise((done) => setTimeout(done, 200));
    })()""")
    written = tab.run("window.written")
    assert written.startswith("# by hand\n- {tag: money, words: cash}\n- {role: ")
    assert len(parse("w.yaml", written)) == 2


def test_correcting_sends_nothing(tab: Browser, tmp_path: Path) -> None:
    opened(tab, phones(), tmp_path / "map.html")
    tab.run("document.querySelector('button.claim[data-k=\"0\"]').click()")
    press(tab, "right")
    assert [one for one in tab.trouble() if "beforeunload" not in one] == []


def test_a_worksheet_is_filled_in_saved_and_compared(tab: Browser, tmp_path: Path) -> None:
    found = phones()
    opened(tab, found, tmp_path / "sheet.html", view="worksheet")
    tab.run("""(() => {
        const [one, two, three] = document.querySelectorAll("article");
        document.querySelector(".pupil input").value = "Mia K.";
        one.querySelector("textarea").value = "said in my own words";
        two.querySelector(".number").value = "1";
        two.querySelector("input[value=rebuts]").checked = true;
        const text = three.querySelector(".text p").firstChild;
        const range = document.createRange();
        range.setStart(text, 0);
        range.setEnd(text, 20);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        three.querySelector("button").click();
    })()""")
    tab.run("delete window.showSaveFilePicker; window.showSaveFilePicker = undefined")
    folder = tmp_path / "down"
    folder.mkdir()
    tab.call("Page.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    tab.run("document.getElementById('save').click()")
    until = time.monotonic() + 20
    while time.monotonic() < until and not any(one.stat().st_size for one in folder.glob("*.yaml")):
        time.sleep(0.05)
    path = folder / "mia-k.yaml"
    text = path.read_text("utf-8")
    assert "claims, in my words: said in my own words" in text
    said = {one.correction.kind: one.correction for one in parse("mia.yaml", text)}
    everything = list(found.thread.everything())
    assert set(said) == {"reply", "link", "role"}
    assert said["link"].verdict == "rebuttal"
    assert everything[1].text.startswith(said["link"].at.words)
    assert {one.who for one in said.values()} == {"Mia K."}
    assert said["role"].at.words == everything[2].text[:20].strip()
