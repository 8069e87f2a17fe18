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
        konstatierte, konterte, entgegnete, erwiderte"""
    ),
    adding=phrases("fügte, ergänzte, ergänzt, fuhr, setzte hinzu"),
    sources=phrases(
        """laut, nach Angaben von, nach den Worten von, nach Worten von, nach Aussage von, nach Ansicht von
        nach Einschätzung von"""
    ),
    sources_closing=("so",),
    sources_behind=("zufolge",),
    that=("dass", "daß"),
    titles=(
        rf"[A-ZÄÖÜ]?[\w-]*(?:{'|'.join(_OFFICE.split())})(?:in|s|n|r)?",
        *phrases(
            """Dr\\., Prof\\., Herr, Herrn, Frau, Papst, König, Königin, Prinz, Prinzessin, Fürst, Graf, Ex-\\w+"""
        ),
    ),
    given_names=words(
        """Achim Ada Adrian Agnes Albert Alexander Alexandra Alfred Alice Alina Amelie Andrea Andreas Angela Anja Anke
        Anna Anne Annegret Annette Anton Armin Arne Astrid August Axel Barbara Beate Benjamin Bernd Bernhard Bettina
        Birgit Björn Boris Brigitte Britta Bruno Carl Carla Carolin Carsten Charlotte Christian Christiane Christina
        Christine Christof Christoph Clara Claudia Claus Cornelia Dagmar Daniel Daniela David Dennis Detlef Dieter
        Dietmar Dirk Dominik Doris Edgar Elena Elisabeth Elke Ellen Emil Emilia Emma Erich Erik Ernst Erwin Esther
        Eva Fabian Felix Ferdinand Florian Frank Franz Franziska Friedrich Fritz Gabriele Georg Gerd Gerhard Gisela
        Gregor Gudrun Günter Günther Gustav Hanna Hannah Hannes Hans Harald Hartmut Heidi Heike Heiko Heinrich Heinz
        Helene Helga Helmut Hendrik Henning Henrik Herbert Hermann Holger Horst Hubert Hubertus Ida Ilse Ines Inga
        Ingo Ingrid Irene Iris Jakob Jan Jana Janina Jens Joachim Jochen Johann Johanna Johannes Jonas Jörg Josef
        Judith Julia Julian Jürgen Jutta Karin Karl Karolin Karsten Katharina Kathrin Katja Katrin Kerstin Kevin Kim
        Kirsten Klara Klaus Konrad Konstantin Kristin Kristina Kurt Lara Lars Laura Lea Lena Leon Leonie Lina Linda
        Lisa Lothar Luca Lucas Luise Lukas Lutz Magdalena Maike Manfred Manuel Manuela Marc Marcel Marco Marcus
        Margarete Margot Maria Marianne Marie Marina Mario Marion Mark Marko Markus Marlene Marlies Marta Martha
        Martin Martina Mathias Matthias Max Maximilian Melanie Michael Michaela Miriam Monika Moritz Nadine Nadja
        Nico Nicole Nils Nina Norbert Olaf Oliver Oskar Otto Patrick Paul Paula Peter Petra Philipp Rainer Ralf
        Ralph Raphael Regina Reiner Reinhard Renate Richard Robert Roland Rolf Rudolf Rüdiger Ruth Sabine Sabrina
        Sandra Sara Sarah Sascha Sebastian Silke Silvia Simon Simone Sonja Sophia Sophie Stefan Stefanie Steffen
        Stephan Susanne Sven Svenja Sylvia Tanja Theo Theodor Theresa Thomas Thorsten Till Tim Timo Tina Tobias Tom
        Torsten Udo Ulf Ulrich Ulrike Ursula Ute Uwe Valentin Vera Verena Veronika Viktor Viktoria Volker Walter
        Werner Wilhelm Willi Winfried Wolfgang Wolfram Yvonne"""
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
