"""Which state do American newspapers mean by an abbreviation behind a politician's name (“D-Minn.”)?"""

from __future__ import annotations

_STATES = """ala alabama; alaska alaska; ariz arizona; ark arkansas; cal california; calif california; colo colorado;
conn connecticut; del delaware; fla florida; ga georgia; hawaii hawaii; idaho idaho; ill illinois; ind indiana;
iowa iowa; kan kansas; kans kansas; ky kentucky; la louisiana; maine maine; md maryland; mass massachusetts;
mich michigan; minn minnesota; miss mississippi; mo missouri; mont montana; neb nebraska; nebr nebraska;
nev nevada; nh new hampshire; nj new jersey; nm new mexico; ny new york; nc north carolina; nd north dakota;
ohio ohio; okla oklahoma; ore oregon; pa pennsylvania; ri rhode island; sc south carolina; sd south dakota;
tenn tennessee; tex texas; texas texas; utah utah; vt vermont; va virginia; wash washington; wva west virginia;
wis wisconsin; wisc wisconsin; wyo wyoming; al alabama; ak alaska; az arizona; ar arkansas; ca california;
co colorado; ct connecticut; fl florida; ia iowa; ks kansas; me maine; ma massachusetts; mi michigan;
mn minnesota; ms mississippi; mt montana; ne nebraska; nv nevada; oh ohio; ok oklahoma; or oregon;
tn tennessee; tx texas; ut utah; vt vermont; wa washington; wi wisconsin; wy wyoming"""

STATES = {short: name for entry in _STATES.split(";") for short, name in [entry.split(maxsplit=1)]}
"""From an abbreviation in lower case, without full stops and spaces, to the state in lower case."""
PARTIES = {"r": "republican", "d": "democrat", "i": "independent"}
"""From the letter before a state to the noun for the party's member."""
