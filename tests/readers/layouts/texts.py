"""The invented texts that the pages are made of: paragraphs of articles, and what sites print around them."""

TITLE = "Harbour wall to be patched a tenth time"
LEAD = "Brenmouth wants to mend its harbour wall before the autumn storms, but nobody knows yet who is going to pay for it."

EN = (
    "The council of Brenmouth met on Tuesday evening to discuss the harbour wall, which has leaked since the winter storms.",
    "“We have patched it nine times,” said Odile Trask, the harbour engineer. “A tenth patch will hold until August.”",
    "Benno Arkwell, who keeps the inn beside the quay, told the meeting that his cellar had been flooded twice this year.",
    "A decision on the money, some four million crowns, is expected when the assembly returns from its summer recess.",
    "The wall was built in the days of the sealing fleet, and parts of it stand on piles that nobody has seen for a century.",
    "Divers are to look at the piles in June, if the tides allow it, and will report to the council within a fortnight.",
    "Not everybody is convinced. “Stone is cheap and patience is not,” said Pavel Imre, who sells rope on the quay.",
    "The neighbouring parish of Halm rebuilt its own wall eleven years ago and has paid for it with a toll on visiting yachts.",
    "Whether yachts would still call at Brenmouth if they had to pay is a matter on which the council is divided.",
    "Until then the fire brigade keeps two pumps on the quay, and a watchman walks along the wall at every high water.",
)
DE = (
    "Der Rat der Stadt hat am Dienstagabend über die Hafenmauer beraten, die seit den Winterstürmen undicht ist.",
    "„Wir haben sie neunmal geflickt“, sagte die Hafenmeisterin Odile Trask. „Ein zehnter Flicken hält bis August.“",
    "Der Wirt des Gasthauses am Kai berichtete, dass sein Keller in diesem Jahr schon zweimal unter Wasser stand.",
    "Über das Geld, rund vier Millionen Kronen, soll nach der Sommerpause in der Versammlung entschieden werden.",
    "Die Mauer stammt aus der Zeit der Robbenfänger, und Teile von ihr ruhen auf Pfählen, die niemand je gesehen hat.",
    "Taucher sollen sich die Pfähle im Juni ansehen, sofern die Gezeiten es erlauben, und dem Rat darüber berichten.",
    "Die Nachbargemeinde Halm hat ihre eigene Mauer vor elf Jahren erneuert und verlangt seither Gebühren von Jachten.",
)
DE_TITLE = "Hafenmauer wird zum zehnten Mal geflickt"
DE_LEAD = (
    "Brenmouth will seine Hafenmauer vor den Herbststürmen ausbessern, doch wer dafür bezahlen soll, weiß noch niemand."
)
FR = (
    "Le conseil de Brenmouth s’est réuni mardi soir pour parler du mur du port, qui fuit depuis les tempêtes de l’hiver.",
    "« Nous l’avons réparé neuf fois », a dit Odile Trask, l’ingénieure du port. « La dixième tiendra jusqu’en août. »",
    "L’aubergiste du quai a raconté que sa cave avait été inondée à deux reprises depuis le début de l’année.",
    "La décision sur l’argent, quelque quatre millions de couronnes, est attendue après les vacances de l’assemblée.",
    "Le mur date du temps des chasseurs de phoques, et il repose en partie sur des pieux que personne n’a jamais vus.",
)
FR_TITLE = "Le mur du port sera réparé une dixième fois"
ES = (
    "El concejo de Brenmouth se reunió el martes por la noche para hablar del muro del puerto, que gotea desde el invierno.",
    "«Lo hemos reparado nueve veces», dijo Odile Trask, la ingeniera del puerto. «El décimo parche aguantará hasta agosto».",
    "El posadero del muelle contó que su bodega se había inundado dos veces en lo que va de año y que nadie le paga.",
    "La decisión sobre el dinero, unos cuatro millones de coronas, se espera para después del verano en la asamblea.",
)
ES_TITLE = "El muro del puerto será reparado por décima vez"
QUESTIONS = (
    "How often was the wall patched?",
    "Who is going to pay for the tenth patch?",
    "What will the divers look for?",
)
ANSWERS = (
    "Nine times since I came here, and every time we were told that it would be the last. It never was.",
    "The assembly pays one half, and the other half comes out of the dues of the harbour, which are low this year.",
    "Rot, above all. Some of the piles are of oak and will stand for ever, but others are of fir and will not.",
)
POSTS = (
    "The vote is over: seven members for the patch, four against it, and the mayor did not take part in the vote.",
    "Odile Trask has begun to speak. She holds up a stone from the wall and says that it weighs less than it should.",
    "Benno Arkwell is shown pictures of his cellar, in which the water stands as high as the second shelf of bottles.",
    "The hall is filling slowly, and the clerk has had more chairs brought over from the school on the other side.",
    "Good evening from the hall of the council, where we are going to follow tonight’s meeting for you as it happens.",
)
HEADS = (
    "Seven to four for the patch",
    "The stone that weighs too little",
    "A look into the cellar",
    "More chairs",
    "Good evening",
)
ARTICLE = (LEAD, DE_LEAD, *EN, *DE, *FR, *ES, *QUESTIONS, *ANSWERS, *POSTS)

TEASERS = (
    "Ferry fares are to rise by a tenth from the first of next month, the company that runs the boats has announced.",
    "The lighthouse keeper of Halm has retired after forty years, and the parish is looking for somebody who takes over.",
    "A seal that was found on the slipway last week has been given a name by the children of the school at Karsk.",
    "The winter market moves to the square behind the church, where there is room for thirty stalls and a small stage.",
)
COOKIES = (
    "We and our partners use cookies to show you what you like and to count visits; read our privacy policy for more."
)
COMMENTS = (
    "I have lived beside that wall for thirty years and never once saw an engineer look at it from the water side.",
    "Why does nobody ask the divers of the sealing museum? They would have told the council all of this for nothing.",
    "Agree with the first comment. My father helped to build the second pier, and he always said that the wall was next.",
    "Four million! For that money one could buy every house on the quay and give the owners new ones up on the hill.",
)
NEWSLETTER = (
    "Get the best of Brenmouth by mail every Friday, picked by our newsroom and free of charge for all readers."
)
BIO = "Lio Sand writes about the coast and its people. Before she came to Brenmouth she worked on a ferry for seven years."
ABOUT = "Quayside is a small site about life between the tides, kept since 2009 by a handful of people who live there."
RIGHTS = (
    "All words and pictures on these pages belong to those who made them and may be used by others only if they ask."
)
OFFER = "Read on with a subscription: four weeks for one crown, after that eleven crowns a month, and you may leave at any time."
POLL = (
    "Should visiting yachts pay a toll for the wall? Take part in our vote, which is open until the end of the month."
)
DE_TEASERS = (
    "Die Fähre wird teurer, wie die Reederei am Montag mitgeteilt hat, und zwar um ein Zehntel vom nächsten Monat an.",
    "Der Leuchtturmwärter von Halm geht nach vierzig Jahren in den Ruhestand, und die Gemeinde sucht einen Nachfolger.",
)
DE_COMMENTS = (
    "Ich wohne seit dreißig Jahren an dieser Mauer und habe noch nie einen Ingenieur gesehen, der sie sich angesehen hätte.",
    "Vier Millionen! Dafür könnte man jedes Haus am Kai kaufen und den Leuten oben auf dem Hügel ein neues bauen lassen.",
)
DE_COOKIES = "Wir und unsere Partner verwenden Cookies, um Inhalte auszuwählen und Besuche zu zählen; mehr steht beim Datenschutz."
DE_ABOUT = "Der Heimatverein Brenmouth pflegt seit 1951 das Andenken an die Robbenfänger und unterhält ein kleines Museum am Kai."
AROUND = (
    *TEASERS, COOKIES, *COMMENTS, NEWSLETTER, BIO, ABOUT, RIGHTS, OFFER, POLL, *DE_TEASERS, *DE_COMMENTS, DE_COOKIES, DE_ABOUT,
)  # fmt: skip
