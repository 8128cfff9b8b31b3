"""Numbers of comments, and their dates, say whom a comment of a paste answers."""

from __future__ import annotations

from argmap.read import read_source
from argmap.read.sources.source import Source

HEADS = (
    ("Ute_1", "#1", "", "Das Bad soll um acht schließen, weil danach niemand mehr schwimmt."),
    ("Deichkind", "#1.1", "", "Um acht komme ich erst von der Arbeit."),
    ("Ute_1", "#1.2", "Antwort auf #1.1 von Deichkind", "Dann eben um neun, aber nicht später."),
    ("Moni L.", "#2", "", "Wer bezahlt das Licht am Abend?"),
    ("Otto_N", "#2.1", "", "Wir alle, wie am Morgen auch."),
    ("Deichkind", "#2.2", "Antwort auf #2 von Moni L.", "Die Sonne, bis September."),
)


def test_a_number_with_parts_stands_below_the_number_before_its_last_part() -> None:
    blocks = [
        "\n".join(filter(None, [name, f"{number} — vor 2 Tagen", said, words, "Antworten Melden"]))
        for name, number, said, words in HEADS
    ]
    (found,) = read_source(Source("bad.txt", ("6 Kommentare\n\n" + "\n\n".join(blocks) + "\n").encode()))
    places = {comment.id: place for place, comment in enumerate(found.comments)}
    assert [comment.author for comment in found.comments] == [head[0] for head in HEADS]
    assert [places.get(comment.parent or "") for comment in found.comments] == [None, 0, 1, None, 3, 3]


def test_a_comment_answers_none_that_is_later() -> None:
    rows = (
        ("Ann_V", "", "14 May 2024 9.10", "The pool should close at eight."),
        ("bo lind", "Ann_V", "14 May 2024 9.20", "Where do I swim then?"),
        ("Ann_V", "bo lind", "14 May 2024 9.45", "In the morning, like the others."),
        ("Cy_Oak", "Ann_V", "14 May 2024 9.30", "The guards want to go home too."),
    )
    blocks = [
        "\n".join([name, *([f"\n{to}"] if to else []), date, "", words, "", "Reply", "Report"])
        for name, to, date, words in rows
    ]
    (found,) = read_source(Source("pool.txt", ("4 comments\n\n" + "\n\n".join(blocks) + "\n").encode()))
    assert [comment.author for comment in found.comments] == [row[0] for row in rows]
    assert [comment.parent for comment in found.comments] == [None, "c1", "c2", "c1"]


def test_who_is_answered_stands_below_the_name_and_an_empty_line_on_a_page_with_a_removed_comment() -> None:
    rows = (
        ("marshwren12", "", "8.11", "17", "The lamp on the pier keeps me awake, and I pay for it too."),
        ("nightferry", "marshwren12", "8.26", "208", "Nobody means you. They mean the forty lamps on the ring road."),
        ("marshwren12", "nightferry", "8.40", "119", "Then say so at the top and I am on your side."),
        ("LampFitter", "", "8.19", "330", "Half of them are set wrong and shine into the sky."),
        ("Kropp_Jr", "LampFitter", "9.03", "21", "Half of a lot is still a lot."),
        ("LampFitter", "Kropp_Jr", "9.37", "64", "True, and I say so to whoever asks. Few ask."),
        ("thirdviola", "", "10.22", "9", "Draw the curtains."),
    )
    blocks = [
        "\n".join([name, *([f"\n{to}"] if to else []), f"4 Nov 2025 {at}", "", likes, words, "", "Reply", "Share"])
        for name, to, at, likes, words in rows
    ]
    removed = "SkyWatch\n4 Nov 2025 8.55\n\nThis comment was removed by a moderator."
    page = (
        "Comments (512)\nSort by\nOldest\n"
        + "\nReport\n\n".join(blocks[:-1])
        + f"\nReport\n\n{removed}\n\n{blocks[-1]}\nReport\n"
    )
    (found,) = read_source(Source("lamps.txt", page.encode()))
    assert [comment.author for comment in found.comments] == [*(row[0] for row in rows[:-1]), "SkyWatch", "thirdviola"]
    assert [comment.parent for comment in found.comments] == [None, "c1", "c2", None, "c4", "c5", None, None]
