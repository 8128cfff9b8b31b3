"""Examples: texts in which `[[…]]` marks the exact words on which a rule fires."""

from __future__ import annotations


class BracketsError(ValueError):
    """The `[[` and `]]` of an example do not pair; `at` is the place of the odd one in the text as written."""

    def __init__(self, what: str, at: int) -> None:
        super().__init__(what)
        self.at = at


def parse_example(written: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Take the brackets out of an example.

    Args:
        written: The example as the file has it.

    Returns:
        The text without brackets, and the half-open spans in it that they marked, in order.

    Raises:
        BracketsError: The brackets nest, do not pair or hold nothing.

    >>> parse_example("[[Agreed]], and then [[some]].")
    ('Agreed, and then some.', ((0, 6), (17, 21)))
    """
    text: list[str] = []
    spans: list[tuple[int, int]] = []
    length, start, at = 0, -1, 0
    while at < len(written):
        pair = written[at : at + 2]
        if pair == "[[":
            if start >= 0:
                raise BracketsError("[[ stands inside [[ ]]", at)
            start = length
            at += 2
        elif pair == "]]" and not (start < 0 and "[[" not in written):
            if start < 0:
                raise BracketsError("]] closes nothing", at)
            if start == length:
                raise BracketsError("[[ ]] marks no words", at)
            spans.append((start, length))
            start = -1
            at += 2
        else:
            text.append(written[at])
            length += 1
            at += 1
    if start >= 0:
        raise BracketsError("[[ is not closed", written.rfind("[["))
    return "".join(text), tuple(spans)


def mark_example(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Put brackets round spans: the reverse of `parse_example`.

    >>> mark_example("Agreed, and then some.", ((0, 6),))
    '[[Agreed]], and then some.'
    """
    parts: list[str] = []
    end = 0
    for start, stop in sorted(spans):
        if start < end:
            continue
        parts += [text[end:start], "[[", text[start:stop], "]]"]
        end = stop
    return "".join([*parts, text[end:]])
