"""The closed word classes that mentions are found by."""

import re
from functools import lru_cache

PRONOUNS: dict[str, tuple[str | None, bool]] = {
    "he": ("he", False), "him": ("he", False), "his": ("he", False), "himself": ("he", False),
    "she": ("she", False), "her": ("she", False), "hers": ("she", False), "herself": ("she", False),
    "they": ("they", True), "them": ("they", True), "their": ("they", True), "theirs": ("they", True),
    "themselves": ("they", True), "it": ("it", False), "its": ("it", False), "itself": ("it", False),
}  # fmt: skip
"""Third person: which of he, she, they, it, and whether plural."""

POSSESSIVES = frozenset("his her its their my our your whose".split())
DETERMINERS = POSSESSIVES | frozenset(
    """
    the a an this that these those some many several few most all both another other one two three four five six seven
    eight nine ten dozens hundreds no any every each
    """.split()
) - {"that"}
CONNECTORS = frozenset(("of", "for"))
JOINERS = frozenset(("and", "or", "&"))
PARTICLES = frozenset(
    "de da del della di du van von der den bin bint ibn al el la le ter ten dos das e y zu af av & -".split()
)

STOPS = frozenset(
    """
    i you he she it we they me him us them who whom whose which what that this these those there here when
    where why how of in on at to from by with without about against between among under over after before
    during through into within near since until upon toward towards across behind beyond despite per via as if
    because although though while whether than but and or nor so yet not also just only even still then now
    never ever always often again too very is are was were be been being am has have had do does did will
    would can could may might must shall should 'm 're 've n't don't didn't doesn't won't wouldn't can't
    couldn't isn't aren't wasn't weren't hasn't haven't hadn't the a an for like amid along following
    including regarding around off out up down ago today tonight yesterday tomorrow alone together himself
    herself themselves itself well far back away else soon once twice whose earlier later
    """.split()
)

VERBS = frozenset(
    """
    is are was were be been has have had do does did will would can could may might must shall should won't
    wouldn't can't couldn't cannot didn't doesn't don't isn't aren't wasn't weren't hasn't haven't hadn't went
    goes go came comes come took takes take got gets get gave gives give made makes make ran runs run kept
    keeps keep left leaves leave lost loses lose met meets meet won wins win sent sends send spent spends
    spend led leads began begins begin became becomes become brought brings bring built builds build chose
    chooses choose drew draws drove drives fell falls flew flies fought fights grew grows hit hits held holds
    hold knew knows know laid lays put puts rose rises rise sat sits seeks sought saw sees see sold sells set
    sets shot shows showed show stood stands struck took taught threw throws wore wears wrote writes wants
    want need needs plans uses seems seem appears appear bore beat bent bit bled bound bought broke broadcast
    burst cast caught clung crept cut dealt dug drank ate fed felt fled forgot forgave froze hid hung hurt
    knelt lent lay lit meant paid read rode rang sang sank shook shut slept slid spoke spun spread sprang
    stole stuck swore swept swung tore thought understood woke wound withdrew work want remains remain
    continue continues hopes visits visit voted supports faces works lives died dies quit resigns
    """.split()
)

SAYING = frozenset(
    """
    said say says saying told tell tells telling wrote write writes writing added add adds adding asked ask
    asks argued argue argues arguing announced announces asserted asserts claimed claim claims claiming called
    calls conceded confirmed confirms contended contends declared declares declined declines denied deny
    denies described describes disclosed emphasized estimates estimated explained explain explains expressed
    insisted insist insists joked mentioned noted note notes noting observed pledged pointed points predicted
    predicts promised proposed quipped recalled recalls remarked reported report reports repeated replied
    responded responds revealed reveals spoke speaks stated states stressed suggested suggest suggests
    testified testifies thinks think thought believe believes believed tweeted tweets urged urges vowed vows
    warned warn warns agreed agrees acknowledged acknowledges accused accuses admitted admits advised expects
    expected feels felt hopes hoped learned decided refused refuses wants wanted wondered concluded concludes
    found finds understands understood cited cites citing quoted maintained maintains countered cautioned
    complained criticized praised recommended recommends ruled
    """.split()
)

TITLES = frozenset(
    """
    mr mrs ms mx dr st sir dame lord lady miss madam sen rep gov gen col lt maj capt cpl sgt cmdr adm prof rev
    hon amb pres del president vice-president secretary minister premier chancellor senator representative
    congressman congresswoman governor mayor general colonel lieutenant major captain sergeant commander
    admiral marshal brigadier corporal professor doctor reverend bishop archbishop cardinal pope rabbi imam
    ayatollah sheikh king queen prince princess duke duchess emperor judge justice attorney speaker chairman
    chairwoman chairperson chair chief director ambassador envoy commissioner councilman councilwoman
    councillor alderman sheriff superintendent inspector detective constable officer coach manager spokesman
    spokeswoman spokesperson leader deputy adviser advisor counsel editor reporter correspondent analyst
    candidate nominee delegate lawmaker strategist undersecretary treasurer ceo cfo coo cto founder economist
    historian author actor actress singer assemblyman assemblywoman brother sister father mother uncle aunt
    sens reps govs messrs delegates senators representatives
    """.split()
)
TITLE_COMPLEMENTS = frozenset(
    """
    State Defense Defence Homeland Security Energy Labor Labour Commerce Health Education Transportation Agriculture
    National Intelligence Interior Treasury Staff Parliament Congress Elect Emeritus General Justice Affairs Foreign
    Human Services Veterans Operations Communications Press
    """.split()
)

ORGANISATION_WORDS = frozenset(
    """
    ministry department council committee commission agency bureau office party university college school institute
    institution foundation association federation union league organization organisation company corporation corp inc
    ltd llc plc co group holdings bank fund court senate house congress parliament assembly administration authority
    board force forces army navy police guard press times post journal tribune herald gazette chronicle news network
    radio television tv magazine daily broadcasting kremlin pentagon white nations republic kingdom states hospital
    church center centre society club team campaign coalition alliance movement front academy museum society service
    services airlines airways motors industries systems technologies partners associates brothers international
    conference convention caucus project initiative program laboratory observatory treasury reserve exchange market
    wikileaks twitter facebook google reuters bloomberg politico
    """.split()
) - {"white"}

PLACES = frozenset(
    """
    afghanistan albania algeria america angola argentina armenia australia austria azerbaijan bahrain
    bangladesh belarus belgium bolivia bosnia botswana brazil britain bulgaria burma burundi cambodia cameroon
    canada chad chile china colombia congo croatia cuba cyprus czechia denmark ecuador egypt england eritrea
    estonia ethiopia europe finland france gaza gabon georgia germany ghana greece guatemala guinea haiti
    honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan
    kenya kosovo kuwait kyrgyzstan laos latvia lebanon liberia libya lithuania luxembourg malawi malaysia mali
    malta mexico moldova mongolia montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua
    niger nigeria norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar
    romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden
    switzerland syria taiwan tajikistan tanzania thailand tunisia turkey turkmenistan uganda ukraine uruguay
    uzbekistan venezuela vietnam wales yemen zambia zimbabwe u.s. us u.k. uk eu e.u. un u.n. asia africa
    washington moscow beijing london paris berlin tehran kyiv kiev pyongyang seoul tokyo delhi islamabad kabul
    baghdad damascus jerusalem ankara istanbul brussels geneva vienna rome madrid athens cairo riyadh doha
    dubai warsaw prague budapest ottawa canberra havana caracas alabama alaska arizona arkansas california
    colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas kentucky louisiana maine
    maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada ohio oklahoma
    oregon pennsylvania tennessee texas utah vermont wisconsin wyoming chicago boston houston dallas detroit
    philadelphia miami atlanta seattle denver cleveland baltimore pittsburgh brooklyn manhattan
    """.split()
) | {
    "north korea", "south korea", "saudi arabia", "united states", "united kingdom", "great britain", "new zealand",
    "new york", "new jersey", "new hampshire", "new mexico", "new orleans", "north carolina", "south carolina",
    "north dakota", "south dakota", "rhode island", "west virginia", "south africa", "sri lanka", "hong kong",
    "new delhi", "new york city", "los angeles", "san francisco", "las vegas", "san diego", "st. louis", "tel aviv",
    "northern ireland", "soviet union", "united arab emirates", "puerto rico", "el salvador", "costa rica",
    "middle east", "west bank", "abu dhabi", "european union", "united nations",
}  # fmt: skip

PEOPLES = frozenset(
    """
    english french german spanish chinese russian american british western eastern european asian african northern
    southern republican democratic democrat muslim christian jewish catholic latin greek
    """.split()
)
NOT_NAMES = (
    PEOPLES
    | STOPS
    | DETERMINERS
    | frozenset(
        """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri
    sat sun today yesterday tomorrow tonight yes no yeah well oh okay ok hey look see thanks thank please
    according however meanwhile moreover furthermore therefore thus hence instead indeed perhaps maybe still
    though once earlier later recently finally additionally similarly unfortunately fortunately clearly
    obviously apparently asked speaking writing during given following despite including photo image file
    credit updated advertisement read share related watch more much such let let's it's that's there's what's
    he's she's i'm i've i'd we're we've they're don't didn't can't first second third last next new old good
    great unlike like every everyone everything nobody nothing something someone anyone none neither either
    rather else another under my our your their his her its who's christmas easter god hence q a together uh
    um er ah oh both only even nevertheless nonetheless title chapter section part figure table letters honor
    honour covid covid-19 hiv aids dna gdp tv ceo cfo pdf id faq today's last why what's yet soon since most
    many some several few
    """.split()
    )
)

_MODIFIERS = frozenset(
    """
    senior top former local state federal foreign military intelligence law enforcement campaign government
    health court security defense defence anonymous unnamed unidentified other fellow many most some several
    few two three four five six seven eight nine ten dozens more longtime long-time veteran chief deputy
    assistant vice prime leading outside independent young old black white female male gay elderly poor rich
    wealthy undocumented illegal legal likely registered high-ranking high-level low-level mid-level one-time
    onetime current retired late new news party police fire school city county house press media
    opposition rebel union trade tax climate human rights aid medical university college student business
    industry company financial energy oil tech technology cyber science research key certain various different
    numerous prominent close good big small major minor hard-line moderate early first second third exit tea
    gop us u.s. uk u.k. un eu white-house ordinary average everyday working-class middle-class working
    transition debate election primary committee cabinet congressional senate presidential vice-presidential
    """.split()
)
_ADJECTIVE = re.compile(
    r"(?:[A-Za-z-]{2,}(?:al|ic|an|ish|ous|ary|ive|ese|less|ful|ible|able|ory|ern|ant|ent|ied|ected|ned|based|backed|led|elected))|[A-Z][\w.&'’-]*|\d+"
)
_NOT_MODIFIERS = (
    STOPS
    | SAYING
    | frozenset("than man woman human began ran ban plan want meant went spent sent been then again seen can".split())
    | (NOT_NAMES - PEOPLES) - {"human"}
)


@lru_cache(maxsize=8192)
def MODIFIER(word: str) -> bool:
    """May the word stand before a noun in a noun phrase?"""
    lower = word.lower()
    if lower in _MODIFIERS or lower in JOINERS:
        return True
    return lower not in _NOT_MODIFIERS and bool(_ADJECTIVE.fullmatch(word))


def _table(lines: str) -> dict[str, frozenset[str]]:
    """Each line "noun: words" of a list."""
    parts = (line.strip().partition(": ") for line in lines.strip().splitlines())
    return {noun: frozenset(words.split()) for noun, _, words in parts}


ALIKE = _table(
    """
    diplomat: ambassador envoy consul negotiator minister
    envoy: ambassador diplomat
    ambassador: envoy diplomat
    lawmaker: senator representative congressman congresswoman legislator deputy rep sen del assemblyman
    legislator: senator representative congressman congresswoman lawmaker
    senator: sen
    governor: gov
    congressman: rep representative
    congresswoman: rep representative
    representative: rep congressman congresswoman
    professor: prof
    doctor: dr
    general: gen
    candidate: nominee frontrunner contender hopeful
    nominee: candidate
    attorney: lawyer
    lawyer: attorney counsel
    official: minister secretary commissioner director chief adviser deputy undersecretary
    adviser: advisor aide strategist
    spokesperson: spokesman spokeswoman
    leader: president premier chairman minister ruler
    judge: justice
    executive: ceo chief director president
    scholar: professor historian economist
    author: writer
    economist: analyst
    expert: professor analyst fellow researcher
    director: head
    businessman: mogul billionaire magnate
    mogul: businessman billionaire
    study: survey research
    survey: poll study
    poll: survey
    billionaire: businessman mogul
    politician: senator congressman governor minister
    priest: father rev
    cleric: imam ayatollah bishop
    officer: captain lieutenant sergeant detective
    reporter: journalist correspondent
    journalist: reporter correspondent columnist editor
    """
)
"""What else a person may have been called who is later called by the noun."""
BODIES = _table(
    """
    newspaper: times post journal tribune herald gazette chronicle telegraph globe mail guardian sun star bee
    paper: times post journal tribune herald gazette chronicle telegraph globe mail guardian sun star bee
    ministry: ministry
    department: department
    agency: agency bureau administration service
    bureau: bureau fbi
    court: court
    university: university college
    party: party
    council: council
    committee: committee
    commission: commission
    institute: institute
    union: union federation
    bank: bank
    foundation: foundation
    association: association
    network: news cnn nbc abc cbs msnbc tv
    campaign: campaign
    company: inc corp co ltd llc plc group company
    board: board
    league: league
    organization: organization foundation institute association center
    center: center
    police: police
    group: group coalition foundation association alliance union council league
    firm: inc corp co ltd llc plc partners group
    magazine: magazine
    service: service
    hospital: hospital
    club: club
    team: team
    senate: senate
    """
)
"""Words in the names of bodies that are later called by the noun."""
