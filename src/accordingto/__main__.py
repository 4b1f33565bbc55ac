"""`python -m accordingto`."""

import sys

from accordingto.cli import main

sys.exit(main())
