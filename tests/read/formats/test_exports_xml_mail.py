from __future__ import annotations

import pytest
import reading

WXR = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.0/"><channel><title>B</title><atom:link href="x" />
<item><title>Bread &amp; butter</title><dc:creator>ann</dc:creator><content:encoded><![CDATA[Good <b>bread</b>.

More.]]></content:encoded><wp:post_id>21</wp:post_id>
{comments}
</item><item><title>Quiet</title><wp:post_id>22</wp:post_id></item></channel></rss>"""


def wp(number: int, author: str, body: str, parent: str = "0", **more: str) -> str:
    return f"""<wp:comment><wp:comment_id>{number}</wp:comment_id>
    <wp:comment_author><![CDATA[{author}]]></wp:comment_author>
    <wp:comment_date>2009-02-0{number} 02:01:01</wp:comment_date>
    <wp:comment_content><![CDATA[{body}]]></wp:comment_content>
    <wp:comment_approved>{more.get("approved", "1")}</wp:comment_approved>
    <wp:comment_type>{more.get("kind", "")}</wp:comment_type>
    <wp:comment_parent><![CDATA[{parent}]]></wp:comment_parent></wp:comment>"""


def test_wxr_with_an_undeclared_prefix() -> None:
    comments = (
        wp(1, "Bo", "One &amp; two.\n\n<em>Three</em> &nbsp;four\x0b")
        + wp(2, "Cy", "Re", parent="1")
        + wp(3, "Site", "[...] bread [...]", kind="pingback")
        + wp(4, "Spam", "buy", approved="spam")
    )
    found = reading.thread(WXR.replace("{comments}", comments), "x.xml")
    assert found.origin.format == "wordpress-wxr"
    assert (found.id, found.title) == ("21", "Bread & butter")
    assert found.post is not None
    assert found.post.text == "Bread & butter\n\nGood bread.\n\nMore."
    assert [(one.id, one.parent, one.author, one.state) for one in found.comments] == [
        ("1", None, "Bo", None),
        ("2", "1", "Cy", None),
        ("3", None, "Site", "pingback"),
        ("4", None, "Spam", "hidden"),
    ]
    assert found.comments[0].text.startswith("One & two.\n\nThree")
    assert len(found.origin.notes) == 2


def test_wxr_without_comments_is_refused() -> None:
    assert "2 posts and no comment" in reading.refused(WXR.replace("{comments}", ""), "x.xml")


def test_entities_of_its_own_are_not_expanded() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    said = reading.refused(
        WXR.replace('<?xml version="1.0" encoding="UTF-8" ?>', bomb).replace("{comments}", "&a;"), "x.xml"
    )
    assert "I013" in said
    shown = WXR.replace("{comments}", wp(1, "Bo", '<!DOCTYPE r [<!ENTITY a "b">]> is XML'))
    assert len(reading.thread(shown, "x.xml").comments) == 1


def test_disqus_threads_deleted_posts_and_orphans() -> None:
    def post(number: int, page: int, words: str, above: str = "", gone: str = "false") -> str:
        return f"""<post
          dsq:id="{number}"><message><![CDATA[{words}]]></message><createdAt>2015-03-26T12:45:08Z</createdAt>
        <isDeleted>{gone}</isDeleted><isSpam>false</isSpam><author><name>n{number}</name></author>
        <thread dsq:id="{page}" />{above}</post>"""

    text = f"""<?xml version="1.0"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
    <thread dsq:id="2"><link>http://x</link><title>Hello &amp; you</title></thread>
    {post(4, 2, "<p>a &amp; b</p><p>c</p>")}{post(5, 2, "", '<parent dsq:id="4" />', "true")}
    {post(6, 9, "lost")}</disqus>"""
    one, two = reading.threads(text, "d.xml")
    assert (one.id, one.title) == ("2", "Hello & you")
    assert reading.shape(one) == [("4", None, "n4", "a & b\n\nc"), ("5", "4", "n5", "")]
    assert one.comments[1].state == "deleted"
    assert reading.shape(two) == [("6", None, "n6", "lost")]
    assert any("does not say which page" in note.what for note in two.origin.notes)


def test_stack_exchange_rows_with_a_mark_at_the_start() -> None:
    text = """<?xml version="1.0" encoding="utf-8"?><comments>
    <row Id="1" PostId="9" Text="a &lt;b&gt;&#xA;c" CreationDate="2012-10-01T12:06:27.870" UserId="4" />
    <row Id="2" PostId="9" Text="d" CreationDate="2012-10-02T12:06:27.870" UserDisplayName="Foo" /></comments>"""
    found = reading.thread(text.encode("utf-8-sig"), "Comments.xml")
    assert found.origin.format == "stack-exchange-xml"
    assert reading.shape(found) == [("1", None, "user 4", "a <b>\nc"), ("2", None, "Foo", "d")]


def test_reddit_rss_is_escaped_twice() -> None:
    text = """<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>T : sub</title>
    <entry><author><name>/u/op</name></author><content type="html">&lt;div class=&quot;md&quot;&gt;&lt;p&gt;Body
      &amp;amp; more
    &lt;/p&gt;&lt;/div&gt; &amp;#32; submitted by &amp;#32;
    &lt;a href=&quot;https://www.reddit.com/user/op&quot;&gt; /u/op
    &lt;/a&gt; &lt;span&gt;[link]&lt;/span&gt;</content><id>t3_abc</id><updated>2020-01-01T00:00:00+00:00</updated>
    <title>T</title></entry><entry>
    <author><name>/u/ann</name></author>
    <content type="html">&lt;p&gt;It&amp;#39;s
      &amp;lt;so&amp;gt;
    &lt;/p&gt;</content><id>t1_d1</id><updated>2020-01-01T00:10:00+00:00</updated><title>/u/ann on
      T</title></entry></feed>"""
    found = reading.thread(text, "x.rss")
    assert found.post is not None
    assert (found.title, found.post.text) == ("T", "T\n\nBody & more")
    assert reading.shape(found) == [("d1", None, "ann", "It's <so>")]


def test_a_feed_of_wordpress_names_what_is_answered() -> None:
    def one(number: int, author: str, body: str) -> str:
        return f"""<item><title>By: {author}</title><dc:creator><![CDATA[{author}]]></dc:creator>
        <pubDate>Mon, 0{number} May 2023 10:00:00 +0000</pubDate><guid>https://x.example/?p=1#comment-{number}</guid>
        <content:encoded><![CDATA[{body}]]></content:encoded></item>"""

    link = 'In reply to <a href="https://x.example/p/#comment-1">Ann</a>.\n<p>No.</p>'
    text = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="c" xmlns:dc="d"><channel>
    <title>Comments on: T</title>
    {one(3, "Cy", "<p>So?</p>")}{one(2, "Bo", link)}{one(1, "Ann", "<p>Yes.</p>")}</channel></rss>"""
    found = reading.thread(text, "feed.xml")
    want = [("1", None, "Ann", "Yes."), ("2", "1", "Bo", "No."), ("3", None, "Cy", "So?")]
    assert sorted(reading.shape(found)) == want


MAIL = """From ann@a.example Mon May  1 10:00:00 2006
From: "Ann B." <ann@a.example>
Date: Mon, 1 May 2006 10:00:00 +0200
Subject: [list] Tea
Message-ID: <1@a.example>

Tea is good.
>From here on I say so.

From bo@b.example Mon May  1 11:00:00 2006
From: bo at b.example (Bo)
Date: Mon, 1 May 2006 11:00:00 +0200
Subject: Re: [list]
 Tea
In-Reply-To: <1@a.example> "from Ann at May 1"
References: <0@gone.example> <1@a.example>
Message-ID: <2@b.example>
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

> Tea is good.
Caf=E9 is better.

From cy@c.example Mon May  1 12:00:00 2006
From: =?utf-8?q?Cy_=C3=89?= <cy@c.example>
Subject: Cake
Message-ID: <3@c.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=XX

--XX
Content-Type: text/html; charset=utf-8

<p>Cake &amp; <b>jam</b></p>
--XX
Content-Type: image/png
Content-Transfer-Encoding: base64

AAAA
--XX--
"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_an_archive_of_mail(ends: str) -> None:
    tea, cake = reading.threads(MAIL.replace("\n", ends).encode(), "2006-May.txt")
    assert tea.origin.format == "mbox"
    assert tea.title == "[list] Tea"
    assert reading.shape(tea) == [
        ("1@a.example", None, "Ann B.", "Tea is good.\nFrom here on I say so."),
        ("2@b.example", "1@a.example", "bo at b.example (Bo)", "> Tea is good.\nCafé is better."),
    ]
    assert all(one.posted is not None for one in tea.comments)
    assert reading.shape(cake) == [("3@c.example", None, "Cy É", "Cake & jam")]
    assert any("1 attachments" in note.what for note in cake.origin.notes)


def test_a_news_article_alone_and_references_from_outside() -> None:
    text = "Path: news!x\nFrom: dee@d.example\nNewsgroups: misc.tea\nSubject: Re: Tea\nMessage-ID: <9@d>\n"
    text += "References: <7@d> <8@d>\nDate: 1 May 1999 10:00:00 GMT\n\nNo.\n"
    found = reading.thread(text, "article.txt")
    assert reading.shape(found) == [("9@d", None, "dee@d.example", "No.")]
    assert any("not in the file" in note.what for note in found.origin.notes)


def test_a_reply_whose_parent_is_missing_stands_below_the_nearest_above() -> None:
    def one(name: str, above: str) -> str:
        head = "From x@x Mon May  1 10:00:00 2006\nFrom: x@x\nSubject: Re: T\n"
        return f"{head}Message-ID: <{name}>\nReferences: {above}\n\n{name}\n\n"

    found = reading.thread(one("a@x", "") + one("c@x", "<a@x> <b@x>"), "x.mbox")
    assert [(each.id, each.parent) for each in found.comments] == [("a@x", None), ("c@x", "a@x")]
    assert any("nearest one that is" in note.what for note in found.origin.notes)


def test_one_stored_mail_with_its_thread_quoted_is_the_thread() -> None:
    head = "From: Cy <c@x.example>\nSubject: =?utf-8?q?Re=3A_L=C3=A4rm?=\nDate: Thu, 3 Mar 2022 09:00:00 +0000\n"
    body = "Bells=\n are loud.\n\nOn Wed, Mar 2, 2022 at 9:00 AM Bo <b@x.example> wrote:\n> They wake me.\n"
    mail = f"{head}Message-ID: <1@x>\nContent-Transfer-Encoding: quoted-printable\n\n{body}"
    kind, found = reading.by(mail, "x.eml")
    assert (kind, found.title) == ("mbox", "Lärm")
    assert [(one.author, one.text) for one in found.comments] == [("Bo", "They wake me."), ("Cy", "Bells are loud.")]
    assert found.comments[1].parent == found.comments[0].id
    between = mail.replace("They wake me.\n", "They wake me.\nMe too.\n> And ring.\nAnd ring.\n")
    assert len(reading.thread(between, "x.eml").comments) == 1
