"""Exports: what a ledger holds as files for other programs. A file a format; each is imported when it is asked for."""

FORMATS = ("jsonl", "csv", "parquet", "prov", "ftm", "webannotation")
"""Each is a module here. Its `write` takes statements in reading order, those of one article together, one at a time,
so that an export of any size needs little memory. A ledger holds no half of a surrogate pair: all is valid UTF-8."""
