"""Run the benchmarks: ``python -m benchmarks``, or some by name: ``python -m benchmarks api_overhead``."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

HERE = Path(__file__).parent
QUICK = ("api_overhead", "cold_start")


def main() -> None:
    known = sorted(file.stem for file in HERE.glob("*.py") if not file.stem.startswith("_"))
    names = sys.argv[1:] or QUICK
    if unknown := sorted(set(names) - set(known)):
        sys.exit(f"There is no benchmark {unknown[0]}. There are: {', '.join(known)}.")
    failed = [name for name in names if not passes(name)]
    sys.exit(f"Missed its mark: {', '.join(failed)}" if failed else 0)


def passes(name: str) -> bool:
    print(f"── {name}")
    sys.argv = [name]
    try:
        runpy.run_module(f"benchmarks.{name}", run_name="__main__")
    except SystemExit as ended:
        return not ended.code
    return True


if __name__ == "__main__":
    main()
