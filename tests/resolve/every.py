"""All that `resolve` sees in small articles before a network is asked: who is named, who is meant, and by what.

    python -m tests.resolve.every

writes `data/every.jsonl` anew, for a change that is meant to change it. Read the diff, line by line, before you commit.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accordingto.resolve.coref_entity import Entity
from accordingto.resolve.coref_link import Linker
from accordingto.resolve.coref_text import Mention, Words
from accordingto.resolve.mentions import mentions
from accordingto.resolve.pronouns import Resolver, shipped
from accordingto.text.doc import Doc
from bench.polnear import write_rows
from tests.recorded import recorded
from tests.resolve.marked import article

DATA = Path(__file__).parent / "data" / "every.jsonl"
FLAGS = ("plural", "place", "subject", "speaker", "possessor", "governed")


def seen(text: str) -> dict[str, Any]:
    """Each mention, each entity, and whom each pronoun could mean with what speaks for it."""
    words = Words(Doc(article(text)))
    found = mentions(words)
    entities = Linker(words, found).link()
    pronouns = [*_pronouns(Resolver(words, found, entities))]
    return {
        "text": text,
        "mentions": [_mention(words, one) for one in found],
        "entities": [_entity(words, one) for one in entities],
        "pronouns": pronouns,
    }


def _pronouns(resolver: Resolver) -> Iterator[str]:
    words = resolver.words
    for at, mention in enumerate(resolver.found):
        if mention.form != "pronoun":
            resolver.note(mention)
            continue
        options = resolver.candidates(at)
        for one, features in options:
            yield f"{_words(words, mention.first, mention.last)} ← {_words(words, one.first, one.last)}: " + ", ".join(
                sorted(features)
            )
        resolver.settle(mention, resolver.best(mention, options, shipped()))


def _mention(words: Words, one: Mention) -> str:
    where = f"s{words.sentence[one.head]}" + f" q{words.quote[one.head]}" * bool(words.quote[one.head])
    told = (one.form, one.agent and one.agent.value, one.gender, one.lemma and f"={one.lemma}", *_flags(one))
    role = _words(words, *one.role) if one.role else ""
    more = [f"{name}: {value}" for name, value in (("role", role), ("name", " ".join(one.name))) if value]
    facts = [where, *filter(None, told), *more, *sorted(one.roles), f"#{one.entity}"]
    return f"{_words(words, one.first, one.last)} | " + " ".join(facts)


def _entity(words: Words, one: Entity) -> str:
    told = (one.agent and one.agent.value, one.gender, one.assumed and f"perhaps {one.assumed}", *_flags(one))
    roles = [_words(words, first, last) for first, last in one.roles]
    return f"#{one.number} {' '.join(one.name)} | " + " ".join(
        [*filter(None, told), *sorted(one.lemmas), "/", *sorted(one.modifiers), "/", "; ".join(roles)]
    )


def _flags(one: Mention | Entity) -> list[str]:
    return [flag for flag in FLAGS if getattr(one, flag, False)]


def _words(words: Words, first: int, last: int) -> str:
    return " ".join(words.words[first : last + 1])


if __name__ == "__main__":
    write_rows(DATA, [seen(row["text"]) for row in recorded(DATA)])
