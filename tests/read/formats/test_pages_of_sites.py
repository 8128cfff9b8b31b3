from __future__ import annotations

import pytest
import reading

from argmap.read import read_source, readers
from argmap.read.sources.source import Source


def test_hacker_news_rows_are_indented_by_number_or_by_a_spacer() -> None:
    page = """
    <html lang="en" op="item"><head><title>Ask HN: Ink? | Hacker News</title></head><body><table id="hnmain">
    <tr><td><table class="fatitem"><tr class='athing submission' id='1'><td class="title"><span class="titleline">
    <a href="https://ink.example/a">Ink?</a></span></td></tr><tr><td class="subtext"><a href="user?id=ivy"
      class="hnuser">ivy</a>
    <span class="age" title="2022-03-04T05:06:07"><a href="item?id=1">2 days ago</a></span></td></tr></table>
    <table class="comment-tree">
    <tr class="athing comtr" id="2"><td><table><tr><td class="ind" indent="0"><img src="s.gif" width="0"></td>
      <td class="default"><span class="comhead"><a href="user?id=jo" class="hnuser">jo</a>
      <span class="age" title="2022-03-04T06:00:00"><a href="item?id=2">2 days ago</a></span></span>
      <div class="comment"><div class="commtext c00">Blue &amp; black.<p>&gt; really?</div><div
        class="reply"><p><font size="1">
      <u><a href="reply?id=2">reply</a></u></font></div></div></td></tr></table></td></tr>
    <tr class="athing comtr coll" id="3"><td><table><tr><td class="ind"><img src="s.gif" height="1" width="40"></td>
      <td class="default"><span class="comhead"><span class="age" title="2022-03-04T07:00:00"><a>1 day
        ago</a></span></span>
      <div class="comment noshow">[flagged]<div class="reply"></div></div></td></tr></table></td></tr>
    <tr class="athing comtr noshow" id="4"><td><table><tr><td class="ind" indent="2"></td><td class="default">
      <span class="comhead"><a class="hnuser">kim</a></span><div class="comment"><span class="commtext
        c5a">Grey.</span></div>
      </td></tr></table></td></tr></table><a class="morelink" href="item?id=1&amp;p=2">More</a></table></body></html>"""
    kind, found = reading.by(page)
    assert kind == "hacker-news-page"
    assert found.post is not None
    assert (found.id, found.post.author, found.post.text) == ("1", "ivy", "Ink?\n\nhttps://ink.example/a")
    assert reading.shape(found) == [
        ("2", "post", "jo", "Blue & black.\n\n> really?"),
        ("3", "2", None, "[flagged]"),
        ("4", "3", "kim", "Grey."),
    ]
    assert found.comments[1].state == "hidden"
    assert any("further page" in note.what for note in found.origin.notes)


def old_reddit(name: str, author: str, body: str, inner: str = "") -> str:
    return f"""<div class="thing id-t1_{name} noncollapsed comment" id="thing_t1_{name}" data-fullname="t1_{name}"
    data-type="comment" data-author="{author}"><p class="parent"><a name="{name}"></a></p><div class="midcol"></div>
    <div class="entry unvoted"><p class="tagline"><a href="javascript:void(0)" class="expand">[–]</a>
    <a href="/user/{author}" class="author">{author}</a> <span class="score">3 points</span>
    <time title="x" datetime="2016-01-01T10:00:00+00:00" class="live-timestamp">1 year ago</time></p>
    <form class="usertext"><div class="usertext-body"><div class="md"><p>{body}</p></div></div></form>
    <ul class="flat-list buttons"><li class="first"><a>permalink</a></li></ul></div><div
      class="child">{inner}</div></div>"""


def test_old_reddit_is_nested_and_has_stubs() -> None:
    stub = """<div class="thing morechildren"><div class="entry"><span class="morecomments"><a>load more comments
    <span class="gray">&nbsp;(12 replies)</span></a></span></div></div>"""
    inner = f'<div class="sitetable listing">{old_reddit("b", "Ned", "No.")}{stub}</div>'
    page = f"""<!doctype html><html><head><title>Owls : birds</title></head><body class="comments-page">
    <div id="siteTable"><div class="thing id-t3_q link" id="thing_t3_q" data-fullname="t3_q" data-author="Olu"><div
      class="entry">
    <a class="title may-blank" href="/r/birds/q">Owls</a> <p class="tagline">submitted <time
      datetime="2016-01-01T09:00:00+00:00">
    1 year ago</time></p><div class="expando"><div class="usertext-body"><div class="md"><p>Are owls
      wise?</p></div></div></div>
    </div></div></div><div class="commentarea"><div class="sitetable
      nestedlisting">{old_reddit("a", "Mia", "Yes.", inner)}
    </div></div><a href="https://www.reddit.com/r/birds">birds</a></body></html>"""
    kind, found = reading.by(page)
    assert kind == "reddit-page"
    assert found.post is not None
    assert (found.post.author, found.post.text) == ("Olu", "Owls\n\nAre owls wise?")
    assert reading.shape(found) == [("a", "post", "Mia", "Yes."), ("b", "a", "Ned", "No.")]
    assert any("12 comments are not in the file" in note.what for note in found.origin.notes)


def test_newer_reddit_elements() -> None:
    page = """<!DOCTYPE html><html><head><title>Owls</title></head><body><shreddit-post id="t3_q" author="Olu"
      post-title="Owls"
    created-timestamp="2024-01-01T00:00:00Z"><div slot="text-body"><div
      class="md"><p>Wise?</p></div></div></shreddit-post>
    <shreddit-comment author="Mia" thingid="t1_a" depth="0" parentid="t3_q"><div slot="commentMeta"><a>Mia</a></div>
    <div id="t1_a-comment-rtjson-content" slot="comment"><p>Yes.</p></div><shreddit-comment author="[deleted]"
      thingid="t1_b"
    depth="1" parentid="t1_a"><div
      slot="comment"><p>No.</p></div></shreddit-comment></shreddit-comment></body></html>"""
    found = reading.thread(page)
    assert reading.shape(found) == [("a", "post", "Mia", "Yes."), ("b", "a", "[deleted]", "No.")]


def test_drupal_has_replies_in_a_box_beside() -> None:
    def one(number: int, author: str, body: str) -> str:
        return f"""<a id="comment-{number}"></a><article class="comment js-comment by-anonymous" role="article"
        typeof="schema:Comment" about="/comment/{number}"><footer class="comment__meta"><p class="comment__author"><span
        class="username" property="schema:name">{author}</span></p><p class="comment__time">Mon, 01/02/2017 -
          10:1{number}</p>
        <p class="comment__permalink"><a href="#">Permalink</a></p></footer><div class="content"><h3
          property="schema:name"><a
        class="permalink">{body[:4]}</a></h3><div itemprop="comment" class="field
          field--name-comment-body"><p>{body}</p></div>
        <ul class="links inline"><li class="comment-reply"><a>reply</a></li></ul></div></article>"""

    page = f"""<!DOCTYPE html><html><head><meta name="Generator" content="Drupal 8"><title>Mills</title></head><body>
    <section class="comments">{one(1, "Pia", "Mills are loud.")}<div class="indented">{one(2, "Quin", "They are not.")}
    <div class="indented">{one(3, "Pia", "You are deaf.")}</div>{one(4, "Ray", "Loud indeed.")}</div>
    {one(5, "Sol", "What is a mill?")}</section></body></html>"""
    kind, found = reading.by(page)
    assert kind == "microdata-page"
    assert [one.author for one in found.comments] == ["Pia", "Quin", "Pia", "Ray", "Sol"]
    ids = [one.id for one in found.comments]
    assert [one.parent for one in found.comments] == [None, ids[0], ids[1], ids[0], None]
    assert found.comments[1].text.endswith("They are not.")


def test_microdata_with_scope() -> None:
    page = """<!DOCTYPE html><html><head><title>Jam</title></head><body><article><h1>Jam</h1><section>
    <div id="c-1" itemprop="comment" itemscope itemtype="https://schema.org/Comment"><div itemprop="author" itemscope
     itemtype="https://schema.org/Person"><a href="/u/t"><span itemprop="name">Tea Lee</span></a></div>
     <div itemprop="datePublished" content="2024-03-01T09:46:02+02:00">March 1</div><span itemprop="text">Too
       sweet.</span></div>
    <div id="c-2" itemprop="comment" itemscope itemtype="https://schema.org/Comment"><div itemprop="author" itemscope
     itemtype="https://schema.org/Person"><span itemprop="name">Uma</span></div><div itemprop="datePublished"
     content="2024-03-01T10:00:00+02:00">March 1</div><span itemprop="text">Not sweet enough.</span></div>
    </section></article></body></html>"""
    found = reading.thread(page)
    assert reading.shape(found) == [("c-1", None, "Tea Lee", "Too sweet."), ("c-2", None, "Uma", "Not sweet enough.")]
    assert all(one.posted is not None for one in found.comments)


def test_json_ld() -> None:
    page = """<html><head><title>Jam</title><script type="application/ld+json">{"@context":"https://schema.org",
    "@type":"DiscussionForumPosting","headline":"Jam","text":"Which?","author":{"@type":"Person","name":"Vi"},
    "comment":[{"@type":"Comment","text":"Plum &amp; pear","author":{"@type":"Person","name":"Wes"},
    "datePublished":"2020-01-01T00:00:00Z","comment":[{"@type":"Comment","text":"Fig","author":{"name":"Xi"}}]},
    {"@type":"Comment","text":"None","author":[{"name":"Yan"}]}]}</script></head><body><p>Jam</p></body></html>"""
    kind, found = reading.by(page)
    assert kind == "json-ld-page"
    assert found.post is not None
    assert found.post.text == "Jam\n\nWhich?"
    assert reading.shape(found) == [
        ("c1", None, "Wes", "Plum & pear"),
        ("c2", "c1", "Xi", "Fig"),
        ("c3", None, "Yan", "None"),
    ]


def test_an_unknown_page_is_inferred_and_says_so() -> None:
    def one(number: int, who: str, words: str, inner: str = "") -> str:
        return f"""<div class="c-item discussion-comment" data-cid="{number}"><div class="c-head"><img
          class="user-avatar" src="a">
        <a class="c-user-name" href="/profile/{who}">{who}</a><span class="c-time">{number} May 2015 10:00</span></div>
        <div class="c-body"><p>{words}</p></div><div class="c-tools"><a>Reply</a> <a>Report</a></div>
        <div class="c-replies">{inner}</div></div>"""

    reply = one(2, "abe", "They are slow.")
    page = f"""<!doctype html><html><head><title>Trams</title></head><body><ul class="menu"><li
      class="menu-item">Home</li>
    <li class="menu-item">News</li></ul><main>{one(1, "zoe", "Trams are quiet and clean.", reply)}
    {one(3, "cat", "Buses are worse than trams.")}</main></body></html>"""
    kind, found = reading.by(page)
    assert kind == "html-page"
    assert reading.shape(found) == [
        ("1", None, "zoe", "Trams are quiet and clean."),
        ("2", "1", "abe", "They are slow."),
        ("3", None, "cat", "Buses are worse than trams."),
    ]
    assert found.comments[0].date == "1 May 2015 10:00"
    assert any("inferred" in note.what for note in found.origin.notes)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            '<h1>Post</h1><p>words</p><div id="disqus_thread"></div><script src="//x.disqus.com/embed.js"></script>',
            "Disqus",
        ),
        ('<form action="/over18"><button name="over18" value="yes">continue</button></form>', "age gate"),
        ("<h1>Checking your browser before accessing x.example.</h1>", "block page"),
        ('<p>Please log in to continue.</p><form><input type="password"></form>', "login page"),
        ("<h1>Article</h1><p>Long words.</p><h2>Comments</h2><p>No comments yet.</p>", "No comments yet"),
        ('<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>', "a script fills"),
        ("<h1>Before you continue to the site</h1><form><button>Accept all</button></form>", "consent page"),
        ("<h1>404</h1><p>Page not found</p>", "does not exist"),
        ("<h1>Just an article</h1><p>" + "Some words stand here. " * 90 + "</p>", "no comments"),
        (
            "".join(
                f"<h3>Post {number}</h3><p>May {number}, 2009</p><p>Words of post {number} are here.</p>"
                f'<a href="/{number}#comments">{number + 2} Comments »</a>'
                for number in range(1, 6)
            ),
            "a list of entries",
        ),
        (
            "<table><tr><th>Thread</th><th>Last Post</th><th>Replies</th><th>Views</th></tr>"
            + "".join(
                f"<tr><td>About {name}</td><td>0{day}-05-2009 11:10 AM by {name}</td><td>{day}</td><td>70</td></tr>"
                for day, name in enumerate(("Ann", "Ben", "Cy", "Dee"), 1)
            )
            + "</table>",
            "a list of threads",
        ),
    ],
)
def test_a_page_without_a_thread_is_refused_with_the_reason(body: str, reason: str) -> None:
    said = reading.refused(f"<!doctype html><html><head><title>t</title></head><body>{body}</body></html>")
    assert said.startswith("file.html: I012")
    assert reason in said


def test_words_of_a_gate_in_a_comment_bar_nothing() -> None:
    page = """<html><head><title>Bars</title></head><body><div class="fb-comments"></div>
    <div class="comment"><b class="user">Al</b> <time>May 1, 2020</time>
    <p>Are you over 18? Prove you are a human.</p></div>
    <div class="comment"><b class="user">Bea</b> <time>May 1, 2020</time>
    <p>Please log in to continue.</p></div></body>"""
    assert [one.author for one in reading.thread(page).comments] == ["Al", "Bea"]


def test_a_page_saved_as_one_file() -> None:
    page = (
        "From: <Saved by Blink>\nSubject: T\nDate: Mon, 1 May 2023 10:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="XX"\n\n--XX\nContent-Type: text/html\n'
        "Content-Transfer-Encoding: quoted-printable\n\n<!DOCTYPE html><html><head><title>T</title></head><body>"
        '<ol class=3D"commentlist"><li class=3D"comment" id=3D"comment-1"><cite class=3D"fn">Ann</cite>'
        "<p>Caf=C3=A9.</p></li></ol></body></html>\n--XX\nContent-Type: image/png\n\nx\n--XX--\n"
    )
    assert reading.shape(reading.thread(page, "t.mhtml")) == [("1", None, "Ann", "Café.")]


def test_a_page_that_leaves_everything_open_is_refused() -> None:
    assert "I013" in reading.refused("<html><body>" + "<div>" * 30_000)


def test_a_page_whose_root_is_marked_as_a_comment_is_read() -> None:
    comment = old_reddit("b", "Ned", "No.")
    root = '<html class="thing id-t1_a noncollapsed comment" id="thing_t1_a">'
    page = f'{root}<body class="comments-page"><p>reddit.com</p>{comment}</body></html>'
    reader = next(one for one in readers() if one.name == "reddit-page")
    (found,) = read_source(Source("r.html", page.encode()), reader)
    assert ("b", "Ned", "No.") in [(one.id, one.author, one.text) for one in found.comments]
