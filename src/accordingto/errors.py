"""The exceptions that users meet.

    AccordingtoError
    ├── InputError     what was asked for cannot be: a bad option, an unknown article, an ambiguous id
    ├── ModelError     the model folder is missing, damaged or of another version
    └── LedgerError    the ledger is missing, is no ledger, is newer than this program, or cannot be written

A bad page is no exception: it is a `Skipped` record, counted. Each message names the thing, the value found
and what to do next.
"""


class AccordingtoError(Exception):
    """Anything that this program refuses, with one line that says what and what to do."""


class InputError(AccordingtoError):
    """What was asked for cannot be done as asked."""


class ModelError(AccordingtoError):
    """A model folder that cannot be used."""


class LedgerError(AccordingtoError):
    """A ledger that cannot be used."""
