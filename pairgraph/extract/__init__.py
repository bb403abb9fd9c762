"""A report's text: its sentences and numbers, and whether a fact file accounts for all of them.

The way through: ``text`` (sentences) and ``numbers`` (from ``words``, ``dates``, ``lexemes``, ``amounts``)
meet in a ``source``; a fact file (its ``things``) laid beside it is a ``sheet``; ``passages``, ``periods``
and the ``ledger`` of ``claims`` find what is wrong with it, and ``coverage`` sums that up. ``locate`` makes
the passage rows of a new fact file.
"""
