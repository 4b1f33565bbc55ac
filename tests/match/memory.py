"""Stories kept in memory, as the ledger keeps them in its tables."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from accordingto.match.stories import Gist, Placed, place, strongest
from accordingto.match.terms import weighed

# Numbers of its own: a test that moves with its constant would see nothing.
EVERYWHERE, GROWN, LOOKED_AT = 200, 24, 8


@dataclass(slots=True)
class Stories:
    """All stories of a run, in memory."""

    single: dict[str, Gist] = field(default_factory=dict)
    """Each article by itself."""
    stories: dict[str, Gist] = field(default_factory=dict)
    """By anchor, like the two below."""
    members: dict[str, list[str]] = field(default_factory=dict)
    holding: Counter[str] = field(default_factory=Counter)
    """How many articles have a term."""
    found_by: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """The anchors of the stories that a term finds."""

    def add(self, article: str, terms: Mapping[str, float], day: int | None = None) -> Placed:
        """Place an article with the terms that `terms.terms` gives; `day` is `date.toordinal` of its publication."""
        self.holding.update(terms.keys())
        new = Gist(article, 1, weighed(terms, self.holding, len(self.single) + 1), day, day)
        placed = place(new, self)
        self.single[article] = new
        self._keep(placed, {article: [article]})
        return placed

    def _keep(self, placed: Placed, parts: dict[str, list[str]]) -> None:
        for story in placed.instead_of:
            members = self.members.pop(story.anchor)
            parts |= {story.anchor: members} if story.count > GROWN else {one: [one] for one in members}
            del self.stories[story.anchor]
            for term in strongest(story.terms):
                self.found_by[term].discard(story.anchor)
        for story, anchors in placed.stories:
            largest, *others = sorted((parts[anchor] for anchor in anchors), key=len, reverse=True)
            for other in others:
                largest += other
            self.members[story.anchor] = largest
            self.stories[story.anchor] = story
            for term in strongest(story.terms):
                self.found_by[term].add(story.anchor)

    def near(self, terms: Mapping[str, float]) -> list[Gist]:
        """Fulfils `NearStories`."""
        ties: dict[str, float] = defaultdict(float)
        for term in strongest(terms):
            anchors = self.found_by.get(term, ())
            if len(anchors) < EVERYWHERE:
                for anchor in anchors:
                    story = self.stories[anchor]
                    ties[anchor] += terms[term] * story.terms[term] / story.count
        return [self.stories[anchor] for anchor in sorted(ties, key=lambda anchor: (-ties[anchor], anchor))[:LOOKED_AT]]

    def articles(self, story: Gist) -> list[Gist]:
        """Fulfils `NearStories`."""
        return [self.single[article] for article in self.members[story.anchor]]

    def clusters(self) -> dict[str, str]:
        """The anchor of each article's story."""
        return {article: anchor for anchor, articles in self.members.items() for article in articles}
