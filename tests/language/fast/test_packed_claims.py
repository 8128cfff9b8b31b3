"""Claims on the shelf are the same claims, however their evidence is held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.language.fast.packed_claims import ClaimShelf
from argmap.language.fast.packed_evidence import Packed
from argmap.model import Claim, Comment, Evidence

if TYPE_CHECKING:
    from argmap.mapping import Mapper

SAID = "It's about money, because the ferry costs more than the bridge would. I doubt that it is about safety."


def test_shelved_claims_are_equal_and_their_evidence_is_packed(mapper: Mapper) -> None:
    comment = Comment("c1", SAID)
    (analysis,) = mapper.language.analyse([comment])
    plain = mapper.claims.find(comment, analysis)
    assert any(one.text for claim in plain for one in claim.because)
    assert any(not one.text and one.weight for claim in plain for one in claim.because)
    shelved = ClaimShelf().put(plain, SAID)
    assert shelved == plain
    assert plain == shelved
    assert hash(shelved) == hash(plain)
    assert all(isinstance(claim.because, Packed) for claim in shelved)


def test_packed_evidence_is_a_sequence() -> None:
    because = (
        Evidence("a.b", "money", None, 0, 5, 0.5),
        Evidence("a.c", weight=0.25),
        Evidence("a.b", "now", "c2", 6, 9),
    )
    claim = Claim("c1.1", "c1", 0, 5, "money", because)
    (shelved,) = ClaimShelf().put([claim], "money now")
    packed = shelved.because
    assert isinstance(packed, Packed)
    assert (len(packed), packed[1], packed[-1], packed[:2]) == (3, because[1], because[2], because[:2])
    assert repr(packed) == repr(because)
    assert packed != because[:2]
    assert packed == ClaimShelf().put([claim], "money now")[0].because


def test_evidence_whose_words_are_not_the_comments_stays_as_it_is() -> None:
    for strange in (Evidence("a.b", "gold", None, 0, 5), Evidence("a.b", "money"), Evidence("a.b", "money", None, 0)):
        claim = Claim("c1.1", "c1", 0, 5, "money", (strange,))
        (shelved,) = ClaimShelf().put([claim], "money now")
        assert shelved.because is claim.because
