"""How does German news quote, and how does it name who speaks?"""

from __future__ import annotations

from searchapp.annotate.languages.rules import LanguageRules, phrases, words

_OFFICE = """
    minister präsident kanzler sprecher chef direktor leiter experte expertin forscher professor anwalt anwältin
    kommissar meister trainer sekretär richter wissenschaftler ökonom unternehmer politiker abgeordnete abgeordneter
    vorsitzende vorsitzender vorstand rat rätin botschafter general bischof pfarrer arzt ärztin zeuge zeugin kapitän
"""

GERMAN = LanguageRules(
    code="de",
    marks=("„“", "„”", '„"', "»«", "«»", "›‹", "‹›", "‚‘", "“”", '""'),
    cues=phrases(
        """sagte, sagt, hat gesagt, klagte, klagt, versprach, verspricht, bestätigte, bestätigt, bemerkte, gestand
        scherzte, erklärte, erklärt, betonte, betont, meinte, meint, schrieb, schreibt, teilte, forderte, fordert
        warnte, warnt, kritisierte, kritisiert, kündigte, behauptete, behauptet, antwortete, antwortet, fragte
        fragt, rief, berichtete, berichtet, erläuterte, erläutert, versicherte, versichert, unterstrich, bekräftigte
        äußerte, verkündete, urteilte, twitterte, räumte, gab, stellte, mahnte, mahnt, lobte, lobt, resümierte
        mitteilte, ankündigte
        konstatierte, konterte, entgegnete, erwiderte, kommentierte, kommentiert, erzählte
        erzählt, beklagte, beklagt
        sprach von, spricht von"""
    ),
    adding=phrases("fügte, ergänzte, ergänzt, fuhr, setzte hinzu"),
    sources=phrases(
        """laut, nach Angaben von, nach den Worten von, nach Worten von, nach Aussage von, nach Ansicht von
        nach Einschätzung von"""
    ),
    sources_closing=("so",),
    sources_behind=("zufolge",),
    that=("dass", "daß"),
    as_said=("wie",),
    titles=(
        rf"[A-ZÄÖÜ]?[\w-]*(?:{'|'.join(_OFFICE.split())})(?:in|s|n|r)?",
        *phrases(
            """Dr\\., Prof\\., Herr, Herrn, Frau, Papst, König, Königin, Prinz, Prinzessin, Fürst, Graf, Ex-\\w+"""
        ),
    ),
    given_names=words(
        """Achim Ada Adrian Agnes Ahmed Albert Alexander Alexandra Alfred Alice Alina Amelie Andrea Andreas Angela Anja
        Anke Anna Anne Annegret Annette Anton Armin Arne Astrid August Axel Aylin Barbara Bärbel Beate Benedikt
        Benjamin Bernd Bernhard Bettina Birgit Björn Bodo Boris Brigitte Britta Bruno Burkhard Carl Carla
        Carolin Carsten Cem Charlotte Christian Christiane Christina Christine Christof Christoph Clara Claudia
        Claus Cornelia Dagmar Daniel Daniela David Dennis Detlef Dieter Dietmar Dirk Dominik Doris Dorothea
        Eberhard Eckart Edgar Egon Elena Elfriede Elias Elisabeth Elke Ellen Emil Emilia Emma Erich Erik Erika
        Ernst Erwin Esther Eugen Eva Fabian Felix Ferdinand Finn Florian Frank Franz Franziska Frauke Frieda
        Friederike Friedrich Fritz Gabriele Georg Gerd Gerhard Gero Gesine Gisela Gregor Greta Gudrun Gunnar
        Günter Günther Gustav Hanna Hannah Hannes Hans Harald Hartmut Hatice Hedwig Heidi Heike Heiko Heinrich
        Heinz Helene Helga Helmut Hendrik Henning Henriette Henrik Herbert Hermann Herta Holger Horst Hubert
        Hubertus Ida Ilona Ilse Ines Inga Ingo Ingrid Irene Iris Isabel Jakob Jan Jana Janina Jannik Jasmin
        Jens Jette Joachim Jochen Johann Johanna Johannes Jonas Jonathan Jörg Josef Judith Jule Julia Julian
        Juliane Jürgen Jutta Kai Karin Karl Karolin Karoline Karsten Katharina Käthe Kathrin Katja Katrin
        Kerstin Kevin Kim Kirsten Klara Klaus Konrad Konstantin Korbinian Kristin Kristina Kurt Lara Lars Laura
        Lea Lena Lennart Leon Leonie Levin Lilli Lina Linda Lisa Lore Lothar Lotte Luca Lucas Ludwig Luise
        Lukas Lutz Magdalena Maike Maja Malte Manfred Manuel Manuela Marc Marcel Marco Marcus Mareike Margarete
        Margot Maria Marianne Marie Marina Mario Marion Mark Marko Markus Marlene Marlies Marta Martha Martin
        Martina Mathias Matthias Max Maximilian Mehmet Melanie Merle Mia Michael Michaela Milan Miriam Mirko
        Monika Moritz Nadine Nadja Nele Nico Nicole Nils Nina Nora Norbert Olaf Ole Olga Oliver Oskar Ottmar
        Otto Pascal Patrick Paul Paula Peter Petra Philipp Pia Rainer Ralf Ralph Ramona Raphael Regina Reiner
        Reinhard Renate Richard Rita Robert Roland Rolf Rosa Roswitha Rüdiger Rudolf Ruth Sabine Sabrina Sandra
        Sara Sarah Sascha Sebastian Siegfried Sigrid Silke Silvia Silvio Simon Simone Sonja Sophia Sophie Sören
        Stefan Stefanie Steffen Stella Stephan Susanne Sven Svenja Swantje Sylvia Tabea Tanja Thea Theo Theodor
        Theresa Thilo Thomas Thorsten Tilda Till Tilman Tim Timo Tina Tobias Tom Torsten Udo Ulf Ulla Ulrich
        Ulrike Ursula Ute Uwe Valentin Veit Vera Verena Veronika Viktor Viktoria Volker Volkmar Walter Waltraud
        Werner Wiebke Wilhelm Willi Willy Winfried Wolfgang Wolfram Yannick Yvonne"""
    ),
    not_names=words(
        """Der Die Das Den Dem Des Ein Eine Einen Einer Einem Er Sie Es Wir Ihr Ich Man Und Aber Doch Auch Am Im In An
        Auf Für Mit Nach Von Vor Zu Zum Zur Bei Beim Aus Über Unter Wie Was Wer Wenn Als Ob Da Dann So Noch Nur
        Schon Laut Dabei Damit Dazu Zudem Außerdem Jedoch Denn Weil Montag Dienstag Mittwoch Donnerstag Freitag
        Samstag Sonntag Januar Februar März April Mai Juni Juli August September Oktober November Dezember Polizei
        Regierung Bundesregierung Opposition Feuerwehr Staatsanwaltschaft Gericht Bericht Berichten Angaben Gesetz
        Medien Medienberichten Umfrage Studie Zeitung Behörden Behörde Ministerium Parlament Bundestag Experten
        Zeugen Augenzeugen Anwohner Kreisen Insidern Beobachter Kritiker Forscher Wissenschaftler Berlin Paris
        London Moskau Washington Brüssel Peking Wien Deutschland Europa Teheran Interview Gespräch Fernsehen
        Rundfunk Radio Journalisten Reportern Beginn Ende Prozess Plan Statistik Artikel Paragraf Zeit Veldanien
        Sorland Kunden Mutter Vater Mitarbeiter Bürger Nachbarn Anfrage Deutsche Deutscher Europäische Neue Alte
        Junge Große Rote"""
    ),
    prepositions=words(
        """am im ins ans von vom mit zu zum zur bei beim für gegen über an nach vor unter um aus durch ohne neben des
        der dem den eines einer einem einen ihren seinen"""
    ),
    articles=words("der die das ein eine kein keine"),
    pronouns=("er", "sie", "es", "man"),
    negations=words("nicht nie niemals kaum"),
    doubts=words("bestreitet bestritt bestritten dementiert dementierte leugnet leugnete soll sollen solle angeblich"),
    conjunctions=words("und oder als während nachdem wenn weil wurde wurden wird werden worden"),
    links=("von", "van", "de", "zu", "der", "den", "al"),
    bodies=words(
        """Bank Partei Verband Bund Union Ministerium Amt Institut Universität Gewerkschaft Stiftung Verein Kirche
        Zeitung Gericht Kommission Agentur Konzern AG GmbH Rat Behörde Rundfunk Werke Nachrichten"""
    ),
    common_endings=phrases(
        """ung, heit, keit, schaft, tion, tät, sprecher, sprecherin, minister, ministerin, chef, chefin, kreise
        kreisen, sprechern"""
    ),
    noun_capitals=True,
    abbreviations=words("Dr Prof Nr Mio Mrd ca z.B bzw u.a d.h St Co usw"),
)
