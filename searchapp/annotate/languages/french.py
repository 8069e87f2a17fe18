"""How does French news quote, and how does it name who speaks?"""

from __future__ import annotations

from searchapp.annotate.languages.rules import LanguageRules, phrases, words

_PAST = """
    dit déclaré affirmé expliqué indiqué souligné assuré estimé précisé annoncé répondu lancé martelé regretté
    rappelé écrit confié raconté reconnu insisté prévenu averti dénoncé salué plaidé promis jugé fustigé commenté
    observé noté résumé répété réagi demandé conclu
"""
_PRESENT = """
    s[’']indigne s[’']inquiète s[’']interroge s[’']insurge glisse souffle lâche tonne dit déclare affirme explique
    indique souligne assure estime précise annonce répond lance martèle regrette rappelle écrit confie raconte
    reconnaît insiste prévient avertit dénonce salue plaide promet commente observe note résume répète réagit
    demande conclut
"""

FRENCH = LanguageRules(
    code="fr",
    marks=("«»", "“”", '""', "‹›"),
    cues=(
        *(rf"a(?:vait)? (?:également |aussi |ainsi |encore )?{verb}" for verb in _PAST.split()),
        *(rf"a(?:vait)?-t-(?:il|elle|on) {verb}" for verb in _PAST.split()),
        *_PRESENT.split(),
        "déclarait",
        "disait",
        "expliquait",
        "affirmait",
    ),
    adding=(
        r"a(?:vait)?-t-(?:il|elle|on) (?:ajouté|poursuivi|renchéri|repris)",
        *phrases("""a ajouté, ajoute, ajoutait, a poursuivi, poursuit, a renchéri, renchérit, a repris"""),
    ),
    sources=phrases("selon, d[’']après, aux yeux de, de l[’']avis de"),
    sources_quoting=("pour",),
    that=("que", "qu[’']"),
    titles=phrases(
        """M\\., Mme, MM\\., Mlle, Dr, Pr, Me, Maître, le président, la présidente, président, présidente, le ministre
        la ministre, ministre, le Premier ministre, la Première ministre, Premier ministre, le maire, la maire
        maire, le sénateur, la sénatrice, le député, la députée, député, députée, le général, général, le colonel
        le juge, la juge, le procureur, la procureure, le professeur, la professeure, le docteur, le directeur
        la directrice, le porte-parole, la porte-parole, le chercheur, la chercheuse, l[’']économiste, l[’']avocat
        l[’']avocate, le chancelier, la chancelière, le roi, la reine, le prince, la princesse, le pape
        l[’']ambassadeur, l[’']ambassadrice, le gouverneur, la gouverneure, le commissaire, la commissaire
        le secrétaire général, la secrétaire générale, l[’']historien, l[’']historienne, le chef, la cheffe
        le patron, la patronne, le préfet, la préfète, le sociologue, la sociologue, le politologue, la politologue"""
    ),
    given_names=words(
        """Adèle Adrien Agathe Agnès Alain Albert Alexandre Alice Aline Amélie Anaïs André Anne Annie Antoine Arnaud
        Arthur Audrey Aurélie Baptiste Béatrice Benjamin Benoît Bernard Bertrand Bruno Camille Carole Caroline
        Catherine Cécile Céline Charles Charlotte Chantal Christelle Christian Christiane Christine Christophe
        Claire Clara Claude Clémence Clément Corinne Damien Daniel Danielle David Delphine Denis Denise Didier Dominique
        Édouard Élisabeth Élise Élodie Emma Emmanuel Emmanuelle Éric Estelle Étienne Eugène Ève Fabien Fabrice
        Florence Florian Franck François Françoise Frédéric Gabriel Gaël Geneviève Georges Gérard Gilbert Gilles
        Grégoire Guillaume Gustave Guy Hélène Henri Hervé Hubert Hugo Hugues Inès Isabelle Jacqueline Jacques Jean
        Jeanne Jean-Claude Jean-François Jean-Luc Jean-Marc Jean-Marie Jean-Michel Jean-Paul Jean-Pierre Jérôme Joël
        Joseph Jules Julie Julien Juliette Justine Karine Laura Laure Laurence Laurent Léa Léon Lionel Loïc Louis
        Louise Luc Lucas Lucie Lucien Madeleine Manon Marc Marcel Margaux Marguerite Marie Marine Marion Marthe
        Martin Martine Mathieu Mathilde Matthieu Maurice Maxime Mélanie Michel Michèle Mireille Monique Nadine
        Nathalie Nicolas Nicole Noël Noémie Odile Olivia Olivier Pascal Pascale Patrice Patricia Patrick Paul
        Pauline Philippe Pierre Quentin Raphaël Raymond Régis Rémi Renaud René Richard Robert Rodolphe Roger Roland
        Romain Sabine Samuel Sandrine Sarah Sébastien Serge Simon Simone Solène Sophie Stéphane Stéphanie Suzanne
        Sylvain Sylvie Théo Thérèse Thibault Thierry Thomas Valentin Valérie Vanessa Véronique Victor Vincent
        Virginie Viviane William Xavier Yann Yannick Yves Yvette Yvonne Zoé"""
    ),
    not_names=words(
        """Le La Les L Un Une Des Du De Ce Cet Cette Ces Il Elle Ils Elles On Nous Vous Je Tu Et Mais Ou Or Car Donc
        Dans En Au Aux À Par Pour Sur Sous Avec Sans Selon Après Avant Depuis Lors Si Quand Comme Ainsi Alors Enfin
        Interrogé Interrogée Lundi Mardi Mercredi Jeudi Vendredi Samedi Dimanche Janvier Février Mars Avril Mai Juin
        Juillet Août Septembre Octobre Novembre Décembre Paris Londres Berlin Moscou Washington Bruxelles Pékin
        Madrid Rome Matignon Élysée Bercy France Europe État Premier Première Photo Lire Police Gouvernement
        Assemblée Sénat"""
    ),
    prepositions=words(
        """de du des d à au aux avec pour par chez contre sur sous sans envers vers selon entre et que"""
    ),
    articles=words("le la les l un une"),
    pronouns=("il", "elle", "on", "t-il", "t-elle", "t-on", "-t-il", "-t-elle", "-il", "-elle"),
    negations=words("pas jamais n n’ ne"),
    doubts=words("dément démenti démentait nie nié niait aurait auraient prétendument"),
    conjunctions=words("et ou quand lorsque alors tandis comme si été fut"),
    links=("de", "du", "de la", "le", "la", "d", "van", "von", "ben", "el", "al"),
    bodies=words(
        """Banque Parti Ministère Institut Université Syndicat Fondation Union Fédération Commission Agence Groupe
        Société Monde Figaro Croix Conseil Cour Organisation Association Nations"""
    ),
    abbreviations=words("M MM Mme Dr Pr Me St etc"),
)
