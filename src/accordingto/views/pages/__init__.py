"""A ledger as pages for people: one set of templates for the dossier (one file) and for `serve` (live).

A module makes what one sort of page shows (a view model, plain data); `render` turns it into HTML. Article text reaches
the templates as text only: they escape everything, and what steers a screen or turns a line round is shown as U+FFFD.
"""
