"""Grammar by meaning: universal parts of speech, and the dependencies and tags that the language's file names.

No other module spells a label of the pipeline; a language whose pipeline calls a subject otherwise says so in its file.
"""

from __future__ import annotations

from argmap.rulebook.vocabulary import labels

BETWEEN = frozenset({"PUNCT", "SPACE"})
"""What stands between words."""
NO_WORD = BETWEEN | {"SYM"}
THING = frozenset({"NOUN", "PROPN"})
VERB = frozenset({"VERB", "AUX"})
CONTENT = THING | {"VERB", "ADJ", "ADV"}

ROOT = labels("root")
SUBJECT = labels("noun_subject", "clause_subject", "dummy_subject")
NOUN_SUBJECT = labels("noun_subject")
DUMMY_SUBJECT = labels("dummy_subject")
CLAUSE_SUBJECT = labels("clause_subject")
OBJECT = labels("object")
OBJECT_OF_PREPOSITION = labels("object_of_preposition")
PREDICATE = labels("predicate")
PREDICATE_OF_OBJECT = labels("predicate_of_object")
CONTENT_CLAUSE = labels("content_clause")
OPEN_CLAUSE = labels("open_clause")
PREPOSITION_CLAUSE = labels("preposition_clause")
NOUN_CLAUSE = labels("noun_clause")
RELATIVE_CLAUSE = labels("relative_clause")
ADVERBIAL_CLAUSE = labels("adverbial_clause")
BESIDE = labels("beside")
CONJUNCT = labels("conjunct")
COORDINATOR = labels("coordinator")
MARKER = labels("marker")
NEGATION = labels("negation")
HELPER = labels("helper")
PARTICLE = labels("particle")
ADVERB = labels("adverb")
ADJECTIVE = labels("adjective")
COMPOUND = labels("compound")
INTERJECTION = labels("interjection")

FINITE = labels("finite_verb")
PLAIN = labels("plain_verb")
NOT_FINITE = labels("infinite_verb")
GERUND = labels("gerund")
PAST = labels("past_verb")
MODAL = labels("modal")
QUESTION_WORD = labels("question_word")
QUESTION_ADVERB = labels("question_adverb")
COMPARISON = labels("comparison")
PREPOSITION = labels("preposition")
APPOSITION = labels("apposition")
UNNAMED = labels("unnamed")
