"""Plain questions and dates in words: what does somebody ask for who knows no query language?"""

import datetime

import pytest

from searchapp.answers import SearchForm
from searchapp.query import content, question, told_date, told_year
from searchapp.searching.meaning import meant

TODAY = datetime.date(2024, 3, 6)

QUESTIONS = [
    ("what did Lind say about floods", "speaker:Lind said:floods"),
    ("What has Mara Lind said on the old dam?", 'speaker:"Mara Lind" said:old said:dam'),
    ("what did Nobody Known say about floods", "Nobody Known said:floods"),
    ("what did Lind say?", "speaker:Lind"),
    ("who said the dam will hold", "said:dam said:hold"),
    ("everything Lind said", "speaker:Lind"),
    ("all that Mara Lind ever said about the dam", 'speaker:"Mara Lind" said:dam'),
    ("Lind's statements on floods", "speaker:Lind said:floods"),
    ("Zitate von Lind zum Damm", "speaker:Lind said:Damm"),
    ("alles, was Lind zum Damm gesagt hat", "speaker:Lind said:Damm"),
    ("market quotes about floods", "market said:floods"),
    ("did Lind oppose the dam?", "Lind oppose dam"),
    ("was sagte Lind zum Damm", "speaker:Lind said:Damm"),
    ("Was hat Lind über den Damm gesagt?", "speaker:Lind said:Damm"),
    ("Wer sagte, dass der Damm hält?", "said:Damm said:hält"),
    ("qu'a dit Lind sur le barrage", "speaker:Lind said:barrage"),
    ("Qui a dit que le barrage tient ?", "said:barrage said:tient"),
    ("¿Qué dijo Lind sobre la presa?", "speaker:Lind said:presa"),
    ("quién dijo que la presa aguanta", "said:presa said:aguanta"),
    ("ماذا قال Lind عن السد", "speaker:Lind said:السد"),
    ("هل قال Lind ذلك", "Lind"),
    ("flood in the harbour 5 March 2024", "flood in the harbour date:2024-03-05"),
    ("storm last week", "storm date:2024-02-26..2024-03-03"),
    ("what did Lind say about floods in March 2024", "speaker:Lind said:floods date:2024-03"),
    ("what flood", "what flood"),
    ("who's there", "who's there"),
    ("speaker:Lind said:flood", "speaker:Lind said:flood"),
    ("dam 1987", "dam 1987"),
]


@pytest.mark.parametrize(("typed", "read"), QUESTIONS)
def test_a_plain_question_becomes_a_query(names, typed, read):
    assert meant(SearchForm(typed), names, TODAY).q == read
    assert meant(SearchForm(typed, literal=True), names, TODAY).q == typed


@pytest.mark.parametrize(
    ("told", "value"),
    [
        ("26 September 2016", "2016-09-26"),
        ("today", "2024-03-06"),
        ("gestern", "2024-03-05"),
        ("this week", "2024-03-04..2024-03-10"),
        ("this month", "2024-03"),
        ("el mes pasado", "2024-02"),
        ("last year", "2023"),
        ("September 26, 2016", "2016-09-26"),
        ("26th of September 2016", "2016-09-26"),
        ("Sept. 2016", "2016-09"),
        ("26. September 2016", "2016-09-26"),
        ("26.9.2016", "2016-09-26"),
        ("März 1987", "1987-03"),
        ("12 août 2016", "2016-08-12"),
        ("12 de agosto de 2016", "2016-08-12"),
        ("26 سبتمبر 2016", "2016-09-26"),
        ("آذار 2016", "2016-03"),
        ("مارس 2016", "2016-03"),
        ("۲۶ سپتامبر ۲۰۱۶", "2016-09-26"),
        ("مارس ٢٠١٦", "2016-03"),
        ("2016-9-26", "2016-09-26"),
        ("yesterday", "2024-03-05"),
        ("last month", "2024-02"),
        ("letzte Woche", "2024-02-26..2024-03-03"),
    ],
)
def test_dates_are_told_in_words_of_six_languages(told, value):
    found = told_date(f"dam {told}", TODAY)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("text", ["31 February 2016", '"March 1987"', "date:2016 March 1987", "may 20 rise", "1987"])
def test_what_is_no_date_is_none(text):
    assert told_date(text, TODAY) is None


def test_a_year_alone_is_offered_and_function_words_carry_nothing():
    assert told_year("dam 1987") == "1987"
    assert told_year("1987") is None
    assert content("the war in the harbour") == ("war", "harbour")
    assert content("krieg und frieden der stadt") == ("krieg", "frieden", "stadt")
    assert content("the war on der stadt") == ("war", "der", "stadt")
    assert question("harbour of Karsholm") is None
