"""Names under which tables keep what argmap needs, in several languages."""

from __future__ import annotations

FIELDS = ("text", "author", "author_id", "date", "parent", "id", "thread", "title")

_WORDS = {
    "text": (
        "text body content comment commenttext commentbody commentcontent message messagetext msg posttext "
        "postbody postcontent replytext reply response utterance selftext bodytext textdisplay textoriginal "
        "rawtext fulltext cleantext tweet tweettext note contenido contenu inhalt kommentar kommentartext "
        "comentario comentário commentaire texto texte nachricht beitrag mensaje mensagem testo commento "
        "messaggio tekst opmerking reactie bericht komentarz текст комментарий сообщение 内容 评论 评论内容 "
        "本文 コメント 댓글 post argument statement claim paragraph sentence description"
    ),
    "author": (
        "author authorname username userdisplayname ownerdisplayname displayname user speaker screenname "
        "yourname firstname vorname nachname vorundnachname vollername prénom nomprénom nomcomplet nombreyapellidos "
        "handle commenter commentername commentauthor authordisplayname poster postername postedby from "
        "sender creator by login nickname nick fullname name autor autorname usuario auteur utilisateur "
        "verfasser benutzer benutzername nutzer nombre nom nome pseudo autore utente auteurnaam gebruiker "
        "pupil student participant respondent learner schüler schülerin élève alumno alumna studente leerling "
        "автор пользователь имя 作者 用户 用户名 昵称 投稿者 작성자"
    ),
    "author_id": ("userid owneruserid authorid speakerid commenterid useruid ownerid senderid memberid"),
    "date": (
        "date created createdat createdutc creationdate createddate createdtime timestamp datetime time "
        "published publishedat publishedate postedat posteddate posted postdate posttime commentdate "
        "commenttime datecreated dateposted datepublished submitted sent senton sentat updatedat fecha "
        "fechahora datum datumzeit zeit uhrzeit zeitstempel heure horodatage dataora tijd дата время 日期 "
        "时间 発言日時 日時 작성일"
    ),
    "parent": (
        "parent parentid parentcommentid commentparent commentparentid parentpostid parentpost "
        "parentmessageid replyto replytoid replytomessageid inresponseto inresponsetotweetid "
        "referencemessageid referencedtweets inreplytouri replytocommentid replytopostid inreplyto inreplytoid "
        "inreplytostatusid inreplytocommentid replyingto repliesto respondsto responseto respondingto "
        "answerto answersto replyid parentuuid padre idpadre padreid respuestaa enrespuestaa enréponseà "
        "réponseà parentkey antwortauf antwortzu elternid elternkommentar inrispostaa antwoordop ответна "
        "родитель 父评论 父评论id 親 返信先"
    ),
    "id": (
        "id commentid messageid utteranceid postid replyid tweetid statusid uuid guid cid mid key nr no num "
        "number index rowid 编号 评论id 番号 numero número numéro nummer номер"
    ),
    "thread": (
        "threadid thread conversationid conversation discussionid discussion topicid topic storyid "
        "submissionid linkid rootid root articleid videoid questionid debateid debate postid ticketid issueid "
        "issue parentpost pageid dialogid dialogueid channelid hilo hiloid idhilo discusión fil fildiscussion "
        "thema themaid тема 主题"
    ),
    "title": (
        "title subject threadtitle topictitle posttitle articletitle conversationtitle headline question "
        "titel betreff titulo título asunto titre sujet titolo oggetto тема заголовок 标题 件名"
    ),
}

NAMES: dict[str, tuple[str, ...]] = {field: tuple(words.split()) for field, words in _WORDS.items()}
"""Names as they stand without spaces, marks and capitals, the likeliest first."""
