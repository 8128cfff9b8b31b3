"""The words that pages put around comments: buttons, votes, headings, forms. One list for all sites and languages."""

from __future__ import annotations

import re

from argmap.read.common.expressions import expression
from argmap.read.infer import interface

_FOOT = frozenset({"buttons", "counts"})
_BUTTONS = """
reply | replies | reply to this comment | reply to this | reply to comment | reply to | log in to reply | login to
reply | sign in to reply | log in | permalink | perma-link | permanent link | link | link to this comment | copy
link | embed | save | saved | unsave | parent | root | prev | next | context | full comments | report | report abuse
| report this comment | report comment | report this | reported | abuse | flag | flag as inappropriate | flag
comment | give award | give gold | gold | award | awards | share | share this | share this comment | like | likes |
liked | unlike | dislike | dislikes | like this | like this comment | upvote | upvoted | downvote | vote up | vote
down | vote | votes | rate | rate up | rate down | recommend | recommended | recommends | recommend this comment |
recommended by | rec | recs | quote | quote this | quote comment | multi-quote | multiquote | edit | edited | delete
| hide | unhide | collapse | expand | minimize | show more | show less | read more | see more | more | view reply |
view replies | view all replies | view more replies | hide replies | hide reply | show replies | show reply | show
parent | in reply to | thumb up | thumb down | thumbs up | thumbs down | rate this | rating | score | point | points
| karma | follow | following | unfollow | pm | top comment | pinned | mark as spam | spam | avatar | profile |
website | homepage | journal | web site | user info | email this | email | print | tweet | facebook | twitter | via
mobile | via iphone app | via ipad app | via android app | via android | via web | via iphone | back to top | go to
top | ignore | ignore user | block | block user | comment | comments | actions | options | menu | translate | see
translation | see original | translation | verified | like reply | link to comment | people like this | person likes
this | people liked this | people found this helpful | user likes this | users like this | others like this |
antworten | antwort | melden | gefällt mir | teilen | zitieren | bearbeiten | löschen | bewerten | link kopieren |
kommentar melden | auf diesen kommentar antworten | répondre | signaler | signaler un abus | j'aime | j’aime |
partager | citer | modifier | recommander | alerter | responder | me gusta | denunciar | reportar | compartir |
citar | editar | rispondi | segnala | mi piace | condividi | curtir | compartilhar | beantwoorden | reageer |
rapporteer | vind ik leuk | odpowiedz
"""
_BUTTON = expression(
    "|".join(
        re.escape(word.strip())
        for word in sorted(_BUTTONS.replace("\n", " ").split("|"), key=len, reverse=True)
        if word.strip()
    )
)
_LEFT = expression(r"[^\W\d_]")
_ONLY_BUTTON = expression(r"[\s\d.,;:|·•()\[\]{}<>+/#*=~^!?▲▼△▽↑↓↩⇧⇩►▶«»›‹—–\-−…'’\"&👍👎❤♥★☆✓]*")
_VOTES = expression(r"[+\-−–]?\d{1,5}(?:[.,]\d)?[kK]?|[▲▼+\-−–↑↓👍👎❤♥]+|\(\d{1,4}\)|\d{1,4}\s*/\s*\d{1,4}")


_PENDING = expression(
    r"(?:your|dein|ihr|votre|tu|su|il\stuo|o\sseu|je)\s(?:comment|kommentar|commentaire|comentario|commento|comentário"
    r"|reactie)\s(?:is|wartet|est|está|è|wacht)\s(?:awaiting|auf|en\sattente|pendiente|in\sattesa|aguardando|op)\b.{0,140}",
    re.IGNORECASE,
)


def is_pending(line: str) -> bool:
    """Whether a line tells a commenter that the comment is not yet approved: it stands above the words."""
    return len(line) <= 180 and _PENDING.fullmatch(line) is not None


def is_buttons(line: str) -> bool:
    """Whether a line consists of the page's buttons and counts alone: `Reply · Like (3) · Report`.

    >>> is_buttons("permalinkembedsaveparentreportgive goldreply"), is_buttons("I like it")
    (True, False)
    """
    if is_pending(line):
        return True
    low = line.lower()
    letter = _LEFT.search(low)
    if len(line) > 160 or letter is None:
        return False
    begins = _BUTTON.match(low, letter.start()) is not None  # most lines do not, and need no closer look
    alone = begins and _ONLY_BUTTON.fullmatch(_BUTTON.sub(" ", low)) is not None
    return alone or not interface.groups(line).isdisjoint(_FOOT)


def is_votes(line: str) -> bool:
    """Whether a line is a bare count or arrow, as votes are pasted."""
    return len(line) < 12 and _VOTES.fullmatch(line.strip()) is not None


_FORM = expression(
    r"""
    (?:leave|post|add|submit|write|make|enter|have)\s(?:a|an|your|my|us\sa)\s(?:new\s)?(?:reply|comments?|response
    |message|thought|say)\b
    |(?:post|submit|add|preview)\scomment\b|join\sthe\s(?:discussion|conversation)
    |(?:sorry,?\s)?(?:the\s|all\s)?(?:comments?|commenting|discussion|thread)(?:\s(?:to|on|for|in)\s(?:this
    |the)\s(?:entry|post|article|thread|story|page|topic))?\s(?:are|is|have\sbeen|has\sbeen)\s(?:now\s)?(?:closed
    |locked|archived|disabled)
    |(?:sorry,?\s)?the\scomment\sform\sis\sclosed|this\s(?:thread|topic|discussion|entry|post)\s(?:is
    |has\sbeen)\s(?:now\s)?(?:closed|locked|archived)
    |(?:rss|atom|xml)\s?(?:2\.0\s)?feed\s(?:for|of|to)\s|comments?\s(?:rss|feed|atom)\b|subscribe\s(?:to|by|via
    |without)\b|trackback\b|trackbacks\b|trackback\surl|pingbacks?\s?\(|pings\b\s?(?:are|is)?
    |name\s?(?:\(?(?:required|erforderlich|obligatoire)\)?|\*)?:?$|(?:your\s)?(?:e-?mail|mail)(?:\saddress)?\s?(?:\(
    |:|\*|will|is\s(?:never|not))|your\s(?:email|name|comment|information|url)\b.{0,60}$|url:?$|website:?$
    |(?:remember|save)\s(?:me|my|personal|info)
    |you\s(?:must|need\sto|have\sto|can)\s(?:be\s)?(?:logged|log|sign|register|login|use\sthese|follow|leave)
    |(?:please\s)?(?:log|sign)\s?in\s(?:to|or)\s|notify\sme\b|(?:some\s|allowed\s)?html\s(?:tags|is|allowed|code)
    |xhtml:|you\smay\suse\s(?:these|html)
    |(?:related|recent|popular|similar|latest|featured|more|top|trending|most\spopular|most\sread|other
    |recommended)\s(?:posts?|articles?|comments?|entries|stories|topics|reading|content|links|discussions|threads
    |from)\b(?!.{60})
    |copyright\b|©|\(c\)\s(?:19|20)\d\d|powered\sby\b|all\srights\sreserved|terms\s(?:of|and)\s|privacy\s(?:policy
    |statement)|about\s(?:us|this\s(?:site|blog)|me)\s*$|contact\sus\s*$
    |(?:categories|archives?|blogroll|meta|search|navigation|sponsors?|advertisements?|tags|filed\sunder|posted\sin
    |follow\sus|newsletter)\s*(?::|$)
    |[«‹←<]+\s?(?:previous|older|prev|newer|back|next)|(?:previous|next|older|newer)\s(?:post|entry|page|article
    |story|comments|thread|topic)\b|(?:older|newer)\sposts?$|[«‹←][^»›]{1,80}$|[«‹←].{1,80}\|.{1,80}$|[^«‹]{1,80}[»›→]$
    |verify\syour\scomment|type\sthe\scharacters|this\sis\sonly\sa\spreview|working\.\.\.|your\scomment\s(?:has
    |could|is)|the\sletters\sand\snumbers|powered\sby\sdisqus|disqus\b
    |(?:einen\s)?kommentar\s(?:schreiben|hinterlassen|verfassen|abgeben)|schreibe?\s(?:einen\skommentar
    |eine\santwort)|(?:die\s)?kommentar(?:e|funktion)\s.{0,30}geschlossen
    |laisser\sun\scommentaire|(?:les\s)?commentaires\ssont\sfermés|écrire\sun\scommentaire|deja\s(?:un\scomentario
    |una\srespuesta)|los\scomentarios\sestán\scerrados|lascia\sun\scommento|deixe\s(?:um\scomentário|uma\sresposta)
    |nouveau\scommentaire|nom\s?:$|adresse\s(?:e-?)?mail|(?:deine|ihre)\se-mail|e-mail-adresse|nombre\s?:$|correo\s(?:electrónico\s?)?[:(*]
    |indirizzo\semail|je\sreactie|naam\s?:$|autor\s?:$|trackback-url|(?:zaloguj|einloggen|connectez-vous|inicia\ssesión|accedi)\b
    |(?:los|les|i|os)\s(?:comentarios|commentaires|commenti|comentários)\s.{0,60}(?:cerrad|fermé|chius|fechad|encerrad)
    |(?:de\s)?reacties\s.{0,40}gesloten|komentowanie\s.{0,30}(?:wyłączone|zamknięte)|the\suri\sto\strackback
    |view\sthese\scomments|comment\sguidelines|community\s(?:guidelines|standards)|house\srules|printer[- ]friendly
    |email\sthis\s(?:article|post)|share\sthis\s(?:article|post|entry|story)|back\sto\stop|return\sto\stop
    |go\sto\stop|home\s*$|main\s*$|permalink\s*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PINGBACK = expression(
    r"(?:pingback|trackback)s?\s?(?:from|by|von|:)|(?:pingback|trackback)\s(?=\S)|ping\s:\s", re.IGNORECASE
)
_MANY = (
    r"(?:comments?|contributions?|responses?|repl(?:y|ies)|reactions?|thoughts?|answers?|kommentare?|antworten|commentaires?|réactions?|réponses?"
    r"|comentarios?|comentários?|respuestas?|commenti|reacties|opinions?|notes?|réflexions?|pensées?|gedanken|gedachten"
    r"|contributions?|aportaciones|pensamientos?|pensamentos?|pensieri|respostas?|risposte|antwoorden|kommentarer|komentarze|komentarzy)"
)
_LEAD = (
    r"(?:the|this|discussion|all|view|see|read|reader|user|there|are|is|have|has|been|now|showing|displaying|currently"
    r"|blog|post|entry|thread|topic|total|conversation|feedback)"
)
_COUNTED = expression(
    rf"(?:{_LEAD}[\s:–—-]{{1,3}}){{0,4}}[(\[]?(\d{{1,3}}(?:[.,]\d{{3}})*|one|no|two|three|four|five|six|seven|eight|nine|ten)\s(?:\w+\s)?{_MANY}\b[)\].!]?"
    rf"(?:\s(?:to|on|so\sfar|for|zu|à|sur|a|en|in|about|leave|add|[|·•»↓–—-]).{{0,160}})?\s?[:↓▼|»]?"
    rf"|(?:(?:all|view|read|reader|the|user|showing)\s){{0,2}}{_MANY}\s?[:(\[–—-]{{1,2}}\s?(\d{{1,5}})(?:\stotal)?\s?[)\]]?:?",
    re.IGNORECASE,
)
_BARE = expression(
    r"(?:(?:the|reader|user|readers’|readers'|your|visitor|all|view|blog|post|facebook|latest|newest|oldest|public)\s)?"
    r"(?:comments?|responses|replies|discussion|feedback|kommentare|leserkommentare|commentaires|comentarios|comentários|commenti|reacties|what\speople\sare\ssaying|conversation)"
    r"(?:\s(?:below|follow|from\sreaders|on\sthis\s(?:entry|post|article)|section))?\s?[:.▼↓-]{0,3}"
    r"|(?-i:Comments\son|Responses\sto|Replies\sto|Kommentare\szu|Commentaires\ssur|Réponses\sà|Comentarios\s(?:en|a|sobre)|Commenti\s(?:a|su)"
    r"|Reacties\sop|Comentários\s(?:em|sobre|a)|Kommentarer\still|Komentarze\sdo)\s.{1,120}[^.,;!]",
    re.IGNORECASE,
)
_GONE = expression(
    r"(?:this|your|the)\s(?:comment|post|message|reply|contribution)\s(?:was|has\sbeen)\s(?:removed|deleted|hidden)\b"
    r"|(?:dieser|der)\s(?:kommentar|beitrag)\swurde\s.{0,60}(?:entfernt|gelöscht)"
    r"|ce\scommentaire\sa\sété\s(?:supprimé|retiré)|este\scomentario\s(?:fue|ha\ssido)\s(?:eliminado|borrado)",
    re.IGNORECASE,
)
LONGEST_REASON = 250
"""A longer line is somebody's words."""

_ARTICLE_FOOT = expression(
    rf"permalink|permalien|trackback|{_MANY}\s?[(\[:]\s?\d+|\d+\s{_MANY}\b|filed\s(?:under|in)|posted\sin|categor|kategorie|catégorie",
    re.IGNORECASE,
)
_NUMBER_WORDS = "no one two three four five six seven eight nine ten"
_NUMBERS = {word: number for number, word in enumerate(_NUMBER_WORDS.split())}
_DELETED = expression(
    r"\[?\(?(?:this\s)?(?:comment|post|message|user|account)?\s?(?:has\sbeen\s|was\s)?(?:deleted|removed|withdrawn|hidden)(?:\s(?:by|for|because).{0,80})?[.\])]{0,3}",
    re.IGNORECASE,
)

_PROFILE = expression(
    r"(?:join(?:ed)?(?:\sdate)?|posts?|location|messages|registered|threads|likes(?:\sreceived)?|reputation|thanks|thanked"
    r"|(?:registriert|mitglied|dabei)(?:\sseit)?|anmeldungsdatum|beiträge|themen|wohnort|ort|renommee|danke"
    r"|inscrit(?:\sle)?|inscription|date\sd['’]inscription|localisation|lieu|ville"
    r"|registrado|fecha\sde\s(?:ingreso|registro)|ingreso|desde|ubicación|localización|miembro\sdesde"
    r"|registrato|iscritto(?:\sdal)?|data\s(?:di\s)?registrazione|messaggi|località|residenza|provenienza"
    r"|registrado\sem|data\sde\sregistro|mensagens|localização|membro\sdesde"
    r"|geregistreerd(?:\sop)?|lid\s(?:geworden\sop|sinds)|berichten|woonplaats|locatie"
    r"|zarejestrowany|dołączył\(?a?\)?|rejestracja|posty|postów|skąd|miasto|pomógł"
    r"|registrerad|medlem\ssedan|reg\.?datum|inlägg|ort|tilmeldt|registreret|indlæg|innlegg|registrert|viestit|liittynyt"
    r"|зарегистрирован|регистрация|сообщени[йя]|откуда|адрес|kayıt\starihi|mesajlar|csatlakozott|hozzászólások"
    r"|member\ssince|status|age|gender|from|offline|online|inscrit|mensajes|user\sid|karma|created|updated|resolved|last\s(?:seen|active)|reaction\sscore|points|trophy\spoints)\s?:.{0,60}"
    r"|(?:senior\s|junior\s|new\s|super\s|active\s|forum\s|veteran\s|well-known\s|registered\s|full\s|hero\s|distinguished\s|site\s)*"
    r"(?:member|moderator|administrator|admin|poster|user|regular|veteran|newbie|staff|banned|mitglied)"
    r"|(?:(?:neue[rs]|erfahrene[rs]|aktive[rs]|registrierte[rs]|bekannte[rs])\s)?(?:benutzer|mitglied|user)"
    r"|membre(?:\s(?:actif|régulier|expérimenté))?|miembro(?:\sactivo)?|usuario(?:\sregistrado)?|utente(?:\sregistrato)?"
    r"|gebruiker|użytkownik|medlem|bruger|bruker|участник"
    r"|(?:top\scontributor|author|op|mod|original\sposter|verified|op author)"
    r"|(?:joined|created|registered|member\ssince|active\ssince|on\s\w+\ssince|beigetreten|mitglied\sseit|registriert|inscrit(?:e)?|membre\sdepuis"
    r"|se\sunió|miembro\sdesde|iscritto|membro\sdesde|lid\ssinds)\s(?:(?:in|on|am|im|en|le|el|il|seit|da|dal)\s)?"
    r"(?:\d{1,2}\.?\s)?(?:[^\W\d_]{3,10}\.?,?\s)?(?:de\s)?(?:\d{1,2},?\s)?(?:19|20)\d\d",
    re.IGNORECASE,
)


def is_profile(line: str) -> bool:
    """Whether a line tells of the author what a forum tells of everyone: rank, posts, place."""
    return len(line) <= 80 and _PROFILE.fullmatch(line) is not None


def is_form(line: str) -> bool:
    """Whether a line belongs to what stands below the comments: forms, feeds, links to other pages."""
    return len(line) <= 160 and _FORM.match(line) is not None


def is_pingback(line: str) -> bool:
    """Whether a line announces a link from another page."""
    return _PINGBACK.match(line) is not None


def is_article_foot(line: str) -> bool:
    """Whether a line with author and date also counts the comments below, or says where the article is filed."""
    return _ARTICLE_FOOT.search(line) is not None


def pingback(line: str) -> str:
    """What is said of a line that announces a link from another page."""
    return f"“{_PINGBACK.sub('', line, count=1).strip(' :')[:80] or line[:80]}” links here (pingback)"


def is_deleted(text: str) -> bool:
    """Whether a comment's words only say that it is gone."""
    return (len(text) <= 120 and _DELETED.fullmatch(text.strip()) is not None) or is_gone(text.strip())


def is_gone(line: str) -> bool:
    """Whether a longer line begins by saying that a comment is gone, and goes on to say why."""
    return len(line) <= LONGEST_REASON and _GONE.match(line) is not None


def heading(line: str) -> int | None:
    """The count in a heading over comments; -1 for a heading without one; None for any other line.

    >>> heading("The Discussion: 10 Comments"), heading("Comments"), heading("10 comments were silly.")
    (10, -1, None)
    """
    text = line.strip(" \t#*=_~")
    if len(text) > 200 or not text:
        return None
    if _BARE.fullmatch(text):
        return -1
    match = _COUNTED.fullmatch(text)
    if match is None:
        return None
    words = (match[1] or match[2]).lower()
    return _NUMBERS[words] if words in _NUMBERS else int(re.sub(r"\D", "", words))


def miscounted(stated: int, found: int) -> str:
    """What is said where a heading counts other than what was found: the doubt and the note have the same words."""
    return f"the page speaks of {stated} comments, and {found} {'was' if found == 1 else 'were'} found"


def is_furniture(line: str) -> bool:
    """Whether a line is of the page, not of a person: a form, a button, a vote, a heading over comments, a pingback."""
    return is_form(line) or is_buttons(line) or is_votes(line) or heading(line) is not None or is_pingback(line)
