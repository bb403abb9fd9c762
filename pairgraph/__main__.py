"""``python -m pairgraph`` is ``pairgraph``."""

from pairgraph.cli import main

if __name__ == "__main__":
    main()
