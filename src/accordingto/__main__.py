"""`python -m accordingto`."""

import sys

from accordingto.cli import main

if __name__ == "__main__":  # a worker of `read` imports it too
    sys.exit(main())
