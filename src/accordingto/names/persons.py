"""Do two names mean one person, or one body? For names found in the coverage of one story.

A bare surname is therefore the same as a full name that ends in it, at a lower score: whoever matches weighs the
score against other bearers of the surname. Where the words leave two readings the verdict is "unknown".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from accordingto.names.bodies import same_body
from accordingto.names.genders import of_first_name
from accordingto.names.parse import Name, words_of
from accordingto.names.spelling import (
    Likeness,
    alike,
    called_by_the_last,
    common,
    consonants,
    folds,
    korean,
    surnames_first,
    variants,
)
from accordingto.text.folding import fold
from accordingto.text.lists import word_set

__all__ = ["Likeness", "Name", "alone", "keys", "same_body", "same_person"]

_DROPPED = word_set("accordingto.names", "words.txt", "particle that may be left out")
_NEVER_ALONE = frozenset(("bin", "ibn", "bint"))  # "Salman" is not "bin Salman", but his father
KIN = word_set("accordingto.names", "words.txt", "kin")
_WADE_GILES = tuple(
    (re.compile(old), new)
    for old, new in (
        ("hs", "x"),
        ("t[sz]|[cz](?!h)", "z"),
        ("ch|zh|q", "j"),
        ("k", "g"),
        ("t", "d"),
        ("p", "b"),
        ("uo", "o"),
        ("ung", "ong"),
        ("ien", "ian"),
        ("ieh", "ie"),
        ("ih", "i"),
    )
)
_SAME_OFFICE = {"premier": "minister", "sen": "senator", "gov": "governor"} | dict.fromkeys(
    ("rep", "congressman", "congresswoman", "speaker"), "representative"
)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a name: the family name's folded forms, the given names in parts, how likely it is."""

    family: tuple[str, ...]
    given: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class _Form:
    """A name made ready to be compared."""

    name: Name
    readings: tuple[_Reading, ...]
    letters: str
    words: tuple[str, ...]
    first: tuple[str, ...]
    sex: str | None
    offices: frozenset[str]


def same_person(a: str, b: str) -> Likeness:
    """Whether two strings name one person, spelling, order, nicknames, initials and short forms aside."""
    a, b = sorted((a, b))  # the same answer both ways, down to the reason
    one, other = _form(a), _form(b)
    if not (one.name.known and other.name.known):
        return Likeness("unknown", 0.5, f"no one person's name in “{b if one.name.known else a}”")
    apart = _apart(one, other)
    if apart:
        return apart
    full = [form for form in (one, other) if form.name.given and form.name.family]
    if len(full) == 2:
        if one.letters == other.letters and one.name.suffix == other.name.suffix:
            return Likeness("same", 1.0, "the same letters")
        return _both_full(one, other)
    if len(full) == 1:
        return _short(full[0], other if full[0] is one else one)
    return _both_short(one, other)


def keys(words: str) -> frozenset[str]:
    """Blocking keys: two spellings or short forms of one person share one nearly always; empty without a name.

    The sound of the family name in each reading and of each part of it, and the sets of spellings it is in.
    """
    form = _form(words)
    name = form.name
    found = {word for reading in form.readings for word in reading.family}
    found.update(fold(part) for part in name.family.replace("-", " ").split() if fold(part) not in _DROPPED)
    if not (form.first and form.first[0] in common("given")) or not name.family:
        found.update(form.first)
    out = {consonants(word) for word in found if len(word) > 1}
    for section in ("family", "korean") if name.family else ("given",):
        out |= {f"{section[0]}{number}" for word in found for number in variants(section).get(word, ())}
    return frozenset(out | {f"={initials}" for initials in _acronyms(form)})


def alone(name: str, names: Iterable[str]) -> str:
    """A person's name without what leads to it ("Vale Challenger Ada Quill"), if one of `names` is that.

    Such a one begins with a given name: of a body, what stands first belongs to it.
    """
    found = [one for one in names if " " in one and name.endswith(f" {one}") and of_first_name(one.split()[0])]
    return max(found, key=len, default=name)


def _acronyms(form: _Form) -> set[str]:
    if form.name.given and form.name.family:
        initials = "".join(word[0] for word in form.words)
        return {initials} if len(initials) > 2 else set()
    word = form.name.family
    return {fold(word)} if word.isupper() and 3 <= len(fold(word)) <= 4 else set()


@lru_cache(maxsize=1 << 16)
def _form(words: str) -> _Form:
    name = Name.parse(words)
    written = (name.family, *name.given) if name.surname_first else (*name.given, name.family)
    told = name.gender
    return _Form(
        name=name,
        readings=tuple(_readings(name)) if name.family else (),
        letters="".join(fold(_bare(unit)) for unit in written),
        words=tuple(fold(word) for unit in written for word in unit.replace("-", " ").split() if fold(word)),
        first=folds(name.given[0]) if name.given else (),
        sex=told or (of_first_name(name.given[0].capitalize()) if name.given else None),
        offices=frozenset(_SAME_OFFICE.get(w, w) for r in name.roles for w in _folded(r) if w in words_of("office"))
        | frozenset(_SAME_OFFICE.get(w, w) for w in map(fold, name.honorifics) if w in words_of("office")),
    )


def _folded(role: str) -> list[str]:
    return [fold(word) for word in role.split()]


def _bare(unit: str) -> str:
    """Without the particles that may be left out: "al-Assad" is "Assad"."""
    words = unit.replace("-", " - ").split()
    while len(words) > 1 and (fold(words[0]) in _DROPPED or words[0] == "-"):
        words = words[1:]
    return "".join(words)


def _forms(unit: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*folds(unit), *folds(_bare(unit)))))


def _parts(given: tuple[str, ...], spelling: int = 0) -> tuple[str, ...]:
    """Given names, double ones apart: "Jean-Claude" is "jean", "claude"; a particle stays with its name."""
    parts = (part for unit in given for part in (unit.split("-") if " " not in unit else [unit]))
    return tuple(folds(part)[spelling] for part in parts if fold(part))


def _readings(name: Name) -> list[_Reading]:
    """The likeliest reading first."""
    spellings = dict.fromkeys((_parts(name.given), _parts(name.given, -1)))
    found = [_Reading(_forms(name.family), given, 1.0) for given in spellings]
    if name.given:
        found += [_Reading((fold(part),), _parts(name.given), 0.8) for part in _double(name.family)]
    if len(name.given) == 1 and fold(name.given[0]) in surnames_first() and not name.surname_first:
        found.append(_Reading((fold(name.given[0]),), _parts((name.family,)), 0.9))
    if name.surname_first and fold(name.family) in called_by_the_last():
        found.append(_Reading((fold(name.given[-1]),), (), 0.9))
    if len(name.given) < 2 or name.surname_first:
        return found
    middle, rest = name.given[-1], name.given[:-1]
    if len(fold(middle)) > 1:
        found.append(_Reading(folds(f"{middle} {name.family}"), _parts(rest), 0.97))
        if _two_surnames(name):
            found.append(_Reading(_forms(middle), _parts(rest), 0.8))
    return found


def _double(family: str) -> list[str]:
    """The halves of a double family name, "Ocasio-Cortez"."""
    halves = family.split("-")
    return halves if len(halves) == 2 and all(len(half) > 2 and fold(half) not in _DROPPED for half in halves) else []


def _two_surnames(name: Name) -> bool:
    """Whether the last but one may be the surname in use: a woman's maiden name, a Spanish father's name."""
    middle = fold(name.given[-1])
    if middle in common("given") or of_first_name(name.given[-1]):
        return False
    spanish = any(word.endswith(("a", "o", "z")) for word in (middle, fold(name.family)))
    return spanish or len(_bare(name.given[-1])) < len(name.given[-1]) or of_first_name(name.given[0]) == "she"


def _apart(one: _Form, other: _Form) -> Likeness | None:
    """What rules out that two names are one person's, whatever the letters."""
    if one.name.suffix and other.name.suffix and one.name.suffix != other.name.suffix:
        return Likeness("different", 0.02, f"{one.name.suffix.upper()} against {other.name.suffix.upper()}")
    told = one.name.gender or other.name.gender
    if told and one.sex and other.sex and one.sex != other.sex:
        return Likeness("different", 0.03, f"“{one.sex}” against “{other.sex}”")
    return None


def _both_full(one: _Form, other: _Form) -> Likeness:
    score = max(_read(left, right) for left in one.readings for right in other.readings)
    if _is_kin(one) != _is_kin(other) and not _one_given(one.first[0], other.first[0]):
        score = 0.0  # "his son, Salem Ahmed Jabri" is not Ahmed Jabri
    score = max(score, _swapped(one, other))
    if any("".join(x.words) in y.readings[0].family for x, y in ((one, other), (other, one))):
        return Likeness("same", 0.85, "the surname of the full name")  # Le Pen, Ben Gvir
    if not score:
        return _no_match(one, other)
    bearer = one if one.name.suffix else other
    if one.name.suffix == other.name.suffix:
        return Likeness("same", round(score, 2), "family and given names agree")
    rest = other if bearer is one else one
    shortened = len(rest.name.given) < len(bearer.name.given) or not set(rest.first) & set(bearer.first)
    if bearer.name.suffix in ("jr", "sr") and not shortened:
        return Likeness("unknown", 0.5, f"only one of two like names has {bearer.name.suffix.capitalize()}.")
    return Likeness("same", round(score * 0.9, 2), f"names agree; one leaves out {bearer.name.suffix.upper()}")


def _is_kin(form: _Form) -> bool:
    return any(word in KIN for role in form.name.roles for word in role.split()[:4])


def _no_match(one: _Form, other: _Form) -> Likeness:
    family = max(_family(left.family, right.family) for left in one.readings for right in other.readings)
    what = "given names" if family else "family names"
    return Likeness("different", 0.05, f"different {what}")


def _read(left: _Reading, right: _Reading) -> float:
    """How surely two readings are one name, 0 where they are not; one of them at least is the likeliest."""
    if left.weight != 1 and right.weight != 1:
        return 0.0
    family = _family(left.family, right.family) or _korean(left.family, right.family)
    return family and family * _given(left.given, right.given, left.family) * left.weight * right.weight


def _family(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    return max(alike(x, y, "family") for x in left for y in right)


def _korean(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Lee and Ri, where the given names agree too: a bare "Lee" is not "Li"."""
    east = surnames_first()
    return 0.85 * any(korean(x, y) and x in east and y in east for x in left for y in right)


def _given(left: tuple[str, ...], right: tuple[str, ...], family: tuple[str, ...]) -> float:
    if not (left and right):
        return 0.0
    if "".join(left) == "".join(right):
        return 1.0
    if surnames_first() & {*family} and len(left) == len(right) and all(map(korean, left, right)):
        return 0.88
    if surnames_first() & {*family} and len(left) != len(right) and _pinyin(left) == _pinyin(right):
        return 0.85
    if surnames_first() & {*family} and len(left) != len(right) and not common("given") & {left[0], right[0]}:
        return 0.0  # Wang Yi is not Wang Yifan: nothing of a Chinese given name is left out
    first = _one_given(left[0], right[0])
    if first:
        return first * _middle(left[1:], right[1:])
    if len(left) > 1 and len(right) > 1 and (len(left[0]) == 1) != (len(right[0]) == 1):
        return 0.0
    short, long = sorted((left, right), key=len)
    if len(short) == 1 and len(short[0]) > 2:  # goes by the middle name: Willard Mitt
        return 0.85 * max((alike(short[0], part) for part in long[1:] if len(part) > 2), default=0.0)
    whole = alike("".join(left), "".join(right))
    return whole * 0.95


def _pinyin(given: tuple[str, ...]) -> str:
    """A Chinese given name with the sounds that Wade–Giles and Pinyin tell apart in other ways made one."""
    name = "".join(given)
    for old, new in _WADE_GILES:
        name = old.sub(new, name)
    return name


def _one_given(one: str, other: str) -> float:
    if len(one) == 1 or len(other) == 1:
        return 0.0 if one[:1] != other[:1] else 0.95 if one == other else 0.85
    return alike(one, other)


def _middle(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    """Middle names may be left out; where both have some they must agree from the first on, or share a rare one."""
    if not (left and right):
        return 1.0 if not (left or right) else 0.95
    if all(_one_given(x, y) for x, y in zip(left, right, strict=False)):
        return 0.95
    shared = {*left} & {*right}
    return 0.85 if any(len(x) > 3 and x not in common("given") | common("family") for x in shared) else 0.0


def _swapped(one: _Form, other: _Form) -> float:
    """Family name first in one of them: Abe Shinzo, Orban Viktor; not where each word may be a given name."""
    words = one.words
    if other.words not in (words[-1:] + words[:-1], words[1:] + words[:1]) or words_of("particle") & {*words}:
        return 0.0
    return 0.0 if all(_western_given(word) or word in variants("given") for word in words) else 0.9


def _western_given(word: str) -> bool:
    return word in common("given")


def _short(full: _Form, short: _Form) -> Likeness:
    """A full name and one word."""
    if not short.name.family:
        return _given_only(full, short)
    clash = full.offices and short.offices and not full.offices & short.offices
    score = max(_family(reading.family, short.readings[0].family) * reading.weight for reading in full.readings)
    if score:
        if _is_kin(full) and not short.name.gender:
            return Likeness("unknown", 0.5, "a relative is named: two may bear the surname")
        if clash:
            return Likeness("unknown", 0.5, "the surname agrees, the offices do not")
        return Likeness("same", round(0.85 * score, 2), "the surname of the full name")
    if _acronyms(short) & _acronyms(full):
        return Likeness("same", 0.7, "the initials of the full name")
    word = short.readings[0].family
    if any(alike(x, y) for x in word for y in full.first):
        if _western_given(full.first[0]) or (of_first_name(full.name.given[0]) and full.first[0] not in word):
            return Likeness("unknown", 0.5, "only a given name in common")
        return Likeness("same", 0.6, "the first word of the full name, which may be what the person goes by")
    if any(x in full.words for x in word):
        return Likeness("unknown", 0.4, "a part of the full name, but not what people are called by")
    return Likeness("different", 0.05, "no name in common")


def _given_only(full: _Form, short: _Form) -> Likeness:
    """A given name alone, "Sir Keir", "Prince Mohammed", beside a full name."""
    if not any(_one_given(x, y) for x in full.first for y in short.first):
        if any(alike(x, y, "family") for x in full.readings[0].family for y in short.first):
            return Likeness("same", 0.6, "the surname of the full name")
        return Likeness("different", 0.05, "different given names")
    titled = {fold(word) for word in short.name.honorifics}
    eastern = fold(full.name.family.replace("-", " ").split()[0]) in _NEVER_ALONE | _DROPPED
    if titled & {"sir", "dame"} or eastern or titled & {fold(word) for word in full.name.honorifics}:
        return Likeness("same", 0.75, "the given name of the full name")
    return Likeness("unknown", 0.5, "only a given name in common")


def _both_short(one: _Form, other: _Form) -> Likeness:
    left, right = (form.readings[0].family if form.readings else form.first for form in (one, other))
    if not _family(left, right):
        return Likeness("different", 0.05, "different names")
    if one.offices and other.offices and not one.offices & other.offices:
        return Likeness("unknown", 0.5, "one surname, two offices")
    return Likeness("same", 0.75, "one surname and nothing against it")
