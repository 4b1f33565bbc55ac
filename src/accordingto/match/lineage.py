"""Which articles are copies of each other and which outlets are one newsroom, from the decisions that stand."""

from collections.abc import Callable, Iterable

from accordingto.match.origins import Kin
from accordingto.names.agents import canonical
from accordingto.records import Judgement


def kin(copies: Iterable[Judgement], newsrooms: Iterable[Judgement]) -> Kin:
    """Of copies of copies all are one text, and of outlets affiliated with one other all are one newsroom."""
    texts, rooms = _Parts(copies, str), _Parts(newsrooms, canonical)

    def copied(left: str, right: str) -> str | None:
        return texts.reason(left, right)

    def affiliated(left: str, right: str) -> str | None:
        return rooms.reason(canonical(left), canonical(right))

    return Kin(copied, affiliated, texts.part)


class _Parts:
    """Things joined by decisions, and the reason of each join."""

    def __init__(self, decisions: Iterable[Judgement], known_as: Callable[[str], str]) -> None:
        self._of: dict[str, str] = {}
        self._because: dict[tuple[str, str], str] = {}
        for one in decisions:
            names = known_as(one.left), known_as(one.right)
            self._because[min(names), max(names)] = one.because
            left, right = sorted(self.part(name) for name in names)
            self._of[right] = left

    def part(self, name: str) -> str:
        while name in self._of and self._of[name] != name:
            name = self._of[name]
        return name

    def reason(self, left: str, right: str) -> str | None:
        if left == right or self.part(left) != self.part(right):
            return None
        direct = self._because.get((min(left, right), max(left, right)))
        return direct or "both go back to one other: " + next(iter(self._because.values()))
