"""What is measured on a comment and the one that it answers: each feature on texts of many subjects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from argmap.features.pairs import Claimed, Pair, pair
from argmap.features.profile import profile
from argmap.features.repeats import copied
from argmap.features.table import FOLDERS, features
from argmap.model import Comment

if TYPE_CHECKING:
    from argmap.language import Analysis, Language


def analysed(language: Language, parent: str, reply: str) -> tuple[Analysis, Analysis]:
    one, other = language.analyse([Comment("p", parent), Comment("r", reply)])
    return one, other


def made(language: Language, parent: str, reply: str) -> Pair:
    one, other = analysed(language, parent, reply)
    return pair(other, profile(one))


CASES = [
    ("source_words", "The ferry is late.", "Blame the tide for that.", 5),
    ("target_words", "Sourdough needs a week.", "Mine took ten days.", 4),
    ("words_both", "Goats eat thistles and much else.", "Not mine.", 2),
    ("source_sentences", "The choir sang flat.", "It did. Twice. In June.", 3),
    ("length_ratio", "Snow fell.", "It snowed here on the hills too.", 1.4150),
    ("single_statements", "Tents leak", "Not this one.", 1),
    ("single_statements", "Tents leak.", "Not this one.", 0),
    ("bare_statements", "tents leak", "Not this one.", 2),
    ("source_questions", "The vaccine is safe.", "Is it? Who says so?", 2),
    ("source_opens_asking", "Rents are falling.", "Where? I see none of it.", 1),
    ("target_ends_asking", "The quarry closed. Is the road open?", "It is.", 1),
    ("target_only_asks", "Is the goalkeeper fit? Who says so?", "I do.", 1),
    ("target_open_question", "What should we plant?", "Beech, for the shade.", 1),
    ("target_open_question", "Should we plant beech?", "Yes, for the shade.", 0),
    ("no_answers", "Is the lift working?", "No, it is not.", 1),
    ("no_answers", "The lift is working.", "No, it is not.", 0),
    ("yes_answers", "Do bees sleep?", "Yes, upside down.", 1),
    ("question_for_question", "Who paid for the mural?", "Who do you think?", 1),
    ("source_negations", "Chess is a sport.", "It isn't a sport and never was.", 2),
    ("negations_source_only", "Chess is a sport.", "It isn't.", 1),
    ("negations_source_only", "Chess is not a sport.", "It isn't.", 0),
    ("opening_negated", "The lamp is broken.", "It is not. I tried it.", 1),
    ("echo_negated", "The tram carries prams.", "The tram does not carry prams.", 2),
    ("echo_words", "A court fined the bakery.", "No court fines bakeries.", 3),
    ("echo_names", "Lisbon has steep streets.", "So has Porto, and Lisbon is flatter.", 1),
    ("new_names", "The mayor resigned.", "Good news for Ankara.", 1),
    ("opposites", "Electric heating costs more.", "It costs less here.", 1),
    ("copied_words", "Wolves do not belong in these valleys at all.", "Wolves do not belong in these valleys? Why?", 7),
    ("source_positive", "The concert was long.", "A wonderful evening.", 1),
    ("things_opposed_tone", "The soup is great.", "The soup is awful.", 1),
    ("things_same_tone", "The soup is awful.", "Awful soup.", 1),
    ("you_to_i", "I sold my car.", "You will miss it.", 1),
    ("source_second_person", "I sold my car.", "You will miss it.", 25.0),
    ("source_we", "The union met.", "We did not.", 33.333),
    ("source_exclaims", "The library shuts at six.", "At six! On Fridays!", 2),
    ("source_digits", "The dam is old.", "It has 40 cracks and 3 leaks.", 2),
    ("source_imperatives", "Nobody reads the manual.", "Read the manual.", 1),
    ("source_capitals", "The dog barked.", "It NEVER barks.", 1),
    ("target_thanks", "Thanks for the recipe.", "Any time.", 2),
]


@pytest.mark.parametrize(("name", "parent", "reply", "value"), CASES)
def test_a_feature_measures_what_it_says(name: str, parent: str, reply: str, value: float, language: Language) -> None:
    assert features("pair")[name].measure(made(language, parent, reply)) == pytest.approx(value, abs=1e-3)


def test_every_feature_of_every_folder_measures_a_number(language: Language) -> None:
    told = made(language, "The bridge is closed.", "Not to walkers, and why should it be?")
    numbers = {name: feature.measure(told) for name, feature in features("pair").items()}
    assert {name: type(number) for name, number in numbers.items() if not isinstance(number, (int, float))} == {}
    silent = {name for folder in FOLDERS for name, feature in features(folder).items() if not feature.says}
    assert silent == set()


def test_what_claims_and_places_say(language: Language) -> None:
    told = made(language, "What would you cook?", "It is about money.")
    claimed = Claimed(("money",), ("greed", "theft"), 3)
    tied = replace(told, claimed=claimed, stands=frozenset(["opener"]))
    wanted = {"shared_claims": 1, "opposed_claims": 2, "claim_words": 3, "opener_open_question": 1}
    assert {name: features("pair")[name].measure(tied) for name in wanted} == wanted


def test_words_copied_from_the_parent_are_not_the_replys_own(language: Language) -> None:
    one, other = analysed(language, "They sold it to a crook from Linz.", "They sold it to a crook from Linz. Why?")
    taken = copied(other, one)
    assert [t.text for t in other.tokens if t.i not in taken] == ["Why", "?"]


def test_a_negation_turns_the_tone_round(language: Language) -> None:
    one, other = analysed(language, "It is good.", "It is not good.")
    assert (profile(one).positive, profile(other).positive, profile(other).negative) == (1, 0, 1)
