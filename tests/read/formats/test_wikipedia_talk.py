from __future__ import annotations

import pytest
import reading


def signed(name: str, time: str) -> str:
    return (
        f'<a href="/wiki/User:{name}" title="User:{name}">{name}</a> '
        f'(<a href="/wiki/User_talk:{name}" title="User talk:{name}">talk</a>) {time}'
    )


def page(body: str) -> str:
    return (
        "<!DOCTYPE html><html><head><title>Talk:Tea - Wikipedia</title></head><body><div id='mw-content-text'>"
        f"<div class='mw-parser-output'><div id='toc'>Contents</div>{body}</div></div></body></html>"
    )


TEN, ELEVEN, NOON = (f"1{n}:05, 3 May 2011 (UTC)" for n in range(3))


def test_depth_is_the_number_of_list_items() -> None:
    found = reading.threads(
        page(
            f"""<p>About this page.</p><div class="mw-heading"><h2 id="Hot">Hot?
            <span class="mw-editsection">[edit]</span></h2></div>
            <p>Is tea hot?</p><p>I think so. {signed("Ann", TEN)}</p>
            <dl><dd>No. {signed("Bo", ELEVEN)}<dl><dd>Why <i>not</i>? — {signed("Ann", NOON)}</dd></dl></dd>
            <dd>Yes. <blockquote>Quoted. {signed("Eve", TEN)}</blockquote> {signed("Cy", NOON)}</dd></dl>
            <ul><li>Maybe. {signed("Dee", NOON)} corrected {signed("Dee", NOON)}</li></ul>
            <h2><span class="mw-headline" id="Cold">Cold</span></h2><p>Never. {signed("Ann", TEN)}</p><p>unsigned</p>"""
        )
    )
    assert [(one.id, one.title) for one in found] == [("Hot", "Hot?"), ("Cold", "Cold")]
    assert [(one.id, one.parent, one.author) for one in found[0].comments] == [
        ("c1", None, "Ann"),
        ("c2", "c1", "Bo"),
        ("c3", "c2", "Ann"),
        ("c4", "c1", "Cy"),
        ("c5", "c1", "Dee"),
    ]
    assert [one.text for one in found[0].comments[:3]] == ["Is tea hot?\n\nI think so.", "No.", "Why not?"]
    assert found[0].comments[0].date == TEN
    assert [one.id for one in found[1].comments] == ["c6"]
    assert any("without a signature" in note.what for note in found[1].origin.notes)


@pytest.mark.parametrize(
    ("link", "time"),
    [
        ("/wiki/Benutzer:Ann", "10:05, 3. Mai 2011 (CEST)"),
        ("/wiki/Usuario_discusi%C3%B3n:Ann", "10:05 3 may 2011 (UTC)"),
        ("/wiki/Discussioni_utente:Ann", "10:05, 3 mag 2011 (CEST)"),
        ("//fr.wikipedia.org/wiki/Utilisateur:Ann", "3 mai 2011 à 10:05 (CEST)"),
        ("/wiki/Overleg_gebruiker:Ann", "3 mei 2011 10:05 (CEST)"),
        ("/wiki/Dyskusja_wikipedysty:Ann", "10:05, 3 maj 2011 (CEST)"),
        ("/wiki/%D0%A3%D1%87%D0%B0%D1%81%D1%82%D0%BD%D0%B8%D0%BA:Ann", "10:05, 3 мая 2011 (UTC)"),
        ("/wiki/Usu%C3%A1rio(a):Ann", "10h05min de 3 de maio de 2011 (UTC)"),
        ("/wiki/K%C3%A4ytt%C3%A4j%C3%A4:Ann", "3. toukokuuta 2011 kello 10.05 (EEST)"),
        ("/wiki/Th%C3%A0nh_vi%C3%AAn:Ann", "10:05, ngày 3 tháng 5 năm 2011 (UTC)"),
        ("/wiki/%D0%9A%D0%BE%D1%80%D0%B8%D1%81%D0%BD%D0%B8%D0%BA:Ann", "10:05, 3. мај 2011. (CEST)"),
        ("/wiki/User:Ann", "١٠:٠٥، ٣ی ئایاری ٢٠١١ (UTC)"),
        ("/wiki/Wikipedista:Ann", "3. 5. 2011, 10:05 (CEST)"),
        ("/wiki/%E5%88%A9%E7%94%A8%E8%80%85:Ann", "2011年5月3日 (火) 10:05 (UTC)"),
        ("/w/index.php?title=User:Ann&amp;action=edit&amp;redlink=1", "10:05, 3 May 2011 (UTC)"),
        ("/wiki/Special:Contributions/Ann", "10:05, 3 May 2011 (UTC)"),
    ],
)
def test_signatures_of_many_wikis(link: str, time: str) -> None:
    found = reading.thread(page(f'<h2>T</h2><p>Words. <a href="{link}">A. N. N.</a> {time}</p>'))
    assert [(one.author, one.date, one.text) for one in found.comments] == [("Ann", time, "Words.")]


def test_a_skipped_level_hangs_on_the_nearest_above() -> None:
    body = f"""<h2>T</h2><p>One. {signed("A", TEN)}</p><dl><dd><dl><dd>Two. {signed("B", TEN)}</dd></dl></dd></dl>
    <dl><dd>Three. {signed("C", TEN)}</dd></dl>"""
    assert [one.parent for one in reading.thread(page(body)).comments] == [None, "c1", "c1"]


@pytest.mark.parametrize(("times", "count"), [(("3 Oct 2004", "3 October 2011", "4 October 2011"), 2),
                                              (("3. Okt. 2004", "3. Juni 2011", "4. Juli 2011"), 3)])  # fmt: skip
def test_times_in_a_form_that_the_wiki_has_left(times: tuple[str, ...], count: int) -> None:
    body = "".join(f"<p>{number}. {signed('Ann', f'10:05, {time} (UTC)')}</p>" for number, time in enumerate(times))
    assert len(reading.thread(page("<h2>T</h2>" + body)).comments) == count


def test_an_article_is_refused() -> None:
    assert "I012" in reading.refused(page("<h2>Tea</h2><p>Tea is a drink.</p>"))
