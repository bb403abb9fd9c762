"""What the codebook tells of the stored questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pairgraph.archive.answers import answered
from pairgraph.archive.codebook_questions import asked

if TYPE_CHECKING:
    from pairgraph.graph.release import Release


def test_a_question_to_other_services_says_so(built: Release) -> None:
    found = list(answered(built, ask=False))
    told = {item.name.rpartition("/")[2]: dict(item.details) for item in asked(found).items}
    live = [one.stored for one in found if one.stored.services]
    assert live
    for one in live:
        assert told[one.name]["answer"] == "none here: it asks another service, whose answers change"
        assert told[one.name]["asks live"] == ", ".join(one.services)
    assert all("asks live" not in told[one.stored.name] for one in found if one.stored not in live)
