"""The words of cues, by what they do to what is said: deny, decline, hedge, want.

Verbs stand as lemmas and are inflected once, when the module is loaded. Chosen by reading the cues of PolNeAR's
training part (Newell, Margolin and Ruths 2018) and from general English.
"""

from collections.abc import Iterable

_DOUBLED = frozenset("rebut abhor demur plan".split())  # the last letter doubles: rebutted


def inflected(lemmas: str) -> frozenset[str]:
    """The lemmas, space between them, with their regular forms in -s, -ed and -ing."""
    return frozenset(form for lemma in lemmas.split() for form in _forms(lemma))


def _forms(lemma: str) -> Iterable[str]:
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma.removesuffix("e")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    ending = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return lemma, lemma + ending, stem + "ed", (lemma if lemma.endswith("ee") else stem) + "ing"


_NO_ADVERBS = frozenset(
    "supply reply apply rely imply family assembly ally rally bully fly comply likely unlikely".split()
)


def is_adverb(word: str) -> bool:
    """A word in -ly that is no verb or noun."""
    return word.endswith("ly") and word not in _NO_ADVERBS


AUXILIARIES = frozenset(
    "am is are was were be been being do does did done has have had having will would shall should can could may"
    " might must to 's 're 've 'd 'll seem seems seemed appear appears appeared continue continues continued began"
    " begun begins keep keeps kept so as far still yet also just again once ever even already now then later first"
    " again soon often sometimes always long since only too far both all it there he she they".split()
)
MODALS = frozenset("may might could".split())
NEGATIONS = frozenset(
    "few not never no nor neither without unable unwilling hardly scarcely barely nobody none".split()
)
FAILED = frozenset("fail fails failed failing".split())

DENY = inflected(
    "deny doubt reject dismiss refute rebut repudiate disavow dispute contradict disown recant retract withdraw"
    " renounce discredit debunk disprove disclaim disagree disbelieve discount rebuff spurn veto overturn block"
    " oppose contest contravene negate rescind reverse forswear abandon backtrack nix scuttle quash pooh-pooh"
) | frozenset(
    "denial denials rejection withdrew withdrawn vetoes vetoed rebuttal forswore opposition repudiation".split()
)
DECLINE = inflected("decline refuse balk demur sidestep dodge deflect evade withhold duck stonewall") | frozenset(
    "refusal withheld mum silent silence tight-lipped noncommittal non-committal unavailable unreachable".split()
)
# What one would expect a source to do with words: not doing it is declining.
DISCLOSE = inflected(
    "say comment respond reply answer explain elaborate discuss disclose reveal specify name identify provide"
    " supply offer give release detail mention address confirm return clarify indicate state tell announce talk"
    " speak weigh cite describe share divulge quantify speculate commit note report refer point call explain issue"
    " expand outline substantiate corroborate list suggest allege accuse publish articulate express acknowledge"
    " admit concede declare testify apologize apologise criticize criticise condemn verify vouch produce estimate"
    " spell rule define characterize characterise blame engage"
) | frozenset("said told gave given spoke spoken    forthcoming responsive reached heard".split())
# What "does not" turns into its contrary, besides private states.
HOLD = inflected(
    "agree accept endorse back approve recommend embrace favor favour allow permit authorize buy welcome pass"
)
# A negation before these strengthens: "did not hesitate to say".
UNDENIABLE = (
    inflected(
        "hesitate hide conceal stop shy relent tire waver mince disguise object doubt deny dispute refrain forget"
    )
    | DENY
    | DECLINE
    | frozenset(
        "hid hidden shied forgot forgotten doubt question secret mistake bones apologies only just merely alone".split()
    )
)
NOTHING_TOLD = frozenset(
    "comment comments detail details explanation information mention response answer answers reply word reference"
    " specifics estimate timetable timeline indication clue clues statement elaboration reason".split()
)
NOTHING_HELD = frozenset(
    "evidence sign signs proof basis interest need plan plans intention intentions desire sympathy appetite"
    " grounds merit truth reason illusions".split()
)
GIVING = frozenset(
    "shown make makes made making give gives gave giving offer offers offered offering provide provides provided"
    " issue issued show shows showed find finds found see sees saw have has had expressed express take took".split()
)

PRIVATE = inflected(
    "want wish hope fear worry believe view consider regard deem perceive expect anticipate intend plan aim"
    " prefer favor favour like love hate dislike admire respect trust distrust mistrust doubt suspect assume"
    " presume imagine envision envisage realize realise contemplate mull ponder decide resolve desire crave covet"
    " dread resent loathe despise detest fathom opt support oppose seek enjoy care yearn long dream feel think"
) | frozenset(
    "sought thought thinks thinking felt feels feeling feelings saw sees see seen seeing knew knows know knowing"
    " chose chosen choose chooses choosing understand understands understood mind hopeful afraid worried confident"
    " convinced optimistic pessimistic skeptical sceptical wary eager willing unwilling reluctant interested"
    " satisfied happy unhappy pleased proud glad angry upset frustrated surprised shocked disappointed excited"
    " tempted inclined poised unsure unclear undecided uncertain aware unaware determined committed keen anxious"
    " concerned nervous fond decision decisions belief beliefs opinion opinions intention intentions intent"
    " intends desires fears hopes worries concern concerns conviction suspicion suspicions doubts skepticism"
    " scepticism confidence expectation expectations preference position attitude attitudes feeling mindset"
    " opposition misgivings reservations remember sensed sense senses".split()
)
# With "would", the answer to a pollster or a thought: "46 percent would choose him".
WOULD = inflected("vote back pick choose rate elect")

HINTS = inflected("suggest hint imply insinuate speculate guess intimate surmise suspect rumor rumour wonder muse")
SEEMS = inflected("seem appear")
HEDGES = (
    SEEMS
    | HINTS
    | frozenset(
        "implied implies suggestion suggestions hint hints speculation rumors rumours suspicion suspicions reportedly"
        " allegedly apparently seemingly purportedly supposedly possibly perhaps maybe probably presumably potentially"
        " likely unlikely unclear uncertain unsure possibility".split()
    )
)

# What may stand between determiner and noun of "a firm denial", "this political decision".
BEFORE_NOUN = frozenset(
    "longer immediate more most very quite rather a an the his her its their my our this that these those same own"
    " repeated earlier previous flat firm strong categorical vehement public stern fierce blanket initial recent"
    " new political growing deep serious any".split()
)
STATES = frozenset(
    "denial denials refusal rejection repudiation rebuttal opposition decision decisions belief beliefs opinion"
    " opinions intention intentions intent intends desire desires fear fears hope hopes worry worries concern"
    " concerns conviction suspicion suspicions doubt doubts skepticism scepticism confidence expectation"
    " expectations preference position attitude attitudes feeling feelings plan plans view views reservations"
    " misgivings".split()
)
VOICING = inflected("express issue give offer") | frozenset("gave given".split())

READY = frozenset("set poised ready likely expected about bound".split())  # "appears set to veto"

TELL = inflected(
    "inform assure remind notify warn advise brief promise ask urge order instruct beg implore reassure caution"
    " lecture counsel admonish query quiz"
) | frozenset("tell tells told telling begged begging texted emailed e-mailed alerted".split())
