from __future__ import annotations

import reading


def xenforo(*, quote: str = "post: 11", page: str = "") -> str:
    return f"""
    <!DOCTYPE html><html id="XF"><head><title>Tea or coffee? | Cups</title>
    <link rel="canonical" href="https://cups.example/threads/tea.5/{page}"></head><body>
    <article class="message message--post js-post" data-author="Ann B" data-content="post-11" id="js-post-11">
      <h4 class="message-name"><a class="username">Ann B</a></h4>
      <time class="u-dt" datetime="2019-05-01T10:00:00+0200" title="May 1">May 1, 2019</time>
      <article class="message-body js-selectToQuote"><div class="bbWrapper">Tea is better.<br />It is cheaper.</div>
      <div class="js-selectToQuoteEnd">&nbsp;</div></article>
      <aside class="message-signature"><div class="bbWrapper">Signed: Ann</div></aside>
    </article>
    <article class="message message--post js-post" data-author="Bo" data-content="post-12" id="js-post-12">
      <time class="u-dt" datetime="2019-05-01T11:00:00+0200">May 1, 2019</time>
      <article class="message-body"><div class="bbWrapper"><blockquote data-attributes="member: 1" data-quote="Ann B"
        data-source="{quote}" class="bbCodeBlock bbCodeBlock--expandable bbCodeBlock--quote">
        <div class="bbCodeBlock-title"><a href="/goto/post?id=11" class="bbCodeBlock-sourceJump">Ann B said:</a></div>
        <div class="bbCodeBlock-content"><div class="bbCodeBlock-expandContent">Tea is better.</div>
        <div class="bbCodeBlock-expandLink"><a>Click to expand...</a></div></div></blockquote>No, it is
          not.</div></article>
    </article></body></html>"""


def test_a_xenforo_quote_makes_the_parent() -> None:
    kind, found = reading.by(xenforo())
    assert kind == "xenforo-page"
    assert found.post is not None
    assert (found.post.author, found.post.text) == ("Ann B", "Tea is better.\nIt is cheaper.")
    assert reading.shape(found) == [("12", "post", "Bo", "> Tea is better.\n\nNo, it is not.")]
    (quote,) = found.comments[0].quotes
    assert found.comments[0].text[quote.start : quote.end] == "> Tea is better."
    assert quote.of == "Ann B"


def test_a_number_above_one_tells_a_further_page() -> None:
    page = xenforo().replace(
        "</h4>", '</h4><ul class="message-attribution-opposite"><li><a href="#">#21</a></li></ul>', 1
    )
    found = reading.thread(page)
    assert (found.post, len(found.comments)) == (None, 2)
    assert any("first page" in note.what for note in found.origin.notes)


def test_a_quote_of_an_earlier_page_is_said() -> None:
    found = reading.thread(xenforo(quote="post: 7", page="page-2"))
    assert found.post is None
    assert [one.parent for one in found.comments] == [None, None]
    assert any("not on this page" in note.what for note in found.origin.notes)


def vbulletin(body: bytes = b"", charset: bytes = b"") -> bytes:
    return b"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"><html><head>%s
    <meta name="generator" content="vBulletin 4.2.2" /><title>Caf\xe9 prices</title></head><body>
    <div id="postlist" class="postlist"><ol id="posts" class="posts">
    <li class="postbitlegacy postbitim postcontainer old" id="post_501"><div class="posthead"><span class="postdate
      old">
      <span class="date">05-03-2011,&nbsp;<span class="time">10:15 AM</span></span></span>
      <span class="nodecontrols"><a name="post501" href="showthread.php?p=501#post501"
        class="postcounter">#1</a></span></div>
     <div class="postdetails"><div class="userinfo"><div class="username_container">
      <a class="username offline popupctrl" href="member.php?u=3"><strong>Ren\xe9</strong></a></div>
      <span class="usertitle">Member</span></div>
     <div class="postbody"><h2 class="title icon">Caf\xe9 prices</h2><div class="content"><div id="post_message_501">
      <blockquote class="postcontent restore ">A caf\xe9 costs too much \x96 far too much.</blockquote></div></div>
      <blockquote class="signature restore"><div class="signaturecontainer">my site</div></blockquote></div></div></li>
    <li class="postbitlegacy postcontainer old" id="post_502"><div class="posthead"><span class="postdate old">
      <span class="date">05-03-2011,&nbsp;<span class="time">11:00 AM</span></span></span></div>
     <div class="postdetails"><div class="userinfo"><div class="username_container"><span class="username
       guest">Lou</span>
     </div></div><div class="postbody"><div class="content"><div id="post_message_502"><blockquote
       class="postcontent restore ">
      <div class="bbcode_container"><div class="bbcode_quote"><div class="quote_container"><div
        class="bbcode_quote_container">
      </div><div class="bbcode_postedby"><img src="q.png" alt="Quote" /> Originally Posted by <strong>Ren\xe9</strong>
      <a href="showthread.php?p=501#post501" rel="nofollow"><img class="inlineimg" src="v.png" alt="View Post"
        /></a></div>
      <div class="message">costs too much</div></div></div></div>Then make it at
        home.%s</blockquote></div></div></div></div></li>
    </ol></div></body></html>""" % (charset, body)


def test_vbulletin_in_windows_letters_without_a_declaration() -> None:
    kind, found = reading.by(vbulletin())
    assert kind == "vbulletin-page"
    assert found.post is not None
    assert (found.post.author, found.post.text) == ("René", "A café costs too much – far too much.")
    assert found.post.date == "05-03-2011, 10:15 AM"
    assert reading.shape(found) == [("502", "post", "Lou", "> costs too much\n\nThen make it at home.")]
    assert found.comments[0].quotes[0].of == "René"


def test_declared_latin_1_is_read_as_browsers_do() -> None:
    meta = b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1" />'
    found = reading.thread(vbulletin(charset=meta))
    assert found.post is not None
    assert "\u2013 far too much" in found.post.text


def test_vbulletin_three_has_tables() -> None:
    page = """
    <html><head><title>Fog</title><meta name="generator" content="vBulletin 3"></head><body><div id="posts">
    <table id="post71" class="tborder"><tr><td class="thead"><a name="post71"></a>03-04-2009, 10:00 AM</td></tr><tr><td
    class="alt2"><div id="postmenu_71"><a class="bigusername" href="member.php?u=1">Una</a></div></td><td class="alt1"
    id="td_post_71"><div id="post_message_71">Fog again.</div></td></tr></table>
    <table id="post72" class="tborder"><tr><td class="thead">03-04-2009, 11:00 AM</td></tr><tr><td class="alt2"><a
    class="bigusername">Vic</a></td><td class="alt1"><div id="post_message_72"><div style="margin:20px"><div
    class="smallfont">Quote:</div><table><tr><td class="alt2"><div>Originally Posted by <strong>Una</strong> <a
    href="showthread.php?p=71#post71"><img src="x.gif"></a></div><div>Fog again.</div></td></tr></table>
    </div>Not here.</div></td></tr></table></div></body></html>"""
    kind, found = reading.by(page)
    assert kind == "vbulletin-page"
    assert found.post is not None
    assert (found.post.author, found.post.text) == ("Una", "Fog again.")
    assert [(one.id, one.parent, one.author) for one in found.comments] == [("72", "post", "Vic")]
    assert found.comments[0].text.endswith("Not here.")


def test_phpbb_three_one_and_three_two() -> None:
    page = """
    <!DOCTYPE html><html><head><title>Board - View topic - Bikes</title></head><body id="phpbb" class="nojs
      section-viewtopic">
    <a href="./viewtopic.php?f=2&amp;t=9">Bikes</a>
    <div id="p31" class="post has-profile bg2"><div class="inner"><dl class="postprofile" id="profile31"><dt>
      <a href="./memberlist.php?mode=viewprofile&amp;u=2" class="username">Cy</a></dt><dd>Posts: 3</dd></dl>
      <div class="postbody"><div id="post_content31"><h3 class="first"><a href="#p31">Bikes</a></h3>
      <p class="author"><a class="unread" href="./viewtopic.php?p=31#p31"><i class="icon"></i></a>
      <span class="responsive-hide">by <strong><a href="./memberlist.php?u=2" class="username">Cy</a></strong>
        &raquo; </span>
      <time datetime="2018-02-03T08:00:00+00:00">Sat Feb 03, 2018 8:00 am</time></p>
      <div class="content">Bikes need lanes.</div></div></div></div></div>
    <div id="p32" class="post bg1"><div class="inner"><div class="postbody"><p class="author">by
      <strong><a href="./memberlist.php?u=3" class="username-coloured">Dee</a></strong> &raquo; Sat Feb 03, 2018
        9:00 am</p>
      <div class="content"><blockquote><div><cite><a href="./memberlist.php?u=2">Cy</a> wrote:
      <a href="./viewtopic.php?p=31#p31" data-post-id="31">&uarr;</a></cite>Bikes need lanes.</div></blockquote>
      They need bells.<ul><li>loud</li><li>cheap</li></ul></div><div id="sig32" class="signature">ring
        ring</div></div></div></div>
    </body></html>"""
    kind, found = reading.by(page)
    assert kind == "phpbb-page"
    assert found.post is not None
    assert (found.post.author, found.post.date) == ("Cy", "Sat Feb 03, 2018 8:00 am")
    assert reading.shape(found) == [("32", "post", "Dee", "> Bikes need lanes.\n\nThey need bells.\n\n- loud\n- cheap")]
    assert found.comments[0].date == "Sat Feb 03, 2018 9:00 am"
    assert found.comments[0].quotes[0].of == "Cy"


def test_a_discourse_page_without_scripts() -> None:
    page = """
    <!DOCTYPE html><html><head><meta name="generator" content="Discourse 3.1"><title>Rain - Talk</title></head><body>
    <div itemscope itemtype="http://schema.org/DiscussionForumPosting"><h1><a href="/t/rain/7">Rain</a></h1>
    <div id="post_1" class="topic-body crawler-post"><div class="crawler-post-meta"><span class="creator"
      itemprop="author">
      <a rel="nofollow" href="/u/eva"><span itemprop="name">eva</span></a> (Eva)</span>
      <span class="crawler-post-infos"><time datetime="2021-01-02T03:04:05Z" class="post-time">January 2, 2021,
        3:04am</time>
      <meta itemprop="dateModified" content="2021-01-02T03:04:05Z"><span itemprop="position">1</span></span></div>
      <div class="post" itemprop="articleBody"><p>It rains.</p></div></div>
    <div id="post_2" itemprop="comment" class="topic-body crawler-post"><div class="crawler-post-meta">
      <span class="creator" itemprop="author"><a href="/u/fay"><span itemprop="name">fay</span></a></span>
      <time datetime="2021-01-02T04:00:00Z" class="post-time">January 2, 2021, 4:00am</time></div>
      <div class="post" itemprop="text"><aside class="quote no-group" data-username="eva" data-post="1" data-topic="7">
      <div class="title"><div class="quote-controls"></div><img class="avatar" src="a.png"> eva:</div>
      <blockquote><p>It rains.</p></blockquote></aside><p>Not <em>here</em>.</p></div></div></div></body></html>"""
    kind, found = reading.by(page)
    assert kind == "discourse-page"
    assert found.post is not None
    assert found.post.author == "eva"
    assert reading.shape(found) == [("2", "post", "fay", "> It rains.\n\nNot here.")]


def test_a_stack_exchange_page_is_a_thread_for_each_post() -> None:
    page = """
    <!DOCTYPE html><html><head><title>tea - How hot? - Cups Stack Exchange</title></head><body>
    <div id="question" class="question js-question" data-questionid="70"><div class="s-prose js-post-body"><p>How
      hot?</p></div>
    <div class="post-signature owner"><div class="user-action-time">asked <span title="2020-01-01 10:00:00Z"
      class="relativetime">Jan 1</span></div><div class="user-details" itemprop="author"><a
        href="/users/1/gus">Gus</a><span class="d-none" itemprop="name">Gus</span><span class="reputation-score">1,101
        </span></div></div>
    <ul class="comments-list"><li id="comment-900" class="comment js-comment" data-comment-id="900"><div
      class="comment-body">
      <span class="comment-copy">Which <code>tea</code>?</span> &ndash;&nbsp; <a href="/users/2/hal"
        class="comment-user">Hal</a>
      <span class="comment-date"><a class="comment-link" href="#comment900_70"><span title="2020-01-01 11:00:00Z,
        License: CC"
      class="relativetime-clean">Jan 1 at 11:00</span></a></span></div></li></ul></div>
    <div id="answer-71" class="answer js-answer" data-answerid="71"><div class="s-prose js-post-body"><p>Very.</p></div>
    <ul class="comments-list"><li class="comment" data-comment-id="901"><div class="comment-body"><span
      class="comment-copy">Why?
      </span><span class="comment-user">user9</span></div></li></ul></div></body></html>"""
    question, answer = reading.threads(page)
    assert question.origin.format == "stack-exchange-page"
    assert question.post is not None
    assert (question.post.author, question.post.text) == ("Gus", "How hot?")
    assert reading.shape(question) == [("900", None, "Hal", "Which tea?")]
    assert question.comments[0].posted is not None
    assert answer.post is not None
    assert (answer.id, answer.post.text, reading.shape(answer)) == ("71", "Very.", [("901", None, "user9", "Why?")])
