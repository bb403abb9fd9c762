from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from pairgraph.errors import MissingError
from pairgraph.serve import revival

if TYPE_CHECKING:
    import pytest


class Staff:
    def __init__(self, *troubles: Exception) -> None:
        self.closed = False
        self.troubles = list(troubles)

    async def restart(self) -> None:
        if self.troubles:
            raise self.troubles.pop(0)


def _told(staff: Staff, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(revival, "_PAUSE", 0)
    with caplog.at_level("INFO", "pairgraph.serve"):
        asyncio.run(revival.revive(staff))
    return [record.message for record in caplog.records][1:]


def test_each_reason_is_told_once(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = MissingError("The release is gone.")
    told = _told(Staff(gone, gone, TimeoutError(), gone), caplog, monkeypatch)
    assert told == [
        "there are no workers: The release is gone.",
        "there are no workers: starting them takes too long",
        "there are no workers: The release is gone.",
        "there are workers again",
    ]


def test_what_is_not_wanted_any_more_is_left(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = Staff()
    staff.closed = True
    assert _told(staff, caplog, monkeypatch) == []
