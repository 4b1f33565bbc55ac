"""Nouns of people, bodies and places, for `participants`."""

from accordingto.names.agents import HEADS
from accordingto.records import Agent
from accordingto.text.wordforms import stem


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(w) for w in words.split())


VAGUE = _stems(
    "member leader official head people person representative expert man woman girl boy child children victim "
    "suspect staff team crew group force authority company firm business agency service organisation organization "
    "body house city state country county nation general major minister press public center centre office "
    "interior figure source side party family employer user customer player"
)
"""Stems of nouns that may stand for somebody named more exactly elsewhere."""
_NO_ACTOR = frozenset(
    "one all both some many most few several any half quarter third percent couple others other two-thirds "
    "everyone anyone nobody everybody someone somebody anybody".split()
)
_MORE_ACTORS = (
    "troops hackers militants migrants soldiers gunmen pirates protesters protestors rioters poachers smugglers "
    "traffickers robbers thieves bandits kidnappers attackers assailants insurgents guerrillas separatists "
    "commandos marines settlers strikers miners students pupils workers jihadists terrorists sailors crowd mob"
)
ACTORS = _stems(_MORE_ACTORS) | {
    stem(w)
    for w, kind in HEADS.items()
    if kind in (Agent.PERSON, Agent.GROUP, Agent.ORGANISATION) and w not in _NO_ACTOR
}
"""Stems of common nouns of people and bodies."""
_ALIKE = (
    "worker employee staffer laborer labourer labor",
    "maker manufacturer producer",
    "investigator detective police officer policeman inspector constable deputy sheriff prosecutor trooper",
    "soldier troops army military marine commando",
    "protester protestor demonstrator marcher activist crowd mob rioter opponent critic",
    "lawyer attorney counsel solicitor barrister",
    "rebel insurgent militant guerrilla gunman separatist terrorist jihadist attacker assailant bomber",
    "migrant refugee",
    "firefighter fireman brigade",
    "government ministry cabinet administration regime authorities",
    "researcher scientist scholar professor academic analyst expert author",
    "doctor physician surgeon medic",
    "student pupil teenager youth",
    "robber thief burglar bandit kidnapper",
    "director manager executive chief boss chairman president",
    "parliament assembly legislature senate lawmaker senator legislator congress",
    "council committee board panel commission",
    "court judge tribunal justice jury",
    "shopper consumer buyer customer client",
    "citizen resident villager local voter",
)
ALIKE = {stem(w): _stems(group) for group in _ALIKE for w in group.split()}
"""Stems of nouns that may mean the same people, by each of them."""
LOCATIVE = frozenset(
    "in at near from off to over outside inside toward towards across through around into via onto north south "
    "east west".split()
)
"""Prepositions and directions that lead in a place."""
COMPASS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest".split()
)
"""Directions, as in "the east bank"."""
PLACE_WORDS = frozenset(
    "mount fort camp county bay sea ocean river lake cape lane street road avenue park square island islands "
    "mountain mountains valley province district town village city port harbor harbour airport bridge sound "
    "strait gulf peninsula beach".split()
)
"""Words in the names of places."""
NO_QUALIFIER = frozenset(
    "six seven eight nine ten eleven twelve dozen hundred thousand million "
    "year old former new senior local young top second first armed masked unarmed wounded two three four five "
    "several".split()
)
"""Words before a noun that do not tell one of its kind from another."""
ROOMS = frozenset(
    "kitchen bedroom bathroom basement cellar garage attic hallway corridor lobby laundry balcony stairwell".split()
)
"""Parts of a building."""
SITES = frozenset(
    "hospital school church mosque synagogue motel hotel restaurant supermarket mall stadium prison jail "
    "courthouse barracks warehouse factory airport station theater theatre museum library nightclub market "
    "apartment farmhouse".split()
)
"""Buildings by what they are for."""
GENERIC = frozenset(
    "captain colonel lieutenant major sergeant commander admiral representative congressman congresswoman "
    "mount fort camp port valley hill hills beach island islands the of and north south east west new san "
    "saint st mr mrs ms dr sen rep gov gen col president senator governor sheriff chief king prime minister "
    "secretary court county bay bank park union party university department ministry city state council house "
    "national international group company committee board agency office sound cape lane sea river lake street "
    "road church northern southern eastern western central capital insp capt striker coach judge justice hon "
    "professor".split()
)
"""Words of a name that many names have."""
BODIES = frozenset(
    "court ministry department council committee agency bank union university institute association federation "
    "commission company inc corp group party office board bureau service administration organisation organization "
    "church senate congress parliament foundation society league alliance center centre house times "
    "post journal".split()
)
"""Words in the names of bodies."""
TITLES = frozenset(
    "captain colonel lieutenant major sergeant commander admiral representative governor mayor doctor "
    "professor mr mrs ms dr sen rep gov gen col capt president senator sheriff chief minister king judge insp "
    "prof".split()
)
"""Words before the name of a person."""
