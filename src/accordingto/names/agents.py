"""What sort of source some words name, and whether a reader could look it up.

Read off the head noun: "a poll by the Harbour Institute" is a document, "Western officials" a group that nobody can
name, "the Times" an outlet. No world knowledge but lists of outlets, countries' adjectives and head nouns.
"""

import re
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.resources import files

from accordingto.names.countries import named_country
from accordingto.names.domains import outlet_at, publishers
from accordingto.names.genders import of_first_name
from accordingto.names.parse import is_name_word
from accordingto.records import Agent
from accordingto.text.folding import mended
from accordingto.text.lists import alternation, lists, word_set
from accordingto.text.rarity import listed

_WORDS = files("accordingto.names") / "data"
_any = partial(alternation, "accordingto.names", "words.txt")
_SECTIONS = {section: " ".join(lines).split() for section, lines in lists("accordingto.names", "heads.txt").items()}
HEADS = {word: kind for kind in Agent for word in _SECTIONS[kind.value]}
"""Head nouns in small letters, with the kind of source they name."""
_NAMED_BODY = frozenset([*_SECTIONS["Institution"], *(w.capitalize() for w in _SECTIONS["organisation"])])
PRODUCTS = frozenset(_SECTIONS["Product"])
"""Documents that a body makes itself and speaks through."""
PAPERS = frozenset(_SECTIONS["Newspaper"])
"""Words, with a capital, that outlets are called by."""
_BY_WORD = re.compile(
    rf"(?:[Tt]he )?(?:[A-Z][\w.&’'-]* ){{1,4}}(?:state |public |private )?(?:{_any('sort of outlet')})"
    r"(?: (?:network|station|channel))?"
)
_PRESS_BODIES = re.compile(r"^(?:National Press Club|News Corp|Free Press Association)")
_HONORIFIC = re.compile(rf"^(?:{_any('title of one')})\b")
_PLURAL_TITLES = re.compile(r"^(?:Sens|Reps|Govs|Messrs|Drs|Senators|Representatives|Gens)\b")
_CUT = re.compile(rf"\s*(?:[,(;:–—]|\s(?:{_any('ends a noun phrase')}|\w+ed (?=by))\b)")
_AND = re.compile(r",?\s+(?:and|&)\s+|,\s+(?=[A-Z])")
_DETERMINER = re.compile(rf"^(?:{_any('opens a noun phrase')})\s+", re.I)
_ADJECTIVE = re.compile(rf"^(?:[A-Z][a-z]+(?:ian|ean|an|ish|ese|i|ch|sh|ern|can)|{_any('Adjective')})$")
_PEOPLES = re.compile(rf"^(?:{_any('People')}|{_any('Party')}|[A-Z][a-z]+(?:ians|eans|ans|is|ers))$")
_PARTIES = word_set("accordingto.names", "words.txt", "Party")
_PRONOUN = {
    "he": Agent.PERSON, "she": Agent.PERSON, "i": Agent.PERSON, "you": Agent.PERSON, "him": Agent.PERSON,
    "her": Agent.PERSON,
    "those": Agent.GROUP, "they": Agent.GROUP, "we": Agent.GROUP, "them": Agent.GROUP, "it": Agent.ORGANISATION,
    "who": Agent.PERSON, "himself": Agent.PERSON, "herself": Agent.PERSON, "themselves": Agent.GROUP,
}  # fmt: skip
_COUNT = re.compile(rf"(?:the |a )?(?:{_any('how many')})", re.I)
_DOTTED = re.compile(r"(?:\.[A-Za-z]|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|Bros))\.$")
_UNNAMED = re.compile(r"^(?:(?:the|an?) )?(?:unnamed|anonymous|unidentified) ", re.I)
_REPORTED = re.compile(
    r"\b(?:sources?|officials?|insiders?|people|person|aides?|diplomats?|executives?|witnesses|lawyers?)$", re.I
)
_LONGEST = 400
"""Characters of a description that are looked at; longer ones are clauses, not names."""
_MADE_UP = re.compile(r"[A-Za-z]\d|\d[A-Za-z]|\w\.\w|[a-z][A-Z]|[A-Z]{4}")
"""In a name that is no word and no surname: "9to5Mac", "AppleInsider", "KHOU"."""
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,4}")
_TELLING = 6
"""Letters of a name that only an outlet has, at least, where it has the form of a surname: "Engadget"."""


@dataclass(frozen=True, slots=True)
class Described:
    """What some words name: its kind, whether it can be looked up, and the head word it was read off."""

    kind: Agent
    named: bool
    head: str


@lru_cache
def outlets() -> dict[str, str]:
    """Names of outlets in lower case, each with the name that the list gives first; and of publishers."""
    found: dict[str, str] = {}
    lines = (_WORDS / "outlets.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        names = [name.strip() for name in line.split(" = ")]
        if line and not line.startswith("#"):
            found |= {name.lower(): names[0] for name in names}
    for name in filter(_only_an_outlet, publishers()):
        found.setdefault(name.lower(), name)
    return found


def _only_an_outlet(name: str) -> bool:
    """Whether a name names nothing else: it is of several words, or is no word and no person's name ("KHOU")."""
    alone = name.removeprefix("The ")  # "The Diplomat"
    if " " in alone or _MADE_UP.search(alone):
        return True
    return len(alone) >= _TELLING and not listed(alone) and not of_first_name(alone)


@lru_cache(maxsize=1 << 14)
def outlet(words: str) -> str | None:
    """The outlet that these words name: a known one, or one by its form ("The Harbour Gazette"); else None."""
    name = bare(words).strip("“”\"'‘’")
    if _BY_WORD.fullmatch(name):  # "the Ostrin news agency"
        return name
    owner, _, programme = name.partition("’s " if "’s " in name else "'s ")
    if programme and outlet(owner) and programme[:1] in "“\"‘'ABCDEFGHIJKLMNOPQRSTUVWXYZ":  # CNBC's "Street Signs"
        return name
    if _HOST.fullmatch(name) and outlet_at(name):
        return name
    if name[:1].islower() and not name.startswith("the "):
        return None
    known = outlets()
    plain = re.sub(r"^[Tt]he\s+", "", name)
    if plain.lower() in known and not plain[:1].islower():
        return name
    if name.lower() in known:
        return name
    parts = plain.split()
    if not 1 < len(parts) + (plain != name) < 6 or _PRESS_BODIES.match(plain):
        return None
    if parts and parts[-1] in PAPERS and all(p[:1].isupper() or p in ("and", "of", "de", "&") for p in parts):
        return (
            name
            if len(parts) > 1 or parts[-1] in ("Times", "Post", "Journal", "Tribune", "Herald", "Gazette", "Chronicle")
            else None
        )
    return None


@lru_cache(maxsize=1 << 14)
def canonical(words: str) -> str:
    """One spelling for all names of an outlet or a country, for comparing: lower case, without "the"."""
    name = bare(words).strip("“”\"'‘’")
    plain = re.sub(r"^the\s+", "", name, flags=re.I)
    known = outlets()
    found = known.get(plain.lower()) or known.get(name.lower()) or named_country(plain) or plain
    return re.sub(r"^the\s+", "", found.lower())


def bare(words: str) -> str:
    """The name alone: without white space, possessive, "unnamed", and punctuation that belongs to the sentence."""
    name = mended(words[:_LONGEST]).strip(" ,;:")
    if not _DOTTED.search(name):
        name = name.rstrip(" .,;:")
    name = _UNNAMED.sub("", name)
    if name.count("“") != name.count("”") or name.startswith("“"):
        name = name.strip("“” ")
    return re.sub(r"(?:['’]s?)$", "", name).strip(" ,;:")


@lru_cache(maxsize=4096)
def describe(words: str) -> Described:
    """Kind, named or not, and head of a source as the text words it.

    Several people are one source with the kind of each, named only if each is.
    """
    name = re.sub(r"\s*\([^()]*\)$", "", bare(words))
    if not name:
        return Described(Agent.GROUP, False, "")
    alone = name.partition(" who ")[0].lower()
    if alone in _PRONOUN:
        return Described(_PRONOUN[alone], False, name)
    if outlet(name):
        return Described(Agent.OUTLET, True, name)
    core = _core(name)
    parts = [p for p in _AND.split(core) if p]
    if len(parts) > 1 and not _one_body(core):
        members = [_one(p) for p in parts[:8]]
        return Described(_shared(members), all(m.named for m in members), members[-1].head)
    return _one(core, name)


def reported(words: str) -> bool:
    """Words for people whom a report cites: "the officials", "another source", "two people close to the talks"."""
    return bool(_REPORTED.search(re.split(r"\s(?:who|familiar|close|briefed|with)\b", bare(words))[0]))


def is_agent(head: str) -> bool:
    """Whether this head noun is one of a source: "workers" is, "concerns" is not."""
    return head.lower() in HEADS or _singular(head.lower()) in HEADS


def _shared(members: list[Described]) -> Agent:
    """The kind of several sources named together: of each, or else a group."""
    kinds = {m.kind for m in members}
    return kinds.pop() if len(kinds) == 1 else Agent.GROUP


def _core(name: str) -> str:
    """The noun phrase before a preposition, clause or apposition; what follows "of" where the head only counts."""
    cut = _CUT.search(name, 1)
    core = name[: cut.start()].strip() if cut and cut.start() else name
    if cut and _COUNT.fullmatch(core) and name[cut.start() :].lstrip().startswith("of "):
        return _core(name[cut.start() :].lstrip().removeprefix("of "))
    return core or name


def _one_body(core: str) -> bool:
    """One name with an "and" in it: "Ministry of Health and Welfare", "Johnson & Johnson"."""
    first, last = core.split(maxsplit=1)[0], core.rsplit(maxsplit=1)[-1]
    return (
        bool(re.search(r"[A-Z][\w.]* & [A-Z]", core))
        or first in _NAMED_BODY
        or (last in _NAMED_BODY and "," not in core and core.count(" ") < 6)
    )


def _one(core: str, whole: str = "") -> Described:
    """One source: by its head word."""
    if _PLURAL_TITLES.match(core):
        return Described(Agent.PERSON, True, core.rsplit(maxsplit=1)[-1])
    if outlet(core):
        return Described(Agent.OUTLET, True, core)
    if _HOST.fullmatch(core):  # a firm by its address
        return Described(Agent.ORGANISATION, True, core)
    plain = _DETERMINER.sub("", core) or core
    tokens = plain.split()
    head = re.sub(r"(?:['’]s?)$", "", tokens[-1])
    lower = head.lower()
    proper = [t for t in tokens if t[:1].isupper() and not _ADJECTIVE.match(t)]
    if head[:1].isdigit() or (head[:1].islower() and not is_name_word(head)):
        return _common(lower, tokens, bool(proper), core, whole)
    if _PEOPLES.match(head) and (len(tokens) == 1 or _ADJECTIVE.match(tokens[0]) or head in _PARTIES):
        return Described(Agent.GROUP, False, head)
    if lower in HEADS and HEADS[lower] is Agent.DOCUMENT and len(tokens) > 1 and not _HONORIFIC.match(plain):
        return Described(Agent.DOCUMENT, True, head)
    if len(tokens) == 1 and core != plain and lower in HEADS:  # a word with a capital: "the Court", "A Minister"
        return Described(HEADS[lower], HEADS[lower] in (Agent.ORGANISATION, Agent.OUTLET), head)
    if len(tokens) == 1 and is_agent(lower):  # a common noun at the head of a sentence: "Emails", "Residents"
        body = HEADS.get(lower) is Agent.ORGANISATION  # "Congress"
        return Described(Agent.ORGANISATION, True, head) if body else _common(lower, tokens, False, core, whole)
    if _HONORIFIC.match(plain):
        return Described(Agent.PERSON, len(tokens) > 1, head)
    if _institution(tokens, head, core != plain):
        return Described(Agent.ORGANISATION, True, head)
    if len(tokens) > 1 and lower in HEADS and HEADS[lower] is Agent.PERSON and not _looks_personal(tokens):
        return Described(Agent.PERSON, False, head)
    return Described(Agent.PERSON, True, head)


def _common(lower: str, tokens: list[str], proper: bool, core: str, whole: str) -> Described:
    """A head in small letters: "officials", "the Bloomberg poll", "the company"."""
    if lower[:1].isdigit() or lower in ("percent", "%"):
        return Described(Agent.GROUP, False, lower)
    single = lower if lower in HEADS else _singular(lower)
    kind = HEADS.get(lower) or HEADS.get(single)
    if kind is None:
        kind = (
            Agent.GROUP
            if _plural(lower)
            else Agent.PERSON
            if core.lower().startswith(("a ", "an ", "one "))
            else Agent.GROUP
        )
    elif kind is Agent.PERSON and lower not in HEADS:
        kind = Agent.GROUP
    named = (proper and kind in (Agent.DOCUMENT, Agent.ORGANISATION, Agent.OUTLET)) or (
        kind is Agent.DOCUMENT and _by_name(whole)
    )
    if lower == "police" and proper:
        return Described(Agent.ORGANISATION, True, lower)
    if kind is Agent.ORGANISATION and _nation(tokens):
        named = True
    return Described(kind, bool(named), lower)


def _nation(tokens: list[str]) -> bool:
    """A nation's body can be looked up, though "Russian" in "the Russian defense ministry" is an adjective."""
    return len(tokens) > 1 and any(_ADJECTIVE.match(t) and t[:1].isupper() for t in tokens[:-1])


def _by_name(whole: str) -> bool:
    """A document that tells whose it is: "a poll by the Harbour Institute"."""
    return bool(re.search(r"\b(?:by|from|of)\s+(?:the\s+)?[A-Z]\w+", whole))


def _institution(tokens: list[str], head: str, with_the: bool) -> bool:
    """A body by its form: "Ministry", "Acme Inc.", "FBI", "the Kremlin"."""
    if any(t.strip(".,") in _NAMED_BODY or t in _NAMED_BODY for t in (tokens[0], head)):
        return True
    letters = head.replace(".", "").replace("&", "")
    if len(letters) > 1 and letters.isupper() and len(tokens) == 1:
        return True
    if (
        len(tokens) == 1
        and re.search(r"[a-z][A-Z]", head)
        and not re.match(r"(?:Mac|Mc|De|Du|La|Le|Van|O['’])[A-Z]", head)
    ):
        return True  # a brand: "WikiLeaks"
    return with_the and not _looks_personal(tokens)


def _looks_personal(tokens: list[str]) -> bool:
    """Two to four capitalised words of which none is a body's: a person's name."""
    return 1 < len(tokens) < 5 and all(t[:1].isupper() and t.strip(".,") not in _NAMED_BODY for t in tokens)


def _plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith(("ss", "us", "is"))) or word in (
        "people",
        "men",
        "women",
        "children",
        "police",
    )


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("sses"):  # "witnesses"
        return word[:-2]
    return word[:-1] if _plural(word) else word
