"""How many of which unit: "two and a half years", "more than 20 days", "a couple of weeks"."""

from dataclasses import dataclass

from accordingto.text.dates.lexicon import MODS, NUMBERS, PAIRED_MODS, UNITS, VAGUE


@dataclass(frozen=True, slots=True)
class Quantity:
    """So many units; `count` is None where the words do not say how many."""

    count: float | None
    unit: str
    mod: str | None


def quantity(words: list[str]) -> Quantity:
    """The quantity in the words of an expression that holds a unit."""
    at = next(i for i, word in enumerate(words) if word in UNITS and (word != "second" or i == _last_unit(words)))
    count = _count(words[:at])
    if words[at + 1 : at + 4] == ["and", "a", "half"] and count is not None:
        count += 0.5
    return Quantity(count, UNITS[words[at]], _mod(words[:at]))


def _last_unit(words: list[str]) -> int:
    return max(i for i, word in enumerate(words) if word in UNITS)


def _count(words: list[str]) -> float | None:
    if any(word in VAGUE and word != "some" for word in words):
        return None
    total = part = 0.0
    seen = False
    for word in words:
        number = _number(word)
        if number is None:
            continue
        seen = True
        if number in (12, 100, 1000) and not word[0].isdigit():
            part = (part or 1) * number
        else:
            total, part = total + (part if part >= 100 else 0), number + (part if part < 100 else 0)
    total += part
    if "half" in words:
        return total + 0.5
    if not seen:
        return 1.0 if "a" in words or "an" in words else None
    return total


def _number(word: str) -> float | None:
    if word in NUMBERS:
        return NUMBERS[word]
    if word[0].isdigit() and len(word) < 16:
        try:
            return float(word.replace(",", ""))
        except ValueError:
            return None
    return 1e18 if word[0].isdigit() else None


def _mod(words: list[str]) -> str | None:
    if not words:
        return None
    return PAIRED_MODS.get((words[0], words[1] if len(words) > 1 else "")) or (
        MODS[words[0]] if MODS.get(words[0]) in ("APPROX", "LESS_THAN") else None
    )
