"""What a page prints around its articles: forms, buttons, clocks, links. Patterns over one line each.

They must not touch running text: a paragraph dropped here loses what somebody said in it. So every pattern
stands for a whole line, and lines with quotation marks are asked only about the few that may hold them.
"""

import re

from accordingto.text.lists import word_set

_PLATFORM = (
    r"(?:facebook|twitter|x|instagram|whatsapp|linkedin|reddit|telegram|youtube|tiktok|pinterest|threads|bluesky"
    r"|flipboard|google\s+news|social(?:\s+media)?)"
)

# Keys (no case, no white space, no punctuation) of lines that stand alone on buttons and over boxes.
LABELS = word_set("accordingto.read", "furniture.txt", "label")

# Wordings that a page's forms and links have and running text has not, however it goes on. Whole line, any case.
_STRONG = rf"""
    \d{{1,2}}:\d\d(?::\d\d)?(?:\s*/\s*\d{{1,2}}:\d\d(?::\d\d)?)?
  | (?:\d+|a|an|one)\s*[-\ ]?\s*min(?:ute)?s?\.?\s+(?:read|listen|watch)\b.{{0,40}}
  | (?:\d+|an?)\s+(?:second|minute|min|hour|hr|day|week|month)s?\s+ago
  | [\d.,]+\s*[km]?\s*(?:shares?|comments?|views?|likes?|retweets?|reactions?|followers)
  | page\s+\d{{1,4}} | [-\u2013]?\s*\d{{1,3}}\s*[-\u2013]?
  | (?:image|photo|picture|video|gallery|slide(?:show)?|page)?\s*\d+\s*(?:of|/)\s*\d+
  | [\w()-]+\.(?:jpe?g|png|gif|webp|svg|mp4)
  | (?:{_PLATFORM}\W{{0,5}}){{2,12}}
  | (?:share|tweet|post|pin|send|save)\s+(?:this\s+)?(?:\w+\s+)?(?:on|via|to|with|by|using)
        \s+(?:{_PLATFORM}|e-?mail|friends|others)\b.{{0,40}}
  | (?:.{{0,60}}\?\s+)?(?:sign\s+up|subscribe)\s+(?:here|now|today|free|for|to|with|by|and|via|on|below|at)\b.{{0,150}}
  | register\s.{{0,80}}\b
        (?:newsletters?|account|free|e-?mail|alerts|to\s+(?:read|continue|comment))\b.{{0,80}}
  | (?:please\s+)?join\s+(?:us\s+on|our\s+(?:\w+\s+)?
        (?:channel|newsletter|community|group|mailing|team|page)|the\s+conversation|the\s+discussion)\b.{{0,120}}
  | (?:get|receive|want)\s.{{2,120}}\b
        (?:inbox|e-?mailed|newsletters?|by\s+e-?mail|via\s+e-?mail|news\s+alerts?|delivered\s+to\s+your)\b.{{0,80}}
  | .{{1,60}}\bnewsletter\s+(?:icon|logo|image|sign-?up|signup|form|banner)
  | by\s+(?:registering|signing\s+up|subscribing|clicking|submitting|entering|providing|continuing|joining|using)\b
        .{{0,200}}\b(?:agree|consent|accept|acknowledge|privacy|terms)\b.{{0,200}}
  | (?:i|you)\s+(?:agree|consent|understand|accept)\b.{{0,150}}\b(?:privacy|terms|polic(?:y|ies)|e-?mails?)\b.{{0,100}}
  | (?:read|see|view|review|for\s+more[^.]{{0,60}}see)\s+(?:our|the)\s+(?:privacy|terms|cookie)\b.{{0,100}}
  | this\s+(?:site|form|page)\s+is\s+protected\s+by\b.{{0,200}}
  | (?:we|this\s+(?:web)?site)\s+uses?\s+cookies\b.{{0,300}}
  | (?:privacy\s+policy|terms\s+(?:of\s+(?:use|service)|and\s+conditions)|cookie\s+policy)\s*[|,&\u00b7/].{{0,120}}
  | (?:click|tap)\s+(?:here|below|on\s+the|the)\b.{{0,150}}
  | (?:scroll|swipe)\s+(?:down|up|left|right|for|to)\b.{{0,60}}
  | (?:story|article|post)\s+continues?\s+(?:below|after|on)\b.{{0,40}}
  | continue\s+reading\b.{{0,150}}
  | read\s+(?:the\s+)?(?:more|next|full)(?:\s+(?:story|article|report|post|interview|statement))?\s*
        (?:[:>\u00bb]|\b(?:about|on|from|here|at|in|below)\b).{{0,200}}
  | (?:also\s+read|read\s+also|read\s+next|see\s+also|must\s+read|don['\u2019]t\s+miss|up\s+next|watch\s+next)
        \s*:.{{0,200}}
  | related(?:\s+(?:articles?|stor(?:y|ies)|news|coverage|content|topics?|links?|reading))?
        \s*(?::|\s[-\u2013\u2014|]\s).{{0,200}}
  | (?:more|other)\s+(?:stories|news|articles|coverage|headlines)\s+(?:from|on|about|in|by)\b.{{0,80}}
  | (?:watch|listen\s+to|see|hear)\s+(?:the|an?|this|our|part|more)\b.{{0,90}}\b(?:above|below|here)
  | (?:like|find|join|follow)\s+us\s+on\b.{{0,100}}
  | follow\s+(?:us|@\w+)\b.{{0,120}}
  | follow\s+.{{2,80}}\s+on\s+(?:{_PLATFORM})\b.{{0,120}}
  | follow\s+.{{2,60}}@\w+.{{0,60}}
  | (?:copyright|\u00a9|\(c\)|copyright\s*\u00a9)\s*(?:\d{{4}}|by\b|the\b|[a-z]+\s+\d{{4}}).{{0,200}}
  | .{{0,200}}\ball\s+rights\s+reserved\b.{{0,120}}
  | (?:have|got|do\s+you\s+have)\s+(?:a|an|any)\s+(?:news\s+)?(?:tips?|story|stories|questions?|comments?|feedback)
        \b[^.?]{{0,80}}\?.{{0,160}}
  | (?:contact|e-?mail)\s+(?:us|the\s+(?:author|reporter|writer|editor|newsroom))\b.{{0,120}}
  | send\s+(?:us\s+)?(?:your\s+)?(?:news\s+)?(?:tips|corrections|feedback|comments)\s+to\b.{{0,120}}
  | (?:support|help\s+fund)\s+(?:our|independent|quality|local|nonprofit|non-profit)\s+(?:\w+\s+)?
        (?:journalism|reporting|newsroom)\b.{{0,160}}
  | (?:become\s+an?|already\s+an?)\s+(?:member|subscriber|supporter|patron)\b.{{0,120}}
  | (?:create\s+(?:an?|your)\s+(?:free\s+)?account|log\s+in\s+(?:to|with|or)
        |enter\s+your\s+e-?mail|your\s+e-?mail\s+address)\b.{{0,150}}
  | (?:thank\s+you|thanks)\s+for\s+(?:subscribing|signing\s+up|registering|reading
        |your\s+(?:interest|subscription))\b.{{0,120}}
  | (?:you\s+(?:can|may)\s+(?:unsubscribe|opt\s+out)|unsubscribe)\b.{{0,120}}
  | (?:please\s+)?(?:enable|turn\s+on)\s+(?:javascript|cookies)\b.{{0,120}}
  | your\s+browser\s+(?:does\s+not|doesn['\u2019]t)\b.{{0,120}}
  | (?:an\s+)?error\s+(?:has\s+)?occurred\b.{{0,100}}
  | (?:filed\s+under|tags?|topics?|categor(?:y|ies)|keywords)\s*:.{{0,200}}
  | (?:the\s+)?(?:views|opinions)\s+(?:and\s+opinions\s+)?expressed\s+(?:in|here|are|by)\b.{{0,300}}
  | download\s+(?:our|the)\s+(?:\w+\s+){{0,3}}app\b.{{0,120}}
  | (?:story|text|article)\s+(?:size|resize)\b.{{0,20}}
  | [.\#@]?[\w-]+\s*\{{ | (?-i:[a-z-]{{3,30}}:\s*[a-z0-9\#%.,!\s-]{{1,60}};)
"""
STRONG = re.compile(rf"(?:{_STRONG})\s*[.:!?>\u00bb\u2026]*", re.IGNORECASE | re.VERBOSE)

# Words that make a short line beside a form part of the form.
_FORM_WORDS = (
    r"\b(?:e-?mails?|inbox|newsletters?|subscri\w+|sign\s+up|stay\s+(?:informed|connected|up\s+to\s+date|tuned)"
    r"|need\s+to\s+know|briefing|delivered|unsubscribe|privacy|terms|updates?|alerts?|free|daily|weekly"
    r"|every\s+(?:morning|day|week|weekday|evening)|you\s+can\s+trust|straight\s+to)\b"
)
FORM_WORDS = re.compile(_FORM_WORDS, re.IGNORECASE)
# A heading over links to other articles.
LINK_HEADING = re.compile(
    r"(?:related|recommended|read\s+(?:more|next|also)|see\s+also|also\s+read|more\s+(?:stories|news|from|on)\b[^.]{0,60}"
    r"|you\s+(?:may|might)\s+also\s+like|most\s+(?:read|popular|viewed)|trending|top\s+stories|latest\s+news"
    r"|editor['\u2019]?s['\u2019]?\s+(?:picks|choice))"
    r"(?:\s+(?:articles?|stor(?:y|ies)|news|coverage|content|topics?|links?|posts?|videos?|now|reading|for\s+you))?\s*:?",
    re.IGNORECASE,
)
NO_WORDS = re.compile(r"[\W_]*")
FORM_LINE_WORDS = 15
LONGEST = 400


def is_furniture(text: str, key: str, *, quoted: bool) -> bool:
    """Whether a whole line is a page's furniture and nothing else."""
    if len(text) > LONGEST:
        return False
    if NO_WORDS.fullmatch(text):
        return True
    if quoted:
        return False
    if key in LABELS and not text.endswith("."):  # "Pause." is a sentence
        return True
    return STRONG.fullmatch(text) is not None
