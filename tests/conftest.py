"""What several tests share: one loaded pipeline, one loaded rulebook."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pathlib import Path

    from argmap.language import Language
    from argmap.mapping import Mapper
    from argmap.rulebook.rule import Rulebook

if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
):  # a shell's background job, and all that it starts, would not stop
    signal.signal(signal.SIGINT, signal.default_int_handler)


settings.register_profile("argmap", deadline=None)  # a busy machine takes its time
settings.load_profile("argmap")


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    from argmap import rulebook

    return rulebook.load()


@pytest.fixture(scope="session")
def language(rulebook: Rulebook) -> Language:
    from argmap.language import Language

    return Language.open(rulebook=rulebook)


@pytest.fixture(scope="session")
def mapper(language: Language) -> Mapper:
    from argmap.mapping import Mapper

    return Mapper(language)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests' caches out of the user's."""
    folder: Path = tmp_path_factory.getbasetemp() / "cache"
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
