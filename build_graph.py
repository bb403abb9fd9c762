"""Build the knowledge graph: the same as ``pairgraph build``."""

import sys

from pairgraph.cli import main

if __name__ == "__main__":
    sys.argv.insert(1, "build")
    main()
