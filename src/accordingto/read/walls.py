"""Pages that stand before a page: they ask for consent, a login, a proof that one is human, a subscription."""

import re

from accordingto.read.draft import Draft
from accordingto.records import Reason, Skipped

MOST_WORDS = 200
"""An article that speaks of cookies has more words, or says less of what its reader must do."""
LEAST_ASKED = 2
_ASKS = re.compile(
    r"\b(?:we|our partners|this (?:web)?site)\b.{0,60}\b(?:uses?|stores?) (?:\w+ ){0,3}(?:cookies|personal data)\b"
    r"|\b(?:accept|reject|manage|allow) (?:all|cookies|choices)\b|\bgive your consent\b"
    r"|\bprivacy (?:settings|choices|preferences)\b"
    r"|\b(?:enable|turn on) (?:javascript|cookies)\b|\b(?:disable|turn off) (?:your )?ad ?-?blocker\b"
    r"|\bverify(?:ing)? (?:that )?you are (?:a )?human\b|\bunusual (?:traffic|activity)\b|\bcomplete the captcha\b"
    r"|\b(?:subscribe|log ?in|sign ?in|register) (?:now )?to (?:continue|read|keep reading|unlock)\b"
    r"|\balready a subscriber\b"
    r"|\byou have (?:reached|read) .{0,30}\bfree articles?\b",
    re.IGNORECASE,
)


def behind_wall(draft: Draft) -> Draft | Skipped:
    """The article, or why it is none: a short page that asks its reader for something, more than once."""
    asked = [found[0] for found in _ASKS.finditer(draft.text)]
    if len(asked) < LEAST_ASKED or len(draft.text.split()) > MOST_WORDS:
        return draft
    detail = f"a page that asks for something first ({asked[0][:60]}). Save the article in a browser"
    return Skipped(draft.path, Reason.NO_BODY, detail)
