"""Which verbs and nouns tell that somebody speaks?

The lists hold dictionary forms; `VERBS` maps every inflected form to its dictionary form. They were written by hand.
"""

from __future__ import annotations

SAYING = frozenset(
    """say tell add note write announce suggest acknowledge warn claim argue ask recall respond declare emphasize
    emphasise insist explain reply state stress concede admit assert tweet post retort quip joke remark observe comment
    reiterate repeat confirm reveal disclose contend maintain allege testify affirm proclaim predict complain exclaim
    caution counter conclude continue report mention deny pledge promise vow point underline underscore highlight urge
    recount recollect lament muse ponder wonder inform advise assure remind reassure notify brief opine posit
    hint intimate imply boast brag crow thunder fume snap shout yell scream cry whisper mutter murmur mumble
    demand inquire enquire query question plead beg implore appeal exhort instruct order command direct signal
    preach lecture declaim intone chime interject interrupt pronounce profess propose recommend relate rule swear
    threaten volunteer answer agree disagree object protest summarize summarise tease text email telegraph cable
    theorize theorise speculate surmise estimate forecast hail laud praise applaud commend congratulate
    elaborate clarify specify stipulate detail describe characterize characterise portray paint label call dub
    brand term decry denounce condemn criticize criticise blast slam bash rip mock ridicule dismiss
    attack accuse blame chide scold rebuke fault chastise castigate lambaste deride defend cite quote
    offer express voice echo reason reckon retweet sing chant joke gush rave enthuse
    tout trumpet bemoan deplore attest certify aver avow venture fret worry confide confess apologize apologise
    marvel blog narrate sneer scoff gripe grumble groan sigh laugh smile grin nod shrug shoot fire begin start
    thank greet welcome salute toast open close finish end speak talk chat discuss address
    summon invoke reference rail rant vent refuse decline reject refute rebut dispute rebuff write
    think believe feel hope expect fear know understand consider regard see view judge deem find suspect
    assume doubt learn hear decide determine want wish plan intend show indicate demonstrate
    prove argue advocate propound champion push press lobby petition back endorse support oppose
    bark boom crack roar growl bellow wail hiss howl drawl deadpan rasp sputter stammer blurt chuckle giggle gasp sob
    chortle grouse moan whine rejoin exclaim bawl chirp croak cackle coo
    vote ask remember remind note rate rank tag liken compare accuse credit cast frame
    read declare deliver release issue publish unveil outline present submit file list name
    introduce identify refer allude caution encourage challenge dare call caption riff""".split()
)
"""Verbs that may carry a statement. Which of them do so without quotation marks, `REPORTING` tells."""

REPORTING = frozenset(
    """say tell add note write announce suggest acknowledge warn claim argue ask recall respond declare emphasize
    emphasise insist explain reply state stress concede admit assert tweet post remark observe comment reiterate
    repeat confirm reveal disclose contend maintain allege testify affirm proclaim predict complain caution counter
    report mention deny pledge promise vow underline underscore highlight urge recount lament inform
    advise assure remind reassure notify opine posit hint imply boast brag demand plead beg implore
    quip joke propose recommend swear threaten answer agree speculate estimate
    clarify specify accuse elaborate retort point conclude cite bemoan decry protest muse attest confide confess
    call instruct intimate contest retweet quote apologize theorize lecture gripe grumble profess
    object appeal exhort fret aver summarize signal rule caption""".split()
)

ACTS = frozenset("propose threaten instruct".split())
"""Verbs whose clause or object tells what somebody does or would do, seldom what they said."""

OBJECTS = frozenset(
    """announce criticize criticise express mention tweet note reveal describe recall blast confirm promise
    acknowledge suggest emphasize emphasise stress urge explain predict forecast""".split()
)
"""Verbs whose plain object is reported speech (“announced his resignation”)."""

CLAUSAL = frozenset(
    """say argue note claim insist suggest add warn acknowledge tell admit predict explain complain contend maintain
    declare assert recall reveal confirm reiterate stress emphasize emphasise believe state report ask
    concede observe point write""".split()
)
"""Verbs whose complement is a clause, even where the parse has lost it."""

BARE = frozenset("say argue note insist suggest add think".split())
"""Those whose clause often stands without “that”."""

PREPOSITIONS = {
    verb: frozenset(words.split())
    for verb, words in {
        "call": "for on upon",
        "ask": "for",
        "warn": "of about against",
        "agree": "with on",
        "complain": "of about",
        "boast": "of about",
        "brag": "of about",
        "argue": "for against",
        "comment": "on",
        "write": "about",
        "joke": "about",
        "caution": "against",
        "tweet": "about",
    }.items()
}
"""Verbs that report what stands behind a preposition (“called for a vote”), with the prepositions."""

ADDRESSING = frozenset(
    """call accuse urge beg implore exhort appeal criticize blast describe mention express pledge vow promise
    threaten demand brag boast propose cite quote retweet lecture instruct advise assure inform remind notify""".split()
)
"""Cues that need an object or an addressee: they never stand as “…, Kern urged.” behind words without marks."""

CALLING = frozenset("call label brand dub term".split())
"""Verbs that give something a name."""

QUOTING = frozenset("quote cite".split())
"""Verbs whose object said the words (“quoted Kern: “…””)."""

RECALLING = frozenset("recall remember hear overhear record film".split())
"""Verbs whose object said the words where “saying” follows (“recalled Kern saying”)."""

SOURCES = frozenset(
    """statement interview speech tweet letter email e-mail memo remark remarks comment comments claim claims
    report article column post message note announcement warning pledge promise vow call allegation accusation
    assertion argument suggestion declaration admission testimony op-ed editorial essay book memoir ad
    advertisement video release tweets words slogan phrase motto description
    characterization proposal demand complaint criticism charge charges denial chant chants catchphrase
    catch-phrase contention insistence belief
    response answer reply question refrain allegations accusations assertions arguments suggestions
    warnings complaints demands statements letters emails memos posts announcements verdict quip retort rebuke
    assessment summary""".split()
)
"""Nouns of what is said; with a possessor before them (“Kern's claim that …”) the possessor speaks."""

SAID = frozenset(
    """claim claims assertion assertions suggestion promise promises vow vows call calls insistence announcement
    statement warning prediction declaration argument complaint""".split()
)
"""Nouns of what is said, with the clause behind them (“Kern's claim that …”)."""

COUNTS = frozenset(
    """analysis tally survey poll estimate estimates study review count account data figures polling research
    calculation calculations investigation""".split()
)
"""Nouns of what is counted or looked into; whoever made it speaks (“according to a tally by the council”)."""

WORKS = frozenset(
    """book memoir novel biography autobiography film movie documentary song anthem album single musical play opera
    show series sitcom programme program podcast painting poem game comedy drama hit classic ballad""".split()
)
"""Nouns of works, behind which a title stands (“her book “…””)."""

DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december today yesterday tonight tomorrow last earlier""".split()
)
"""Words of time that stand behind a cue without being its subject (“said Tuesday”)."""

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "begin": "begins began begun beginning",
    "speak": "speaks spoke spoken speaking",
    "sing": "sings sang sung singing",
    "swear": "swears swore sworn swearing",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "know": "knows knew known knowing",
    "understand": "understands understood understanding",
    "see": "sees saw seen seeing",
    "find": "finds found finding",
    "hear": "hears heard hearing",
    "show": "shows showed shown showing",
    "read": "reads read reading",
    "cast": "casts cast casting",
    "rebut": "rebuts rebutted rebutting",
    "forecast": "forecasts forecast forecasted forecasting",
    "shoot": "shoots shot shooting",
    "quip": "quips quipped quipping",
    "admit": "admits admitted admitting",
    "submit": "submits submitted submitting",
    "refer": "refers referred referring",
    "snap": "snaps snapped snapping",
    "brag": "brags bragged bragging",
    "beg": "begs begged begging",
    "plan": "plans planned planning",
    "slam": "slams slammed slamming",
    "rip": "rips ripped ripping",
    "dub": "dubs dubbed dubbing",
    "tag": "tags tagged tagging",
    "blog": "blogs blogged blogging",
    "grin": "grins grinned grinning",
    "nod": "nods nodded nodding",
    "shrug": "shrugs shrugged shrugging",
    "chat": "chats chatted chatting",
    "label": "labels labeled labelled labeling labelling",
    "signal": "signals signaled signalled signaling signalling",
    "aver": "avers averred averring",
}


def forms(verb: str) -> list[str]:
    """A verb's inflected forms, by the irregular table or the rules of spelling."""
    if verb in _IRREGULAR:
        return [verb, *_IRREGULAR[verb].split()]
    if verb.endswith("e"):
        return [verb, verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return [verb, third, verb + "ed", verb + "ing"]


VERBS = {form: verb for verb in sorted(SAYING | REPORTING) for form in forms(verb)}
"""Every form of every cue verb, lower case, with its dictionary form."""
