"""Differences between releases: what changed, as text, JSON or an RDF Patch, and which version that makes."""

from pairgraph.difference.apply import apply
from pairgraph.difference.change import Change, Changes
from pairgraph.difference.patch import Patch, read_patch, write_patch
from pairgraph.difference.questions import QuestionChange, compare_questions
from pairgraph.difference.side import Side, opened
from pairgraph.difference.summary import Summary, summarise

__all__ = [
    "Change",
    "Changes",
    "Patch",
    "QuestionChange",
    "Side",
    "Summary",
    "apply",
    "compare_questions",
    "opened",
    "read_patch",
    "summarise",
    "write_patch",
]
