"""In which language is a text written, and when is it better to say none?"""

import pytest

from searchapp.readers.language import language_of

ENGLISH = "The energy minister said that the new dam would be ready before the end of the year, as she had promised."
GERMAN = "Die Energieministerin sagte, der neue Damm werde früher fertig als geplant, wie sie es versprochen hatte."
ARABIC = (
    "قالت وزيرة الطاقة إن السد الجديد سيكون جاهزا قبل نهاية العام، وأضافت أن المدن الساحلية لن تعاني من نقص المياه."
)
PERSIAN = "وزیر نیرو گفت که سد تازه تا پایان سال آماده می‌شود و شهرهای کرانه‌ای دیگر با کمبود آب روبه‌رو نخواهند شد."
CHINESE = (
    "能源部长表示，新大坝将在年底前完工。她补充说，沿海城市不会再缺水，"
    "但反对党要求采取更多措施，并批评了部长的计划与预算安排。"
)

CASES = [
    *((ENGLISH, None, "en"), (GERMAN, None, "de"), (ARABIC, None, "ar"), (PERSIAN, None, "fa"), (CHINESE, None, "zh")),
    *((ENGLISH, "en-GB", "en"), (GERMAN, "DE_at", "de"), (GERMAN, "", "de"), (GERMAN, "German", "de")),
    *((ARABIC, "en", "ar"), (PERSIAN, "ar", "fa"), (ARABIC, "fa-IR", "ar"), (CHINESE, "de", "zh")),
    *(("Dam done", None, None), ("Dam done", "en", "en"), ("1987 1988 1989 " * 20, None, None), ("", None, None)),
    ("Damm", "fr", "fr"),
]


@pytest.mark.parametrize(("text", "declared", "code"), CASES)
def test_a_language_is_declared_and_suits_the_script_or_is_recognised_or_unknown(text, declared, code):
    assert language_of(text, declared) == code
