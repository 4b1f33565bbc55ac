"""Tests, by part of the program."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy: threads wait for each other on a busy machine
