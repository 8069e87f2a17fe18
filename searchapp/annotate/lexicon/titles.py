"""Which words stand before a name without being part of it, and what do they tell of the person?"""

from __future__ import annotations

from searchapp.annotate.lexicon.nouns import COMPOUNDS

FEMALE_TITLES = frozenset(
    """mrs ms miss madam madame mme mlle lady dame baroness duchess countess queen princess empress sister mother
    congresswoman councilwoman chairwoman spokeswoman businesswoman actress assemblywoman alderwoman policewoman
    frau señora senora doña sayyida sheikha""".split()
)
MALE_TITLES = frozenset(
    """mr sir lord baron duke count earl king prince emperor father brother pope imam rabbi ayatollah sheikh
    sheik shaikh sayyed sayyid seyyed mullah maulana congressman councilman chairman spokesman businessman actor
    assemblyman alderman policeman herr señor senor cardinal bishop archbishop hojatoleslam hojjatoleslam""".split()
)
NEUTRAL_TITLES = frozenset(
    """dr prof professor sen sens senator senators rep reps representative gov govs governor governors gen
    general lt lieutenant col colonel maj major capt captain cmdr commander sgt sergeant cpl corporal pvt private
    adm admiral brig brigadier president vice prime minister premier chancellor secretary undersecretary deputy
    mayor judge justice chief attorney ambassador envoy speaker leader rev reverend fr hon honorable honourable
    officer detective inspector sheriff marshal constable superintendent commissioner director chair chairperson
    ceo coach manager candidate nominee spokesperson aide adviser advisor strategist analyst economist author
    journalist reporter correspondent columnist editor host anchor lawyer counsel solicitor counsellor councillor
    councilor alderperson delegate mp mep mla dame agent doctor nurse saint st martyr martyrs pastor
    deacon elder sultan emir excellency eminence highness majesty holiness comrade
    first second former ex acting interim then state federal national foreign interior defense defence finance
    treasury trade health education energy justice labour labor home shadow assistant associate executive senior
    junior co-chair chairmen democrat republican democratic conservative independent rival veteran
    incumbent fellow longtime billionaire pollster activist historian scientist researcher writer
    singer actor actress comedian rapper director striker midfielder defender goalkeeper captain
    press campaign communications policy national security majority minority house senate white whip
    british american french german russian chinese israeli iranian
    city county district supreme court general-secretary premier pilot""".split()
)
ADJECTIVES = frozenset(
    """british american french german russian chinese israeli iranian federal national foreign junior senior independent
    white supreme royal""".split()
)
"""Words of titles that never stand alone before a name: “German Prell” is a whole name."""
HARD_TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baroness sen sens senator rep reps representative
    gov governor gen lt col maj capt cmdr sgt cpl adm brig president chancellor mayor judge justice rev reverend
    congressman congresswoman councilman councilwoman king queen prince princess pope imam ayatollah sheikh sheik
    sayyed sayyid seyyed rabbi cardinal bishop archbishop minister secretary ambassador premier commissioner
    sheriff detective inspector sergeant lieutenant colonel captain major admiral spokesman spokeswoman
    spokesperson councillor fr hon madam madame martyr martyrs chairman chairwoman pastor
    eminence excellency highness majesty holiness mullah sultan emir coach hojatoleslam""".split()
)
"""Titles after which a capitalised word is a person's name."""

SUFFIXES = frozenset("jr sr ii iii iv esq phd md qc kc mp".split())
TITLES = FEMALE_TITLES | MALE_TITLES | NEUTRAL_TITLES | COMPOUNDS


def bare(word: str) -> str:
    """A word as the lists hold it: lower case, without full stops at its end."""
    return word.lower().rstrip(".")
