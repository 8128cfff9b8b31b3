"""What a rule is. No spaCy here: patterns are plain data, compiled by `argmap.language`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from argmap.errors import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

Family = Literal["constructions", "tags", "frames", "stance", "address", "assertion", "roles"]
Kind = Literal["token", "phrase", "dependency", "quotation"]
Scope = Literal["anywhere", "first", "opening", "sentence", "closing"]
Need = Literal["tag", "pos", "lemma", "morph", "parse"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which a rule matches.

    Args:
        kind: `token`, `phrase` and `dependency` are spaCy's three matchers; `quotation` is a run of words between
            quotation marks.
        tokens: For `token`: one mapping a token, as spaCy's Matcher takes it, without `AS`.
        names: For `token`: the `AS` of each token, or an empty string; named tokens become captures.
        phrases: For `phrase`.
        attr: For `phrase`: LOWER, LEMMA or ORTH.
        nodes: For `dependency`: as spaCy's DependencyMatcher takes them; each RIGHT_ID becomes a capture.
        over, under: For `quotation`: the half-open range [over, under) of how many words stand between the marks.
        within: For `unless`: where a match takes the firing back: it overlaps the firing's `span`, or lies in its
            `sentence` or `comment`.
        needs: What the pipeline must give: derived from the pattern.
        triggers: Lower-case words or lemmas of which the text must hold one from each set, else the pattern cannot
            match: derived. Empty means that nothing could be derived.
        keys: For `phrase`: the word by which each phrase is looked up in a text: derived.
        slot: The capture that a tag's words may fill, or an empty string.
        construction: Of a construction's patterns: its id. They are matched once, for the construction; a tag that
            takes them has them among its own so that a firing can say by which it came.
        number: Of a construction's patterns: the index there.
        denies: Whether a match denies what the rule says: "perfectly safe" of "it's not safe".
        filler: Of a construction's patterns in a tag: which of the tag's `fillers` fills it.
    """

    kind: Kind
    tokens: tuple[Mapping[str, Any], ...] = ()
    names: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    attr: Literal["LOWER", "LEMMA", "ORTH"] = "LOWER"
    nodes: tuple[Mapping[str, Any], ...] = ()
    over: float = float("-inf")
    under: float = float("inf")
    within: Literal["span", "sentence", "comment"] = "span"
    needs: frozenset[Need] = frozenset()
    triggers: tuple[frozenset[str], ...] = ()
    keys: tuple[str, ...] = ()
    slot: str = ""
    construction: str = ""
    number: int = 0
    denies: bool = False
    filler: int = 0
    location: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the exact half-open spans in it on which the rule fires; no spans where it stays silent."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()
    location: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True)
class Fillers:
    """Words of a tag that fill the slots of constructions.

    Args:
        words: Lemmas, or phrases of lemmas.
        takes: The construction, or the group of them, that these words fill; empty: all that need not be named.
        denies: Whether they deny the tag.
    """

    words: tuple[str, ...]
    takes: str = ""
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its file says.

    Args:
        id: The dotted path in its pack, `tags.money`; in a file of several rules the path and a name,
            `stance.assent.agreed`.
        family: What the rule is for, as its folder says.
        pack: The pack's name: `en`, a topic's, or the user's folder's.
        cue: The kind of cue within the family, such as assent or question: the name of the rule's file, unless
            it says another.
        explanation: Why these words mean this, for people.
        patterns: At least one, but for a tag that has words alone. Of a tag they include, once the rulebook is loaded,
            those of the constructions that its words may fill.
        unless: Matches that take a firing back.
        fires, denies, silent, known_misses, known_false: Examples; those under `denies` fire and come out as denied.
        scope: Where in the comment the firing must start: `anywhere`; `first` (at the first word, after quotes and an
            @name); `opening` (among the first three words); `sentence` (at the first word of a sentence, or right after
            a leading conjunction); `closing` (in its last sentence). What follows a quoted block is an opening too.
        weights: Log-odds by outcome: stance `agreement`, `rebuttal`; address `target`; roles `argues`, `claim`; frames
            the frame's id.
        by_hand: Whether the rule's own file gives its weights: then no fit changes them.
        tag, says, frames: Of tags and frames rules; a construction says a sentence with `{X}`.
        fillers: Of tags: the words that fill constructions.
        opens: Of constructions: whether a word that is no tag's fills the slot too, and becomes a tag of the thread.
        by_name: Of constructions: whether only the tags that name it take it.
        relation: Of stance rules: what the cue speaks for, or "neutral".
        bears_on: Of stance rules: on whom the cue bears: the one who is `answered`, a commenter who is `named` in the
            words, or whoever spoke of a matter of the same `frame`.
        basis: Of address rules: the reply basis that the cue shows.
        effect: Of assertion rules: denied, questioned, supposed, hedged, reported, certain, asserted.
        reach: Of assertion rules: which side of the cue it governs: forward, backward, both, clause, sentence.
        role: Of roles rules: claim, premise or none: what the sentence or the words after the cue are.
        ties: Of roles rules: where the claim stands that the premise supports: before, after or none.
        side: Of tags in a topic pack: which side of the pack's motion the claim speaks for.
        location: The rule's place in its file.
    """

    id: str
    family: Family
    pack: str
    explanation: str
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()
    fires: tuple[Example, ...] = ()
    denies: tuple[Example, ...] = ()
    silent: tuple[Example, ...] = ()
    known_misses: tuple[Example, ...] = ()
    known_false: tuple[Example, ...] = ()
    scope: Scope = "anywhere"
    weights: Mapping[str, float] = field(default_factory=dict)
    by_hand: bool = False
    tag: str | None = None
    says: str | None = None
    frames: tuple[str, ...] = ()
    fillers: tuple[Fillers, ...] = ()
    opens: bool = True
    by_name: bool = False
    relation: Literal["agreement", "rebuttal", "neutral"] | None = None
    bears_on: Literal["answered", "named", "frame"] = "answered"
    basis: str | None = None
    effect: str | None = None
    reach: Literal["forward", "backward", "both", "clause", "sentence"] | None = None
    role: Literal["claim", "premise", "none"] | None = None
    ties: Literal["before", "after", "none"] | None = None
    cue: str = ""
    side: Literal["for", "against"] | None = None
    location: Location = field(default=Location(""), compare=False)

    @property
    def group(self) -> str:
        """The file that it stands in, `stance.assent`: of the dotted path all but the name in the file."""
        return ".".join(self.id.split(".")[:2])

    @property
    def names(self) -> frozenset[str]:
        """What a tag may call a construction: its own name, and that of its file."""
        return frozenset(self.id.split(".")[1:])


@dataclass(frozen=True, slots=True)
class Steps:
    """A feature's weights by range.

    Args:
        feature: Its name.
        bounds: Where one range ends and the next begins, rising; a number on a bound belongs to the range above.
        values: By outcome, log-odds for each range, one more than there are bounds.
        location: In the file.
    """

    feature: str
    bounds: tuple[float, ...]
    values: Mapping[str, tuple[float, ...]]
    location: Location = field(default=Location(""), compare=False)


@dataclass(frozen=True, slots=True)
class Weights:
    """The fitted weights of one model.

    Args:
        model: Its name, which is the file's.
        bias: By outcome, what holds of everything.
        rules: By rule id, log-odds by outcome.
        features: In the file's order.
        places: Where each rule is named.
    """

    model: str
    bias: Mapping[str, float]
    rules: Mapping[str, Mapping[str, float]]
    features: tuple[Steps, ...] = ()
    places: Mapping[str, Location] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rules loaded, in a stable order (by pack in the order given, then id).

    Args:
        rules: Ids are unique.
        packs: Names in the order loaded.
        models: Fitted weights by model; those of rules stand in the rules, too.
        fingerprint: `sha256:` and the hash of every rule file's path and bytes.
        notes: What the user should know of packs that were read all the same.
        motion: What the topic pack in use moves, or an empty string.
        movers: The packs whose tags may speak for a side of it: the pack that has the motion, and those that have none.
    """

    rules: tuple[Rule, ...]
    packs: tuple[str, ...]
    fingerprint: str
    models: Mapping[str, Weights] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    motion: str = ""
    movers: tuple[str, ...] = ()

    def family(self, name: str) -> tuple[Rule, ...]:
        """The rules of one family, in order."""
        return tuple([rule for rule in self.rules if rule.family == name])

    def sides(self) -> dict[str, float]:
        """By the id of each tag's rule that has a side of the pack's motion: 1 for it, -1 against it."""
        return {r.id: 1.0 if r.side == "for" else -1.0 for r in self.rules if r.side and r.pack in self.movers}

    def by_id(self) -> dict[str, Rule]:
        """The rules by id."""
        return {rule.id: rule for rule in self.rules}
