"""The works, their money and their results as activities of IATI 2.03.

The standard wants one day for every date, a start for every activity and one amount for every payment;
the reports give years, bounds and totals beside their parts. What fits is written, what does not is told in
words and listed.
The rules are in ``docs/export.md``.
"""

from __future__ import annotations

from pairgraph.profiles.iati.file import export
from pairgraph.profiles.iati.reporter import Reporter
from pairgraph.profiles.iati.schema import check

__all__ = ["Reporter", "check", "export"]
