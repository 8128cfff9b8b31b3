"""What is fuzzed: families of readers, and the words of their formats. No atheris here."""

from __future__ import annotations

from typing import NamedTuple


class Family(NamedTuple):
    """Readers that are fuzzed together: the first byte of an input says which of them reads the rest.

    Args:
        readers: Their names; empty where something else is fuzzed.
        words: What the formats are made of.
        longest: How many bytes an input may have.
    """

    readers: tuple[str, ...]
    words: str
    longest: int = 8_192


_JSON = (
    '{ } [ ] : , null true false "" {} [] 1e9 -1 "id" "author" "text" "body" "parent" "comments" "title"'
    " \\ud800 \\u0000"
)
_HTML = (
    '< > </ /> class= id= <div> </div> <p> <br> <blockquote> </blockquote> <ol> <ul> <li> <a href=" <cite>'
    ' <time datetime="'
    ' <table> <tr> <td> <h2> <h3> <article> <section> <span> <img alt=" <script> </script> <!-- --> <![CDATA['
    " ]]> &amp; &lt;"
    " &#0; &nbsp; <pre> <code> <template> <svg> <math> <select> <textarea> <title> <meta> comment reply author"
    " content"
)

FAMILIES: dict[str, Family] = {
    "paste": Family(
        ("text", "hacker-news-text", "kialo"),
        "says: wrote: ago minutes hours days at on am pm 2012 March 3, Mar 12:34 1. 2. #1 Comment Comments"
        " Reply Permalink"
        " Posted by | - -- --- > >> @ : Anonymous Like Share points hours | parent | next [-] Pro Con"
        " Discussion Title: →"
        " 1.1. 1.2.1. 3 Answers Jan 2012-03-04 12/03/2012 Leave",
        4_096,
    ),
    "chats": Family(
        ("whatsapp", "telegram-text", "slack-text", "discord-text", "discord-exporter-text", "teams", "zoom-chat"),
        "[12/03/2024, 18:22:01] 12.03.24, 18:22 - 3/9/24, 7:05 PM - Name: ‎ ~ <Media omitted> added created group"
        " , [12.03.2024 18:22] [In reply to A] [Forwarded from B] 10:32 AM [10:33] :+1: APP (edited) replies"
        " View thread — Yesterday at 9:14 PM @A BOT ===== Guild: Channel: {Reactions} {Attachments}"
        " Begin Reference, by like 2"
        ' From to Everyone: Replying to "a..." Reacted to with deleted',
        4_096,
    ),
    "classes and mail": Family(
        (
            "moodle",
            "canvas",
            "google-docs",
            "google-classroom",
            "transcript",
            "transcript-timed",
            "subtitles",
            "outlook",
            "gmail",
            "mail-chain",
        ),
        "by A B - Monday, 8 January 2024, 9:00 AM In reply to A B Re: Permalink Show parent Reply Number of replies: 3"
        " Manage Discussion Entry Manage Discussion by Reply from Collapse Subdiscussion All Sections Jan 16 12:05pm"
        " 10:32 AM Mar 3 Reply or add others with @ Marked as resolved 3 class comments Present: A, B [laughter]"
        " [00:21] (0:04) A  00:41 A in reply to B ** From: Sent: To: Subject: Von: Gesendet: An: Betreff: <a@b.example>"
        " -----Original Message----- WEBVTT 00:00:01.000 --> 00:00:05.000 <v A>"
        " ____ Mar 3, 2024, 9:12 AM to me, A On Sun, Mar 3, 2024 A wrote: > ... Forward",
        4_096,
    ),
    "pages as text": Family(
        (
            "stack-exchange-text",
            "reddit-text",
            "phpbb-text",
            "kialo-view",
            "amazon-questions",
            "disqus-text",
            "discourse-text",
            "github-text",
            "github-discussion-text",
        ),
        "Avatar A  B Mod • 2 years ago • edited 7 •Reply•Share › Mar 2024 Leader Solution Suggested Topics 5 views"
        " a commented on Mar 3, 2024 Member merged commit opened this issue Activity Description Add a comment"
        " Asked 1 year ago Viewed 2k times Share Improve this answer answered Mar 3, 2024 at 12:15 asked edited 's user"
        " avatar 9,10422 gold badges – Add a comment 2 Answers Sorted by: [–]a_b 88 points 3 years ago* [deleted] [S]"
        " permalinkembedsaveparentreportreply submitted 3 years ago by load more comments (4 replies) Thesis Pros Cons"
        " Pro: Con: Add a new claim 12 Question: Answer: By A on May 1, 2024 SELLER see less votes"
        " Post by A » Sun Mar 03, 2024 9:12 am A wrote: ↑ Posts: 4 Top",
        4_096,
    ),
    "json of chats": Family(
        ("telegram-json", "slack-json", "discord-json", "messenger-json", "teams-json"),
        f"{_JSON} messages chats list from from_id actor_id date_unixtime text_entities reply_to_message_id service"
        " forwarded_from poll question ts thread_ts user user_profile display_name real_name subtype channel_join"
        " tombstone USLACKBOT <@U1> <http://a|b> <!here> 1710410400.000100 guild channel content nickname isPinned"
        " timestampEdited reference messageId message_reference mention_everyone channel_id Default Reply 19"
        " sender_name timestamp_ms participants value messageType createdDateTime replyToId body contentType",
    ),
    "json of threads": Family(
        ("thread", "json", "bluesky", "mastodon", "lemmy", "youtube"),
        f"{_JSON} post quotes start end of date thread record reply root uri cid createdAt did handle replies"
        " descendants"
        " ancestors account acct display_name in_reply_to_id content created_at comments comment creator path counter"
        " published ap_id snippet topLevelComment textDisplay authorDisplayName publishedAt items"
        " totalReplyCount videoId"
        " items kind youtube#commentThread app.bsky.feed.defs#threadViewPost",
    ),
    "json of forums": Family(
        ("reddit-json", "reddit-ndjson", "hacker-news-json", "discourse-json", "github", "hypothesis", "convokit"),
        f"{_JSON} kind Listing data children t1 t3 more link_id t3_p t1_a parent_id body selftext created_utc"
        " replies name"
        " children created_at points story_id hits objectID comment_text story_title post_stream posts"
        " post_number cooked"
        " reply_to_post_number username topic_id login user html_url issue_url pull_request in_reply_to_id path"
        " diff_hunk"
        " rows references target selector TextQuoteSelector exact uri tags group speaker root reply-to reply_to"
        " timestamp"
        " conversation_id meta",
    ),
    "pages of blogs": Family(
        ("wordpress-page", "html-page", "microdata-page", "json-ld-page", "discourse-page"),
        f"{_HTML} commentlist comment-body comment-author fn comment-metadata comment-content children depth-2 says"
        " itemscope itemtype itemprop http://schema.org/Comment http://schema.org/Answer text dateCreated"
        " application/ld+json"
        " @type @graph @id Comment DiscussionForumPosting interactionStatistic articleBody topic-post cooked"
        " crawler-post post-"
        " aside data-username #disqus_thread",
        16_384,
    ),
    "pages of forums": Family(
        (
            "moodle-page",
            "forum-page",
            "phpbb-page",
            "phpbb2-page",
            "vbulletin-page",
            "xenforo-page",
            "stack-exchange-page",
        ),
        f"{_HTML} postbody postprofile phpbb viewtopic.php postdetails postcontent bbcode_container vbulletin"
        " post_message_"
        " bbcode_quote message-body bbWrapper bbCodeBlock-expandContent data-author data-content js-post"
        " xenforo message-cell"
        " answer question comment-copy comment-user js-post-body data-answerid post-text vcard smf windowbg"
        " punbb invision"
        " ipsComment quoteheader post_id_ post_block entry-content citation td.quote genmed maintitle bigusername alt2",
        16_384,
    ),
    "pages of sites": Family(
        ("reddit-page", "hacker-news-page", "wikipedia-talk", "telegram-page", "discord-page"),
        f"{_HTML} thing data-fullname data-author usertext-body shreddit-comment depth parentid tagline score"
        " athing comtr"
        " commtext hnuser ind indent width=40 age onclick fatitem mw-parser-output mw-headline"
        " ext-discussiontools c-Ana-2012"
        " chatlog__message data-message-id= chatlog__reply-link preamble__entry"
        " data-mw-comment-start User: User_talk: (UTC) talk) <dl> <dd> <dt> ~~~~ [[User:A|A]] == ==",
        16_384,
    ),
    "xml": Family(
        ("disqus-xml", "wordpress-wxr", "feed", "atom-thread", "stack-exchange-xml"),
        '<?xml version="1.0"?> <!DOCTYPE <!ENTITY SYSTEM &x; <![CDATA[ ]]> <?x ?> xmlns= xmlns:dsq= dsq:id='
        " <disqus> <thread>"
        " <post> <message> <parent <author> <name> <createdAt> <isDeleted> true <rss> <channel> <item> <wp:comment>"
        " wp:comment_id wp:comment_parent wp:comment_content wp:comment_approved wp:comment_type pingback"
        " <feed> <entry> <id>"
        ' <content type="html"> <thr:in-reply-to ref= <updated> <title> <posts> <comments> <row Id= PostId='
        " PostTypeId= Text="
        ' Body= ParentId= UserDisplayName= CreationDate= http://www.w3.org/2005/Atom encoding="utf-16" xml:space',
    ),
    "mail": Family(
        ("mbox", "messages", "movable-type-export"),
        "From: From To: Subject: Re: Date: Message-ID: In-Reply-To: References: MIME-Version: Content-Type:"
        " multipart/mixed;"
        " boundary= text/plain; text/html charset=utf-8 charset=utf-7 charset=idna Content-Transfer-Encoding: base64"
        " quoted-printable =?utf-8?B? =?utf-8?Q? ?= <a@b.example> > wrote: -- >From Content-Location:"
        " multipart/related; =3D"
        " message/rfc822 multipart/alternative uuencode begin 644 format=flowed delsp=yes Mon, 1 May 2006"
        " 10:00:00 +0000 AUTHOR: TITLE: ----- BODY: COMMENT: PING: --------",
    ),
    "tables": Family(
        ("csv", "json"),
        f"{_JSON} author,text id,parent,author,text,date ; \\t | , \\n \\r\\n comment user username message"
        " thread_id reply_to"
        " created 2012-03-04T05:06:07Z 1e400 nan timestamp body parent_id post_id",
    ),
    "by content": Family((), f"{_JSON} {_HTML} From Subject: says: ago <?xml author,text \x1f\x8b \ufeff", 16_384),
    "archives": Family((), "PK\x03\x04 PK\x01\x02 PK\x05\x06 \x1f\x8b a.jsonl a.zip __MACOSX/ mimetype", 4_096),
    "layouts": Family(
        (),
        'comment: drop: start: end: ["{author}", "{any}", "{date}", "{to}", "{n}", "{text}"] - {x} \n===\n Reply &a *a',
        4_096,
    ),
    "saved maps": Family(
        (),
        f"{_JSON} argmap rules packs fingerprint post comments label replies_to comment basis confidence"
        " because claims start"
        " end role claim premise tags frames assertion asserted certainty voice links source target relation"
        " agreement"
        " rebuttal partial stated given order rule weight runners_up topics post quotes state origin notes",
        16_384,
    ),
    "corrections": Family(
        (),
        "- { } : , words: by: date: after: to: role: none claim premise link: rebuttal agreement partial: true"
        " against: false reply: right point: side: for unclear person: comment: starts signed: tag: span:"
        " assertion: denied thread: who: when: 2026-03-01 Ann Bo pool costs much lives & * ! | > [ ] ~ null",
    ),
    "rules": Family(
        (),
        "id: tag: frame: says: explanation: patterns: unless: examples: fires: silent: known_misses:"
        " known_false: kind: token"
        " phrase dependency tokens: phrases: LOWER LEMMA POS TAG DEP OP IN NOT_IN REGEX INTERSECTS LEFT_ID"
        " REL_OP RIGHT_ID"
        " RIGHT_ATTRS relation: weight: scope: agreement rebuttal economic [[ ]] ? ! + * {2,3} (?:a+)+ &a *a"
        " !!str << > | - #"
        " \\x00 yes no on ~ FUZZY1 _ ENT_TYPE IS_SENT_START LENGTH >= certainty: assertion: voice: role: capture:",
        4_096,
    ),
}
LAYOUT_ENDS = b"\n===\n"
"""What stands between a layout and the paste that it is for."""

RULE_FOLDERS = ("claims", "stance", "address", "assertion", "roles", "frames")


def dictionary(family: Family) -> str:
    """The words as libFuzzer reads them."""
    rows = []
    for word in dict.fromkeys(family.words.replace("\\n", "\n").replace("\\t", "\t").split(" ")):
        raw = word.encode("utf-8")
        if raw:
            rows.append('"' + "".join(f"\\x{byte:02x}" for byte in raw) + '"')
    return "\n".join(rows) + "\n"
