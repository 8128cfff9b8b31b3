from __future__ import annotations

import reading

HEAD = (
    '<!DOCTYPE html><html lang="es"><head><title>Pan | Blog</title><meta property="og:title" content="Pan">'
    '<link rel="stylesheet" href="/wp-content/themes/x/style.css"></head><body>'
)


def classic(number: int, author: str, body: str, depth: int = 1, inner: str = "") -> str:
    time = f"mayo {number}, 2011 a las 10:0{number % 10}"
    return f"""<li class="comment even thread-even depth-{depth}" id="comment-{number}"><div id="div-comment-{number}"
    class="comment-body"><div class="comment-author vcard"><img class="avatar" src="a.png"><cite class="fn">
    <a href="http://x.example" rel="external nofollow" class="url">{author}</a></cite> <span
      class="says">dijo:</span></div>
    <div class="comment-meta commentmetadata"><a href="#comment-{number}">{time}</a>&nbsp;&nbsp;<a
    class="comment-edit-link">(Editar)</a></div>{body}<div class="reply"><a
      class="comment-reply-link">Responder</a></div></div>
    {inner}</li>"""


def test_the_classic_theme_nests_and_keeps_pingbacks() -> None:
    reply = f'<ul class="children">{classic(2, "Bea", "<p>Y <strong>caro</strong>.</p>", 2)}</ul>'
    page = f"""{HEAD}<h2 class="comments-title">5 comentarios en «Pan»</h2><ol class="commentlist">
    {classic(1, "Ana", "<p>El pan es malo.</p><p>Muy malo.</p>", 1, reply)}
    <li class="post pingback"><p>Pingback: <a href="http://y.example" class="url" rel="nofollow">Más pan</a></p></li>
    {classic(3, "Ceci", "<blockquote><p>El pan es malo.</p></blockquote><p>Es bueno.</p>")}</ol></body></html>"""
    kind, found = reading.by(page)
    assert kind == "wordpress-page"
    assert found.title == "Pan"
    assert reading.shape(found) == [
        ("1", None, "Ana", "El pan es malo.\n\nMuy malo."),
        ("2", "1", "Bea", "Y caro."),
        ("ping", None, None, "Pingback: Más pan"),
        ("3", None, "Ceci", "> El pan es malo.\n\nEs bueno."),
    ]
    assert found.comments[0].date == "mayo 1, 2011 a las 10:01"
    assert found.comments[2].state == "pingback"
    assert len(found.comments[3].quotes) == 1
    assert any("5 comments; 4 are on it" in note.what for note in found.origin.notes)


def test_the_block_theme_and_a_page_with_the_newest_first() -> None:
    def one(number: int, author: str, body: str) -> str:
        return f"""<li id="comment-{number}" class="comment even depth-1"><div class="wp-block-group">
        <div class="wp-block-comment-author-name"><a href="x">{author}</a></div><div class="wp-block-comment-date">
        <time datetime="2023-04-0{number}T10:00:00+00:00"><a href="#">April {number}, 2023</a></time></div>
        <div class="wp-block-comment-content"><p>{body}</p></div><div
          class="wp-block-comment-reply-link"><a>Reply</a></div>
        </div></li>"""

    page = f"""{HEAD}<ol class="wp-block-comment-template">{one(3, "Flo", "Third.")}{one(2, "Eve", "Second.")}
    {one(1, "Dan", "First.")}</ol></body></html>"""
    found = reading.thread(page)
    assert [one.author for one in found.comments] == ["Dan", "Eve", "Flo"]
    assert found.origin.order == ("3", "2", "1")


def test_depth_tells_the_parent_where_comments_are_not_nested() -> None:
    page = HEAD + classic(7, "Gil", "<p>a</p>") + classic(8, "Hue", "<p>b</p>", 2) + classic(9, "Ida", "<p>c</p>", 2)
    assert [one.parent for one in reading.thread(page).comments] == [None, "7", "7"]


def test_the_name_stands_before_a_verb_in_the_blogs_language() -> None:
    page = f"""{HEAD}<ol class="commentlist"><li class="alt" id="comment-1"><cite>Jan</cite> sagt:<br />
    <small class="commentmetadata"><a href="#comment-1">1. Mai 2009 um 10:00</a></small><p>Gut.</p></li>
    <li class="comment" id="comment-2"><div class="commenttext"><cite><strong>Kai</strong> skrev:</cite><p>Schlecht.</p>
    <div class="commentmetadata"> 2. Mai 2009 </div></div></li></ol></body></html>"""
    found = reading.thread(page)
    assert [one.author for one in found.comments] == ["Jan", "Kai"]
    assert [one.text.endswith(("Gut.", "Schlecht.")) for one in found.comments] == [True, True]


def test_numbers_alone_will_do() -> None:
    page = f"""{HEAD}<div id="comment-4"><p class="author">Nat</p><div class="text">
    <p>Yes, of course.</p></div></div></body>"""
    assert [(one.id, one.author) for one in reading.thread(page).comments] == [("4", "Nat")]


def test_an_emptied_comment_stays() -> None:
    found = reading.thread(HEAD + classic(1, "Lea", "<p>x</p>") + classic(2, "Moe", ""))
    assert [one.text for one in found.comments] == ["x", ""]
