"""The batch's progress: said on a terminal, silent elsewhere, taken away at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.cli.batch import _Meter

if TYPE_CHECKING:
    import pytest


def told(meter: _Meter) -> None:
    for share in (0.1, 0.5, 1.0):
        meter(7, 90, share)
    meter.end()


def test_progress_is_on_standard_error_and_says_how_much_is_done(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    told(_Meter(shown=True))
    out, err = capsys.readouterr()
    assert out == ""
    assert "7 threads, 90 comments" in err


def test_nothing_is_said_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    told(_Meter(shown=False))
    assert capsys.readouterr() == ("", "")
