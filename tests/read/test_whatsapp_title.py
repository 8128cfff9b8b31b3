"""The title of a WhatsApp export: the chat's name, or the file's; never a person's who writes in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from argmap.read import read_file

if TYPE_CHECKING:
    from pathlib import Path

NOTICE = "\u200eMessages and calls are end-to-end encrypted. No one outside of this chat can read or listen to them."
SAID = "[12.03.25, 18:03:01] Leila: The bus should be free\n[12.03.25, 18:05:10] Omar: No, who pays?\n"


@pytest.mark.parametrize(
    ("name", "signer", "title"),
    [
        ("WhatsApp Chat with Class 9b.txt", "Leila", "Class 9b"),
        ("debate.txt", "Leila", "debate"),
        ("_chat.txt", "Leila", ""),
        ("debate.txt", "Class 9b", "Class 9b"),
    ],
)
def test_the_title_is_the_chats_or_the_files(tmp_path: Path, name: str, signer: str, title: str) -> None:
    path = tmp_path / name
    path.write_text(f"[12.03.25, 18:02:00] {signer}: {NOTICE}\n{SAID}{SAID}", encoding="utf-8")
    (thread,) = read_file(str(path))
    assert (thread.title, len(thread.comments)) == (title, 4)
