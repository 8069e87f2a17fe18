"""Which common nouns stand for persons, and which for bodies or documents that speak?"""

from __future__ import annotations

FEMALE_NOUNS = frozenset(
    """woman women girl lady mother wife daughter sister aunt niece grandmother widow queen princess duchess
    spokeswoman chairwoman congresswoman businesswoman actress saleswoman policewoman heroine hostess waitress
    stepmother girlfriend bride mum mom""".split()
)
MALE_NOUNS = frozenset(
    """man men boy gentleman father husband son brother uncle nephew grandfather widower king prince duke
    spokesman chairman congressman businessman salesman policeman hero waiter stepfather boyfriend groom
    dad pope imam ayatollah rabbi priest""".split()
)
PERSON_NOUNS = (
    FEMALE_NOUNS
    | MALE_NOUNS
    | frozenset(
        """senator governor president minister secretary mayor judge justice attorney lawyer candidate nominee
    leader chief head director chair chairperson founder owner boss executive officer official spokesperson aide
    adviser advisor strategist analyst economist professor scientist researcher author writer novelist poet
    journalist reporter correspondent columnist editor host anchor commentator pundit pollster critic expert
    doctor physician surgeon nurse teacher student pupil coach manager captain player striker goalkeeper athlete
    singer rapper comedian actor artist musician director producer star celebrity billionaire millionaire
    mogul tycoon investor banker trader farmer worker driver pilot engineer
    lawmaker legislator congressman congresswoman representative councillor councilor delegate ambassador
    diplomat envoy general colonel admiral commander sergeant detective inspector sheriff commissioner
    prosecutor defendant suspect witness victim survivor plaintiff resident neighbour neighbor
    politician democrat republican conservative liberal independent libertarian socialist progressive
    incumbent challenger rival opponent frontrunner front-runner newcomer veteran outsider
    activist organizer organiser campaigner volunteer supporter voter donor
    historian philosopher theologian pastor bishop archbishop cardinal
    chancellor premier lord lady baroness speaker whip member source
    friend colleague partner cousin child baby teenager native
    texan californian floridian vermonter ohioan hoosier virginian alaskan kentuckian
    counsel solicitor barrister deputy counterpart
    businessperson entrepreneur developer philanthropist reality personality
    mp ceo cfo chairman person guy individual old gardener superintendent stallholder shopkeeper baker butcher
    fisherman sailor skipper clerk guard soldier priest nun monk juror magistrate tenant landlord landlady runner
    swimmer winner champion finalist keeper warden ranger forester miner mechanic plumber carpenter electrician
    builder architect designer photographer librarian curator conductor composer violinist pianist dancer painter
    sculptor biologist chemist physicist geologist meteorologist epidemiologist psychologist sociologist
    archaeologist astronomer mathematician statistician advocate postman postwoman firefighter paramedic midwife
    observer scholar contender associate defender proponent specialist backer staffer confidant respondent elder
    attendee moderator ally insider employee operative employer customer buyer seller passenger commuter
    arbitrageur dealer coordinator co-ordinator follower user organiser blogger vlogger youtuber model programmer
    beauty reviewer schoolmistress schoolmaster chef cook waiter waitress hero heroine""".split()
    )
)
_BEFORE = "co ex vice deputy then".split()
_BEHIND = "elect designate general".split()
COMPOUNDS = frozenset(
    {f"{part}-{noun}" for part in _BEFORE for noun in PERSON_NOUNS}
    | {f"{noun}-{part}" for part in _BEHIND for noun in PERSON_NOUNS}
    | {noun for noun in PERSON_NOUNS if "-" in noun}
    | set(
        "editor-in-chief commander-in-chief mother-in-law father-in-law brother-in-law sister-in-law son-in-law".split()
    )
    | set("daughter-in-law first-minister deputy-editor runner-up passer-by".split())
)
"""People's nouns with a hyphen, which tokenisers break at it."""
PERSON_NOUNS |= COMPOUNDS
GROUP_NOUNS = frozenset(
    """company firm corporation business bank group organization organisation agency department ministry office
    campaign committee commission council party government administration union association foundation institute
    university college school hospital team club league federation court board bureau
    paper newspaper magazine outlet network channel site website blog station publication broadcaster
    think-tank coalition alliance charity fund nonprofit body panel regulator service police
    military army navy force embassy mission city town county state country nation kingdom
    kremlin pentagon""".split()
)
DOCUMENT_NOUNS = frozenset(
    """report study survey poll document letter statement memo ruling indictment lawsuit complaint article editorial
    column book ad advertisement video tweet post email transcript filing affidavit warrant story piece paper
    bill law order resolution release headline sign banner placard slogan message magazine interview
    notice summary opinion judgment judgement act constitution decree note petition charter treaty manifesto
    announcement verdict motion e-mail""".split()
)
"""What is written or shown: it may speak, but it is nobody who could be named."""
CROWDS = frozenset(
    """people police family families crowd audience others many some one both residents officials authorities
    media press public voters fans allies insiders operatives parents everyone someone nobody analysts
    investigators staff management left right opposition majority minority half percent %""".split()
)
"""Nouns and pronouns that stand for several people or anybody."""
HONORIFICS = frozenset("eminence excellency highness majesty holiness honour honor".split())
"""“His Excellency”: an address that stands for the person."""
DEFINITE = frozenset("the this that his her its their our my".split())
INDEFINITE = frozenset("a an another one some several many two three four five six most few no any other".split())
"""Determiners with which a person stays unnamed."""
