from __future__ import annotations

import json

import pytest
import reading

from argmap.model import UNSEEN
from argmap.read.formats.table.columns import whole


def test_names_of_a_dump_and_cells_over_lines() -> None:
    header = "Id,UserId,Text,UserDisplayName,CreationDate,PostId"
    text = header + '\n1,114,"a, ""b""\nc",,2012-10-01T12:06:27.870,9\n2,,d,Foo,,9\n'
    found = reading.thread(text, "c.csv")
    assert found.origin.format == "csv"
    assert found.id == "9"
    assert reading.shape(found) == [("1", None, "user 114", 'a, "b"\nc'), ("2", None, "Foo", "d")]
    assert found.comments[0].posted is not None


@pytest.mark.parametrize("ids", [("1", "2", "2"), ("1.0", "2.0", "2")])
def test_html_bodies_and_parents_of_pandas(ids: tuple[str, str, str]) -> None:
    one, two, three = ids
    rows = [f"{one};;<p>Why <b>how</b>?</p>;7", f"{two};{whole(one)};<p>So.</p>;8", f"5;{three};<p>No.</p>;"]
    text = "\n".join(["Id;ParentId;Body;OwnerUserId", *rows])
    found = reading.thread(text, "posts.csv")
    assert [(one.parent is not None, one.author, one.text) for one in found.comments] == [
        (False, "user 7", "Why how?"),
        (True, "user 8", "So."),
        (True, None, "No."),
    ]


def test_other_languages_other_delimiters_other_letters() -> None:
    german = "Nr\tBenutzer\tDatum\tKommentar\tAntwort auf\n1\tJörg\t1.5.2010\tSchön\t\n2\tUwe\t2.5.2010\tNein\t1\n"
    for data in (german.encode("cp1252"), german.encode("utf-16"), german.encode("utf-8-sig")):
        found = reading.thread(data.replace(b"\n", b"\r\n") if data[:2] != b"\xff\xfe" else data, "t.tsv")
        assert reading.shape(found) == [("1", None, "Jörg", "Schön"), ("2", "1", "Uwe", "Nein")]
    spanish = "sep=;\nusuario;fecha;comentario\nAna;2010-05-01;Bien\n"
    assert reading.shape(reading.thread(spanish, "t.csv")) == [("c1", None, "Ana", "Bien")]


def test_columns_by_option_and_by_content() -> None:
    text = "k,who,said,when\n1,Ann,Tea is better than coffee,2020-01-01\n2,Bo,It is not better at all,2020-01-02\n"
    found = reading.thread(text, "t.csv", author="who")
    assert [one.text for one in found.comments] == ["Tea is better than coffee", "It is not better at all"]
    assert [one.date for one in found.comments] == ["2020-01-01", "2020-01-02"]
    assert [one.author for one in found.comments] == ["Ann", "Bo"]
    with pytest.raises(AssertionError):
        reading.refused(text, "t.csv")


def test_a_column_that_is_not_there_is_said() -> None:
    text = "id,author,text\n1,a,b c d\n"
    from argmap.errors import ArgmapError

    with pytest.raises(ArgmapError, match="I016 the table has no column 'Nope'"):
        reading.threads(text, "t.csv", text="Nope")


def test_a_thread_column_makes_threads() -> None:
    rows = [
        {"thread_id": "x", "id": 1, "user": "a", "text": "one"},
        {"thread_id": "y", "id": 2, "user": "b", "text": "two"},
        {"thread_id": "x", "id": 3, "user": "c", "text": "three", "parent_id": 1},
    ]
    text = "\n".join(map(json.dumps, rows))
    found = {one.id: reading.shape(one) for one in reading.threads(text, "t.jsonl")}
    assert found == {"x": [("1", None, "a", "one"), ("3", "1", "c", "three")], "y": [("2", None, "b", "two")]}
    assert {one.id: reading.shape(one) for one in reading.threads(json.dumps(rows), "t.json")} == found


def test_shapes_of_json() -> None:
    want = [("1", None, "a", "one two"), ("2", "1", "b", "three")]
    reply = {"id": 2, "author": "b", "body": "three"}
    nested = {"comments": [{"id": 1, "author": {"name": "a"}, "body": "one two", "replies": [reply]}]}
    columns: dict[str, list[object]] = {
        "id": [1, 2],
        "author": ["a", "b"],
        "text": ["one two", "three"],
        "parent": [None, 1],
    }
    pandas = {name: dict(zip("01", cells, strict=True)) for name, cells in columns.items()}
    keyed = {"1": {"author": "a", "text": "one two"}, "2": {"author": "b", "text": "three", "parent": 1}}
    for value in (nested, columns, pandas, keyed):
        assert reading.shape(reading.thread(json.dumps(value), "x.json")) == want


def test_a_parent_that_is_no_id_and_an_id_that_comes_twice() -> None:
    text = "id,author,text,parent\n1,a,one,0\n1,b,two,nan\n2,c,three,77\n"
    found = reading.thread(text, "t.csv")
    assert [(one.id, one.parent) for one in found.comments] == [("1", None), ("1-2", None), ("2", None)]
    assert [one.state for one in found.comments] == [None, None, UNSEEN]
    said = " ".join(note.what for note in found.origin.notes)
    assert "an id that is taken" in said
    assert "not in the file" in said


def test_names_with_a_prefix_and_chats() -> None:
    text = "post_id,comment_id,comment_by,comment_message,comment_published\n9,1,Ann,Hi there,2020-01-01\n"
    assert reading.shape(reading.thread(text, "f.csv")) == [("1", None, "Ann", "Hi there")]
    telegram = {
        "name": "Chat",
        "messages": [
            {"id": 1, "type": "message", "date": "2020-01-01T10:00:00", "from": "Ann", "text": "Hello"},
            {"id": 2, "from": "Bo", "text": ["See ", {"type": "link", "text": "x.example"}], "reply_to_message_id": 1},
        ],
    }  # fmt: skip
    found = reading.thread(json.dumps(telegram), "result.json")
    assert reading.shape(found) == [("1", None, "Ann", "Hello"), ("2", "1", "Bo", "See x.example")]


def test_a_dump_of_reddit_as_a_table() -> None:
    text = "id,author,body,link_id,parent_id\na,x,one,t3_p,t3_p\nb,y,two,t3_p,t1_a\n"
    found = reading.thread(text, "r.csv")
    assert reading.shape(found) == [("a", None, "x", "one"), ("b", "a", "y", "two")]
    assert found.origin.notes == ()


def test_rows_of_another_width_lose_nothing() -> None:
    text = "id,author,text\n1,Ann,well, yes, of course\n2,Bo\n3,Cy,no\u2028no\rway\n"
    found = reading.thread(text, "r.csv")
    assert [one.text for one in found.comments][:2] == ["well, yes, of course", ""]
    assert "more or fewer cells" in found.origin.notes[0].what


def test_raw_text_between_tabs() -> None:
    text = 'id\tauthor\ttext\n1\tAnn\t"Never, he said\n2\tBo\tor "maybe"\n3\tCy\tno\n'
    assert [one.text for one in reading.thread(text, "r.tsv").comments] == ['"Never, he said', 'or "maybe"', "no"]


def test_what_most_comments_answer_is_the_post_and_not_a_missing_comment() -> None:
    rows = [f"{n},a{n},text {n},{parent}" for n, parent in ((1, 90), (2, 90), (3, 90), (4, 1), (5, 80), (6, 5), (7, 6))]
    found = reading.thread("\n".join(("id,author,text,parent", *rows)), "t.csv")
    assert [one.id for one in found.comments if one.state == UNSEEN] == ["5"]


def test_a_title_above_the_header_is_left_out_and_told() -> None:
    text = "Survey of class 7B\n\nName,Comment,Date\nAnn,Bells are loud.,2020-01-01\nBo,They wake me.,2020-01-02\n"
    found = reading.thread(text, "t.csv")
    assert [(one.author, one.text) for one in found.comments] == [("Ann", "Bells are loud."), ("Bo", "They wake me.")]
    assert any("one row above the header is left out, “Survey of class 7B”" in note.what for note in found.origin.notes)


def test_a_column_of_numbers_that_the_answers_name_is_the_id_whatever_its_name() -> None:
    text = "N°;Auteur;Commentaire;En réponse à\n7;Odile;Oui, merci.;\n9;René;Mais non.;7\n"
    assert [one.parent for one in reading.thread(text, "t.csv").comments] == [None, "7"]


@pytest.mark.parametrize(("answered", "told"), [("1", "holds numbers of rows"), ("Ann", "names people")])
def test_answers_by_row_or_by_name(answered: str, told: str) -> None:
    text = f"Pupil,Comment,Reply to\nAnn,Bells are loud.,\nAnn,And ugly.,\nBo,They wake me.,{answered}\n"
    found = reading.thread(text, "t.csv")
    assert [one.parent for one in found.comments] == [None, None, "c1" if answered == "1" else "c2"]
    assert any(told in note.what for note in found.origin.notes)
