"""Which words make of a statement something denied, alleged, imagined?"""

from __future__ import annotations

DENYING = frozenset("deny refute rebut dispute disavow disclaim".split())
WITHHOLDING = frozenset(
    """refused refuses refuse refusing declined declines decline declining failed fails avoided avoids avoiding
    stopped short""".split()
)
"""Forms after which what follows was not said (“refused to say”)."""
NEGATIONS = frozenset("not n't never no neither nor hardly".split())
COUNTERFEIT = frozenset(
    """fake faked forged fabricated doctored manipulated bogus phony phoney hoax spoof parody satirical satire
    counterfeit deepfake falsified fictitious invented imaginary misattributed falsely wrongly erroneously
    misquoted fraudulent""".split()
)
HEARSAY = frozenset("allegedly reportedly supposedly purportedly purported rumoured rumored apparently alleged".split())
ALLEGING = frozenset(
    """accused accuse accuses accusing alleged alleges rumoured rumored reputed purported rumours rumors rumour rumor
    allegation allegations appeared appears seemed seems""".split()
)
MODALS = frozenset("would could might may should must will ll 'll wo can if unless whether shall 'd".split())
UNREALISED = frozenset(
    """expected expects expect want wants wanted hoped hopes plans planned intends intended urged asked ordered told
    pressed supposed likely set ready due about poised able prepared likes dared forced allowed free going scheduled
    wishes wished imagine imagined suppose let wait waited waiting""".split()
)
"""Words after which “to say” is wished, expected or possible, but not done."""
