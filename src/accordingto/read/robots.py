"""What a site allows: its robots.txt (RFC 9309).

protego rather than the standard library's parser, which takes the first rule that fits, not the longest, and knows
no `*` and `$` in paths.
"""

from dataclasses import dataclass

from protego import Protego

LARGEST = 512 * 1024
LONGEST_DELAY = 30.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What a site allows a user agent; `parsed` is None where all is the same."""

    parsed: Protego | None
    otherwise: bool

    def allow(self, url: str, agent: str) -> bool:
        """Whether that address may be fetched."""
        return self.otherwise if self.parsed is None else bool(self.parsed.can_fetch(url, agent))

    def delay(self, agent: str) -> float:
        """The seconds that the site asks for between two requests."""
        asked = self.parsed.crawl_delay(agent) if self.parsed else None
        return min(float(asked or 0), LONGEST_DELAY)


def rules(status: int, text: bytes) -> Rules:
    """What an answer to the request for robots.txt allows: all where there is none, nothing where the server fails."""
    if status == 200:
        return Rules(Protego.parse(text[:LARGEST].decode("utf-8", "replace")), otherwise=True)
    return Rules(None, otherwise=400 <= status < 500 and status != 429)
