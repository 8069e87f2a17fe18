"""What does a word for an office or a trade tell? Its field of work, the words that mean the same, a gender."""

import re

_FIELDS = {
    "politics": "minister president premier governor mayor senator congressman congresswoman councillor|councilman|"
    "councilwoman member|mp|deputy|lawmaker|legislator|parliamentarian candidate politician speaker chancellor "
    "ambassador|envoy|diplomat|consul secretary commissioner whip opposition ombudsman adviser|advisor|aide "
    "king|queen|prince|princess",
    "law": "judge|justice|magistrate lawyer|attorney|counsel|barrister|solicitor prosecutor notary",
    "finance": "economist|analyst banker broker trader accountant auditor",
    "business": "owner|founder|proprietor|shipowner manager developer entrepreneur|businessman|"
    "businesswoman|industrialist investor merchant heir|heiress",
    "labour": "unionist organiser|organizer",
    "science": "scientist|researcher professor|lecturer|academic|scholar historian hydrologist engineer geologist "
    "biologist botanist physicist chemist statistician meteorologist|weatherman|weatherwoman|forecaster "
    "epidemiologist surveyor archaeologist psychologist sociologist philosopher climatologist astronomer vet",
    "medicine": "doctor|physician|surgeon|gp nurse|midwife paramedic dentist psychiatrist pharmacist",
    "arts": "writer|novelist|author|poet|playwright singer|soprano|tenor actor|actress musician|violinist|cellist|"
    "pianist|guitarist|composer|conductor painter|artist|sculptor dancer curator restorer filmmaker stuntwoman|"
    "stuntman architect designer photographer",
    "press": "journalist|reporter|correspondent|columnist editor broadcaster|presenter publisher",
    "police": "constable|policeman|policewoman|officer detective|inspector|superintendent sergeant sheriff",
    "military": "general colonel major captain lieutenant admiral soldier commander marshal",
    "emergency": "firefighter|fireman coastguard lifeguard",
    "religion": "bishop|archbishop|cardinal pope priest|vicar|pastor|minister-of-religion imam|cleric rabbi monk|nun",
    "sport": "footballer|striker|goalkeeper|midfielder|defender|winger cyclist swimmer sprinter|runner|athlete boxer "
    "golfer jockey skier player|captain-of-the-side coach|trainer referee|umpire champion mountaineer|climber "
    "wrestler rower sailor gymnast",
    "education": "teacher|headteacher|headmaster|headmistress|schoolteacher|tutor librarian",
    "trade": "farmer baker butcher fisherman|fisher driver landlady|landlord|publican|innkeeper hairdresser|barber "
    "gardener chef|cook waiter|waitress vintner|winegrower glassblower carpenter|joiner plumber electrician mechanic "
    "miller shopkeeper|grocer miner builder|bricklayer porter cleaner clerk pilot tailor brewer locksmith shepherd "
    "beekeeper welder docker|stevedore ferryman",
    "childhood": "schoolboy|schoolgirl|pupil|boy|girl|toddler student|undergraduate",
}
_NEAR = {
    "politics": "law finance business labour military press science medicine education police",
    "law": "politics science business police",
    "finance": "politics business science press",
    "business": "politics finance law science trade press arts",
    "labour": "politics trade business",
    "science": "politics finance medicine education law business arts childhood",
    "medicine": "science politics education",
    "arts": "press science education business trade childhood",
    "press": "arts politics business finance",
    "police": "military politics law emergency",
    "military": "police politics emergency",
    "emergency": "police military",
    "religion": "education",
    "sport": "childhood",
    "education": "science politics arts",
    "trade": "business arts labour",
    "childhood": "sport science arts",
}
_ANY_FIELD = (
    "chief|head|leader|director|boss|executive|ceo|chairman|chairwoman|chairperson|chair|president|executive "
    "spokesman|spokeswoman|spokesperson official|officer|representative founder secretary|secretary-general "
    "treasurer expert|specialist maker member activist|campaigner volunteer worker employee veteran master coordinator"
)
_KIN = frozenset(
    """wife husband widow widower son daughter brother sister mother father parent cousin uncle aunt nephew niece
    grandson granddaughter grandmother grandfather fiancé fiancée partner friend neighbour neighbor colleague twin
    stepson stepdaughter""".split()
)
_STANDING = frozenset(
    """resident citizen witness victim suspect defendant passenger pensioner survivor bystander man woman tenant
    customer voter visitor tourist winner loser newcomer opponent contender challenger prisoner stranger follower
    supporter teenager youngster killer attacker murderer protester demonstrator complainant
    claimant plaintiff patient""".split()
)
_TRADE = re.compile(r"[a-z-]{2,}(?:er|or|ist|ian|man|woman|smith|wright)")
_NO_TRADE = frozenset(
    """after another either elder ever former further greater her however inner junior later latter leader lesser major
    minor neither never older other over prior rather senior sooner superior together under younger human german roman
    norman whether altogether moreover number matter order thriller browser monster computer server poster letter paper
    trailer river tower power character chapter summer winter october november december september quarter center
    disaster newspaper cover corner offer chamber career motor factor error mirror terror""".split()
)
_FEMALE = frozenset(
    """actress queen princess heiress wife widow daughter sister mother aunt niece granddaughter grandmother schoolgirl
    girl nun headmistress waitress landlady businesswoman spokeswoman chairwoman policewoman congresswoman councilwoman
    stuntwoman soprano fiancée duchess countess baroness weatherwoman madam lady dame mrs ms miss madame señora frau
    mme""".split()
)
_MALE = frozenset(
    """king prince husband widower son brother father uncle nephew grandson grandfather schoolboy boy monk headmaster
    landlord businessman policeman congressman fiancé duke baron mr sir lord señor herr monsieur pope""".split()
)


def _groups(table: str) -> list[list[str]]:
    return [group.split("|") for group in table.split()]


_CANONICAL = {word: group[0] for table in _FIELDS.values() for group in _groups(table) for word in group}
_CANONICAL |= {word: group[0] for group in _groups(_ANY_FIELD) for word in group}
_FIELD = {group[0]: field for field, table in _FIELDS.items() for group in _groups(table)}
_FIELD = {word: field for word, field in _FIELD.items() if word not in {g[0] for g in _groups(_ANY_FIELD)}}
COMMON = frozenset(
    """minister member judge lawyer economist scientist professor doctor nurse writer journalist teacher farmer driver
    spokesman official chief student schoolboy singer actor musician painter president officer expert chief activist
    worker secretary captain player coach businessman manager executive owner constable maker general
    editor""".split()
)
"""Words that many people bear at a time: to share one says little."""


def canonical(word: str) -> str:
    """One word for all that mean the same office: `chairwoman` and `leader` are both `chief`."""
    return _CANONICAL.get(word, word)


def is_known(word: str) -> bool:
    """Whether the word is known to name an office, a trade, kin or a standing."""
    return word in _CANONICAL or word in _KIN or word in _STANDING


def may_be_trade(word: str) -> bool:
    """Whether a word right before a name may be a trade by its ending: “the weaver Ada Lind”."""
    return _TRADE.fullmatch(word) is not None and word not in _NO_TRADE


def field_of(head: str) -> str | None:
    """The field of work of a canonical word; None where it tells none."""
    return _FIELD.get(head)


def near(one: str, other: str) -> bool:
    """Whether one person may easily work in both fields."""
    return one == other or other in _NEAR[one].split() or one in _NEAR[other].split()


def is_standing(word: str) -> bool:
    """Whether the word tells of kin or of a place in one story, not of an office or a trade."""
    return word in _KIN or word in _STANDING


def is_kin(word: str) -> bool:
    """Whether the word tells whose relative or friend somebody is."""
    return word in _KIN


def gender_of(words: list[str]) -> str | None:
    """`f` or `m` where a folded word tells."""
    for word in words:
        if word in _FEMALE:
            return "f"
        if word in _MALE:
            return "m"
    return None
