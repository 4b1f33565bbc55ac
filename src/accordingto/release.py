"""Which release this is; its own module, so that every room may know it."""

VERSION = "0.2.0"
