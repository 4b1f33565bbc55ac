"""Nouns of people, bodies and places, for `participants`."""

from accordingto.names.agents import HEADS
from accordingto.records import Agent
from accordingto.text.lists import word_set
from accordingto.text.wordforms import stemmed

_NO_ACTOR = word_set("accordingto.match", "words.txt", "no actor")
ACTORS = stemmed(word_set("accordingto.match", "words.txt", "actor")) | stemmed(
    w for w, kind in HEADS.items() if kind in (Agent.PERSON, Agent.GROUP, Agent.ORGANISATION) and w not in _NO_ACTOR
)
"""Stems of common nouns of people and bodies."""
LOCATIVE = word_set("accordingto.match", "words.txt", "leads in a place")
"""Prepositions and directions that lead in a place."""
COMPASS = word_set("accordingto.match", "words.txt", "direction")
"""Directions, as in "the east bank"."""
PLACE_WORDS = word_set("accordingto.match", "words.txt", "part of a place name")
"""Words in the names of places."""
GENERIC = word_set("accordingto.match", "words.txt", "part of many names")
"""Words of a name that many names have."""
