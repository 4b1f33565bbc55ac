"""The nouns. Frozen, comparable, free of behaviour but for what an id is made of (`identity`); standard library only.

Every offset counts characters (code points) of `Article.text`, half-open.
"""

from accordingto.records.articles import DRAWN, Article, Basis, Hyperlink, Kind, Known, Paragraph, Reason, Skipped, Span
from accordingto.records.claims import (
    Claim,
    Conflict,
    Differs,
    Judgement,
    Origin,
    OriginCount,
    Provenance,
    Side,
    Story,
    Verdict,
    Way,
)
from accordingto.records.statements import (
    UNKNOWN,
    Agent,
    Attribution,
    Chain,
    DateMention,
    Evidence,
    Link,
    Mode,
    Source,
    Stance,
    Statement,
    Told,
)

__all__ = [
    "DRAWN",
    "UNKNOWN",
    "Agent",
    "Article",
    "Attribution",
    "Basis",
    "Chain",
    "Claim",
    "Conflict",
    "DateMention",
    "Differs",
    "Evidence",
    "Hyperlink",
    "Judgement",
    "Kind",
    "Known",
    "Link",
    "Mode",
    "Origin",
    "OriginCount",
    "Paragraph",
    "Provenance",
    "Reason",
    "Side",
    "Skipped",
    "Source",
    "Span",
    "Stance",
    "Statement",
    "Story",
    "Told",
    "Verdict",
    "Way",
]
