"""Which words tell that something was not said, is only alleged, or only thought of?

Dictionary forms, written by hand; `STANCE` maps every inflected form of a governing verb to what it does to the
statement that hangs on it.
"""

from __future__ import annotations

from enum import StrEnum

from searchapp.annotate.lexicon.cues import forms


class Stance(StrEnum):
    """What a verb does to the statement below it."""

    DENIES = "denies"
    """Says of the statement that it was not made (“denied saying”)."""
    WITHHOLDS = "withholds"
    """Tells that it was not made (“refused to say”)."""
    ALLEGES = "alleges"
    """Blames somebody for it, without vouching (“accused him of saying”)."""
    WISHES = "wishes"
    """Thinks of it, asks for it or waits for it (“imagine Brandt saying”)."""
    REPORTS = "reports"
    """Passes it on; in the passive before an infinitive it only alleges (“is said to have told”)."""
    SEEMS = "seems"
    """Alleges only what is past (“seems to have said”, but not “seemed to suggest”)."""
    SHOWS = "shows"
    """Presents somebody who speaks (“the video shows Brandt saying”)."""
    QUOTES = "quotes"
    """Passes on the words of its object (“quoted Brandt as saying”)."""


_VERBS = {
    Stance.DENIES: "deny reject refute rebut dispute disavow contest disown",
    Stance.WITHHOLDS: "refuse decline fail avoid forget neglect refrain resist omit abstain stop hesitate",
    Stance.ALLEGES: """allege accuse suspect charge rumour rumor insinuate purport fabricate acquit misquote
        mistranslate indict sue invent""",
    Stance.WISHES: """imagine picture envisage envision pretend dream fantasise fantasize hope wish want expect wait
        need plan intend prefer threaten ask urge order press invite beg instruct advise allow permit
        forbid encourage dare challenge offer promise vow pledge wonder let implore demand
        query enquire inquire""",
    Stance.REPORTS: """say report believe think understand claim assume presume suppose hold tell recall remember add
        insist maintain write testify recount reveal note explain suggest assert state mention complain confirm contend
        hear relate disclose swear hint repeat""",
    Stance.SEEMS: "seem appear",
    Stance.SHOWS: "have show make depict portray feature present",
    Stance.QUOTES: "quote cite",
}
_IRREGULAR = {
    "forbid": "forbids forbade forbidden forbidding",
    "hold": "holds held holding",
    "have": "has had having",
    "make": "makes made making",
    "let": "lets letting",
    "sue": "sues sued suing",
    "show": "shows showed shown showing",
    "plan": "plans planned planning",
    "stop": "stops stopped stopping",
    "refer": "refers referred referring",
    "omit": "omits omitted omitting",
    "acquit": "acquits acquitted acquitting",
    "forget": "forgets forgot forgotten forgetting",
    "dream": "dreams dreamt dreamed dreaming",
}


def _inflected(verb: str) -> list[str]:
    return [verb, *_IRREGULAR[verb].split()] if verb in _IRREGULAR else forms(verb)


STANCE = {form: stance for stance, verbs in _VERBS.items() for verb in verbs.split() for form in _inflected(verb)}
"""Every form of a governing verb, lower case, with what it does."""

NEGATIONS = frozenset("not n't never nor neither".split())
NOBODY = frozenset("nobody none neither no-one".split())
"""Subjects that say that no one did it; “no one” besides."""

MODALS = frozenset("would 'd could can ca will 'll wo shall sha may might must should ought".split())
HABITS = frozenset(
    """later afterwards eventually subsequently often always sometimes usually frequently regularly repeatedly soon only
    again then routinely""".split()
)
"""Beside “would” and “could” they tell of what was said (“would later say”, “would only say”)."""

HEARSAY = frozenset(
    """allegedly reportedly supposedly purportedly ostensibly apparently falsely wrongly wrongfully mistakenly
    fictitiously erroneously misleadingly rumouredly""".split()
)
"""Adverbs by which the article does not vouch for the cue."""

CONDITIONS = frozenset("if unless whether lest".split())

FORGED = frozenset(
    """fake faked fabricated false forged doctored bogus hoax parody spoof satirical satiric invented fictitious
    fictional manipulated spurious phony phoney counterfeit altered photoshopped ai-generated computer-generated
    made-up imaginary apocryphal deepfake deepfaked purported alleged supposed edited imagined""".split()
)
"""Adjectives of a text, recording or picture that somebody made up."""

FORGERIES = frozenset(
    "deepfake hoax parody spoof forgery satire meme fabrication rumour rumor impostor impersonator fake".split()
)
"""Nouns that say it themselves."""

MEDIA = frozenset(
    """tweet tweets quote quotes quotation quotations video videos clip clips letter letters post posts audio recording
    recordings screenshot screenshots statement statements image images interview interviews account accounts article
    articles headline leaflet leaflets memo e-mail email emails e-mails transcript message messages caption photograph
    photo picture poster flyer site website page version cartoon sketch graphic text press release comment comments
    remark remarks words saying line speech call voice document documents""".split()
)
"""What can be forged, and what somebody's words stand in."""

RUMOURS = frozenset(
    """rumour rumours rumor rumors allegation allegations accusation accusations charge charges suggestion suggestions
    speculation gossip insinuation insinuations myth legend notion hoax claim claims report reports story stories idea
    falsehood lie assertion assertions contention complaint theory suspicion suspicions fabrication""".split()
)
"""Nouns that bring a statement nobody vouches for (“rumours that Brandt said …”)."""

ACCUSING = frozenset(
    """indictment indictments lawsuit complaint rumour rumours rumor rumors allegation allegations suit gossip legend
    prosecutors prosecution""".split()
)
"""According to these, something is only alleged."""

RECORDS = frozenset(
    """transcript transcripts statement statements release recording recordings minutes video footage tape tapes copy
    text letter email e-mail memo report reports agenda speech remarks tweet post document documents note notes filing
    filings interview excerpts audio""".split()
)
"""According to these, it was said."""

ACCOUNTS = frozenset("account version telling retelling recollection recounting words memory".split())
"""“In Kern's account, Brandt said …”: what stands there is passed on by Kern."""

EVIDENCE = frozenset("evidence proof record sign indication trace".split())
DENIALS = frozenset("denial denials rejection refutation".split())
PROSPECTS = frozenset(
    """possibility chance prospect hope hopes risk fear fears expectation temptation demand demands call calls
    request requests pressure invitation invitations""".split()
)

UNREAL = frozenset("likely unlikely about due set ready prepared willing bound reluctant poised supposed".split())
"""Adjectives whose infinitive has not come about (“is likely to say”)."""

UNTRUE = frozenset("false untrue wrong incorrect nonsense".split())
UNSETTLED = frozenset("unclear uncertain doubtful disputed unproven unconfirmed possible conceivable".split())
