"""A person's name in its parts: honorifics, roles, given names, family name, suffix."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from accordingto.names.countries import side
from accordingto.names.genders import of_first_name, of_noun
from accordingto.names.spelling import common, surnames_first
from accordingto.text.folding import fold
from accordingto.text.lists import alternation, word_set

_MARKS = str.maketrans({"’": "'", "‘": "'", "`": "'", "ʼ": "'", "“": '"', "”": '"', "‐": "-", "‑": "-"})
_SPACE = re.compile(r"\s+")
_NICKNAME = re.compile(r"(?<=\s)[\"'(]([^\W\d_][\w.-]{1,20})[\"')](?=\s)")
_PARTS = re.compile(r"\s*[,;()\[\]]\s*|\s+[–—-]+\s+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,4}|[^\W\d_](?:\.-?[^\W\d_]\.?)")
_PREPOSITION = word_set("accordingto.names", "words.txt", "after a name")
_ARTICLE = re.compile(
    rf"(?:{alternation('accordingto.names', 'words.txt', 'before a role')})(?=\s|-|\Z)", re.IGNORECASE
)
_HYPHENED = re.compile(r"[^\W\d_]{1,6}-[^\W\d_]{1,6}")
_CAPITALS = re.compile(r"[A-Z]{2}")
_OPENING = frozenset(("abdul", "abdel", "abd", "abdal", "abdol", "abu", "bin", "ibn"))  # particles that may come first
_PRONOUNS = word_set("accordingto.names", "words.txt", "opens no name")
_ANYBODY = frozenset(("spokesman", "chairman", "Spokesman", "Chairman", "actor"))  # said of women too
_ELDER = {"elder": "sr", "older": "sr", "younger": "jr"}
_JOINERS = frozenset(("and", "&", "or", "+"))
_JOINED = re.compile(r"([a-z]{1,4})['’-](?=[A-Z])")
_LONGEST = 160  # characters; longer words are a description, and its head decides


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name, each part as it is written.

    `given` holds first and middle names and initials ("J" and "D" for "J.D."), `family` the particles too ("von
    der Leyen"); in "Kim Jong-un" it is "Kim". `family` is empty where only a given name is there ("Prince Harry",
    "Sir Keir"), both are empty where the words name nobody ("the spokesman") or several people. `gender` is "he" or
    "she" where an honorific or a role tells, else None.
    """

    honorifics: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    family: str = ""
    suffix: str = ""
    gender: str | None = None
    surname_first: bool = False

    @property
    def known(self) -> bool:
        """Whether there is a name at all."""
        return bool(self.given or self.family)

    @staticmethod
    def parse(words: str) -> "Name":
        """`words` taken apart. "Kremlin spokesman Dmitry Peskov", "Peskov, Dmitry", "Lt. Gen. Ada Quill Jr."."""
        return _parse(words[:_LONGEST])


@dataclass(slots=True)
class _Piece:
    """What stands between two commas."""

    honorifics: list[str]
    roles: list[str]
    names: list[str]


@lru_cache(maxsize=1 << 16)
def _parse(words: str) -> Name:
    text = _SPACE.sub(" ", words.translate(_MARKS)).strip(" .:\"'")
    nickname = _NICKNAME.search(text)
    if nickname:
        text = text[: nickname.start()] + text[nickname.end() + 1 :]
    pieces, suffix = [], ""
    for part in _PARTS.split(text):
        bare = fold(part)
        if bare in words_of("after"):
            suffix = bare
        elif part and bare not in words_of("letters after"):
            pieces.append(_piece(part))
    chosen = _with_name(pieces)
    roles = [role for piece in pieces for role in (piece.roles if piece is chosen else _whole(piece)) if role.strip()]
    honorifics = chosen.honorifics if chosen else []
    names = _without_suffix(chosen.names) if chosen else []
    if chosen and len(names) < len(chosen.names):
        suffix = fold(chosen.names[len(names)])
    suffix = suffix or next((_ELDER[role.split()[0]] for role in roles if role.split()[0] in _ELDER), "")
    name = _arranged(_units(names), honorifics)
    return Name(
        honorifics=tuple(honorifics),
        roles=tuple(dict.fromkeys(roles)),
        given=name.given,
        family=name.family,
        suffix=suffix,
        gender=_gender(honorifics, roles),
        surname_first=name.surname_first,
    )


def _with_name(pieces: list[_Piece]) -> _Piece | None:
    """The piece that holds the name; "Quill, Ada" is put in order."""
    named = [piece for piece in pieces if piece.names]
    if not named:
        return None
    if len(pieces) == 2 and len(named) == 2 and not any(p.roles or p.honorifics for p in pieces):
        family, given = pieces
        if len(family.names) <= 2 and _given_like(given.names) and not of_first_name(family.names[0]):
            family.names[:] = given.names + family.names
            given.names.clear()
            return family
    return named[0]


def _given_like(names: list[str]) -> bool:
    if len(names) > 3 or side(" ".join(names)):
        return False
    return bool(of_first_name(names[0]) or any(len(fold(name)) == 1 for name in names[1:])) or len(fold(names[0])) == 1


def _whole(piece: _Piece) -> list[str]:
    return [*piece.roles, " ".join(piece.names)] if piece.names else piece.roles


def _piece(part: str) -> _Piece:
    """Roles, honorifics and name tokens of the words between two commas."""
    tokens = part.split()
    if tokens[-1].endswith("'s") and len(tokens[-1]) > 2:
        tokens[-1] = tokens[-1][:-2]
    if _JOINERS & {*tokens} and not any(_of_title(tokens, i) for i, t in enumerate(tokens) if t in _JOINERS):
        return _Piece([], [_role(tokens)], [])
    start = max((i + 1 for i, t in enumerate(tokens[:-1]) if t.endswith(("'s", "s'"))), default=0)
    at = next((i for i in range(start, len(tokens)) if tokens[i] in _PREPOSITION), len(tokens))
    first = start + _names_from(tokens[start:at])
    if first < at and not (at < len(tokens) and all(_is_title(t) and t[-1] != "." for t in tokens[start:at])):
        if first == start + 1 and tokens[start].lower() in ("the", "a", "an"):
            return _Piece([], [_role(tokens)], [])  # "the White House": nobody's name has an article and no role
        roles = [_role(tokens[start:first], tokens[:start]), _role(tokens[at:])]
        return _Piece(_honorifics(tokens[start:first]), [role for role in roles if role], tokens[first:at])
    first = _after_office(tokens, at)
    first += _names_from(tokens[first:])
    return _Piece(_honorifics(tokens[:first]), [_role(tokens[:first])], tokens[first:])


def _of_title(tokens: list[str], i: int) -> bool:
    """Whether the "and" at `i` stands within a title: before a word in small letters or a portfolio."""
    after = tokens[i + 1 :]
    return bool(after) and (after[0].islower() or fold(after[0]) in words_of("portfolio")) and "of" not in after


def _after_office(tokens: list[str], at: int) -> int:
    """Where the name may begin after "Secretary of State", "president of Russia"; the end if nowhere."""
    if at >= len(tokens) or tokens[at] != "of":
        return len(tokens)
    i = at + 1
    while i < len(tokens) and (tokens[i].islower() or fold(tokens[i]) in words_of("portfolio")):
        i += 1
    if i > at + 1 and fold(tokens[i - 1]) not in ("the", "and"):
        return i
    for length in (3, 2, 1):
        if side(" ".join(tokens[i : i + length])):
            return i + length
    return len(tokens)


def _names_from(tokens: list[str]) -> int:
    """The number of the first token of the name; the count of tokens where there is none."""
    first, end = 0, len(_without_suffix(tokens))
    for i, token in enumerate(tokens[:end]):
        if _before_name(token, last=i == end - 1):
            first = i + 1
    if first and first == end - 1 and fold(tokens[first]) in words_of("honorific") and _ARTICLE.fullmatch(tokens[0]):
        return len(tokens)  # "the King"
    while first < len(tokens) and not any(c.isalpha() for c in tokens[first]):
        first += 1
    return first


def _before_name(token: str, last: bool) -> bool:
    """Whether the name can begin only after `token`; the last word is a surname even where it is a title (King)."""
    if token in _PRONOUNS:
        return True
    if token.islower():
        return last or token not in words_of("particle")
    if last:
        abbreviated = token.endswith(".") and fold(token) in words_of("honorific")
        return abbreviated or fold(token) in words_of("title") or bool(_ARTICLE.fullmatch(token))
    return _is_title(token)


def _is_title(token: str) -> bool:
    word = fold(token.rpartition("-")[2])
    if word in words_of("particle") and token[-1] != ".":  # "Del. Quill", but "Ada del Río"
        return False
    return word in words_of("honorific") or word in words_of("title") or bool(_ARTICLE.fullmatch(token))


def _honorifics(tokens: list[str]) -> list[str]:
    return [t for t in tokens if fold(t) in words_of("honorific") and not t.islower()]


def _role(tokens: list[str], whose: list[str] | None = None) -> str:
    """Roles as given, without the article; empty for honorifics alone."""
    if not any(fold(t) not in words_of("honorific") or t[0].islower() for t in tokens) and not whose:
        return "" if all(fold(t) in _SHORT_OF_RANK for t in tokens) else " ".join(tokens)
    return " ".join([*(whose or []), *tokens]).removeprefix("the ").removeprefix("The ")


_SHORT_OF_RANK = word_set("accordingto.names", "words.txt", "shortened rank")


def _without_suffix(names: list[str]) -> list[str]:
    """The name without "Jr.", "III", "M.P."."""
    end = len(names)
    while end > 1 and (fold(names[end - 1]) in words_of("after") or fold(names[end - 1]) in words_of("letters after")):
        end -= 1
    return names[:end]


def _arranged(units: tuple[str, ...], honorifics: list[str]) -> Name:
    """Given names and family name."""
    if not units:
        return Name()
    if len(units) == 1:
        alone = {fold(word) for word in honorifics} & words_of("given name follows")
        return Name(given=(units[0],)) if alone else Name(family=units[0])
    if surname_first(units):
        return Name(family=units[0], given=units[1:], surname_first=True)
    return Name(given=units[:-1], family=units[-1])


def surname_first(units: tuple[str, ...]) -> bool:
    """Whether a name is in East Asian order: such a family name first, and nothing Western behind it."""
    if fold(units[0]) not in surnames_first() or not 2 <= len(units) <= 3:
        return False
    rest = [fold(unit) for unit in units[1:]]
    if len(units) == 2 and _HYPHENED.fullmatch(units[1]):
        return True
    if any(len(name) == 1 or name in common("given") or name in common("family") - surnames_first() for name in rest):
        return False
    return len(units) == 3 or fold(units[0]) not in common("given")


def _units(tokens: list[str]) -> tuple[str, ...]:
    """Tokens with particles joined to what follows ("von der Leyen", "Abdul Aziz") and initials apart."""
    units: list[str] = []
    waiting: list[str] = []
    mixed = any(not token.isupper() for token in tokens)
    for i, token in enumerate(tokens):
        particle = fold(token) in words_of("particle") and i < len(tokens) - 1 and "." not in token
        if particle and (token.islower() or waiting or (i and len(token) > 1) or fold(token) in _OPENING):
            waiting.append(token)
        elif not waiting and (_INITIALS.fullmatch(token) or (mixed and i == 0 and _CAPITALS.fullmatch(token))):
            units += [c for c in token if c.isalpha()]
        elif any(c.isalnum() for c in token):
            units.append(" ".join([*waiting, token.strip("'\"")]))
            waiting = []
    return tuple(units)


def _gender(honorifics: list[str], roles: list[str]) -> str | None:
    """By the honorifics, or else by the roles ("congresswoman", "his wife")."""
    for word in honorifics:
        if of_noun(word):
            return of_noun(word)
    heads = [word for role in roles for word in re.split(r"\s(?:of|for|to|at|in)\s", role)[0].split()]
    told = {of_noun(word.rpartition("-")[2]) for word in heads if not word.endswith("'s") and word not in _ANYBODY}
    told.discard(None)
    return told.pop() if len(told) == 1 else None


def is_name_word(word: str) -> bool:
    """Is it written as a part of a name: with a capital, or with a particle joined to one, "al-Sadri", "d'Arc"?"""
    if word.isalpha() or word[:1].isupper():
        return word[:1].isupper()
    return bool((found := _JOINED.match(word)) and (found[1] == "d" or found[1] in words_of("particle")))


@cache
def words_of(section: str) -> frozenset[str]:
    """A section of `data/titles.txt`, folded."""
    return frozenset(map(fold, word_set("accordingto.names", "titles.txt", section)))
