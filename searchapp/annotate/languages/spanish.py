"""How does Spanish news quote, and how does it name who speaks?"""

from __future__ import annotations

from searchapp.annotate.languages.rules import LanguageRules, phrases, words

_PAST = """
    dijo afirmó declaró señaló aseguró explicó indicó manifestó sostuvo subrayó advirtió anunció respondió contestó
    comentó reconoció insistió recordó precisó apuntó destacó expresó escribió denunció criticó lamentó celebró
    opinó relató contó replicó reiteró exclamó preguntó pidió remarcó detalló consideró informó confirmó zanjó
    recalcó
"""
_PRESENT = """
    prometió promete admitió admite alertó alerta argumentó ironizó sentenció dice afirma declara señala asegura
    explica indica manifiesta sostiene subraya advierte anuncia responde contesta comenta reconoce insiste recuerda
    precisa apunta destaca expresa escribe denuncia critica lamenta opina relata cuenta reitera pregunta pide
    considera informa confirma
"""
_PARTICIPLES = """
    dicho afirmado declarado señalado asegurado explicado indicado manifestado subrayado advertido anunciado
    comentado insistido recordado destacado
"""

SPANISH = LanguageRules(
    code="es",
    marks=("«»", "“”", '""', "‘’"),
    cues=(
        *_PAST.split(),
        *_PRESENT.split(),
        *(rf"ha(?:bía)? {verb}" for verb in _PARTICIPLES.split()),
        "sostenía",
        "decía",
    ),
    adding=phrases(
        """agregó, agrega, añadió, añade, ha añadido, prosiguió, prosigue, continuó, continúa, concluyó, concluye"""
    ),
    sources=phrases("según, a juicio de, en palabras de, en opinión de, de acuerdo con"),
    sources_quoting=("para",),
    that=("que",),
    titles=phrases(
        """el presidente, la presidenta, presidente, presidenta, el ministro, la ministra, ministro, ministra
        el primer ministro, la primera ministra, el alcalde, la alcaldesa, alcalde, alcaldesa, el senador
        la senadora, el diputado, la diputada, el general, general, el juez, la juez, la jueza, el fiscal, la fiscal
        el profesor, la profesora, el doctor, la doctora, doctor, doctora, Dr\\., Dra\\., Sr\\., Sra\\., el señor
        la señora, señor, señora, don, doña, el director, la directora, el portavoz, la portavoz, portavoz
        el vocero, la vocera, vocero, vocera, el gobernador, la gobernadora, el canciller, la canciller, el rey
        la reina, el príncipe, la princesa, el papa, el embajador, la embajadora, el abogado, la abogada
        el economista, la economista, el investigador, la investigadora, el entrenador, la entrenadora, el capitán
        el consejero, la consejera, el secretario, la secretaria, el líder, la líder, el historiador
        la historiadora, el exministro, la exministra"""
    ),
    given_names=words(
        """Ada Adela Adolfo Adrián Adriana Agustín Aitor Alba Alberto Alejandra Alejandro Alfonso Alfredo Alicia Álvaro
        Amalia Amparo Ana Andrea Andrés Ángel Ángela Ángeles Antonia Antonio Araceli Ariel Arturo Aurora Beatriz
        Begoña Belén Benito Berta Blanca Camila Carla Carlos Carmen Carolina Catalina Cecilia César Clara Claudia
        Claudio Concepción Consuelo Cristian Cristina Daniel Daniela David Delia Diana Diego Dolores Domingo Edgar
        Eduardo Elena Elisa Elsa Elvira Emilia Emilio Enrique Ernesto Esperanza Esteban Esther Eugenia Eugenio Eva
        Fabián Federico Felipe Félix Fermín Fernanda Fernando Fidel Francisca Francisco Gabriel Gabriela Gael
        Gerardo Germán Gloria Gonzalo Graciela Gregorio Guadalupe Guillermo Gustavo Héctor Hernán Hilda Horacio Hugo
        Ignacio Inés Irene Isabel Ismael Iván Jacinto Jaime Javier Jesús Jimena Joaquín Jorge José Josefa Josefina
        Juan Juana Julia Julián Julio Laura Leandro Leonor Leticia Lola Lorena Lorenzo Lourdes Lucas Lucía Luis
        Luisa Luz Magdalena Manuel Manuela Marcelo Marcos Margarita María Mariana Mariano Marina Mario Marisa
        Marisol Marta Martín Mateo Matías Mauricio Mercedes Miguel Miriam Mónica Montserrat Natalia Nicolás Nieves
        Noelia Norma Nuria Olga Óscar Pablo Paco Paloma Patricia Paula Pedro Pilar Rafael Ramiro Ramón Raquel Raúl
        Rebeca Ricardo Roberto Rocío Rodrigo Rodolfo Rosa Rosario Rubén Salvador Samuel Sandra Santiago Sara
        Sebastián Sergio Silvia Sofía Soledad Sonia Susana Teresa Tomás Valentina Valeria Verónica Vicente Víctor
        Victoria Virginia Ximena Yolanda"""
    ),
    not_names=words(
        """El La Los Las Un Una Unos Unas Lo Al Del De En Por Para Con Sin Sobre Tras Según Desde Hasta Entre Y O Pero
        Si No Ni Que Quien Cuando Como Donde Este Esta Estos Estas Ese Esa Eso Esto Él Ella Ellos Ellas Yo Tú Usted
        Nosotros Su Sus Se Además Asimismo También Así Ayer Hoy Lunes Martes Miércoles Jueves Viernes Sábado Domingo
        Enero Febrero Marzo Abril Mayo Junio Julio Agosto Septiembre Octubre Noviembre Diciembre Madrid París
        Londres Berlín Moscú Washington Bruselas Pekín España Europa México Moncloa Gobierno Congreso Senado Estado
        Policía Foto"""
    ),
    prepositions=words("""de del a al con para por contra sobre sin hacia según ante tras entre y que"""),
    articles=words("el la los las un una"),
    pronouns=("él", "ella", "ellos", "ellas", "usted"),
    negations=words("no nunca jamás tampoco"),
    doubts=words("niega negó negado desmiente desmintió desmentido habría habrían supuestamente presuntamente"),
    conjunctions=words("y e o cuando mientras como si fue fueron sido"),
    links=("de", "del", "de la", "de los", "van", "von", "al", "el"),
    bodies=words(
        """Banco Partido Ministerio Instituto Universidad Sindicato Fundación Unión Federación Comisión Agencia Grupo
        Sociedad Consejo Tribunal Organización Asociación Naciones Cruz Comité Policía Guardia Ayuntamiento Diario
        Radio"""
    ),
    abbreviations=words("Sr Sra Dr Dra D Dña EE UU etc"),
)
