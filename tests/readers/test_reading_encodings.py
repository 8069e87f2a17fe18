"""Which characters do bytes of unknown encoding spell, and when is text too damaged to say?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.errors import RefusedInput
from searchapp.readers.encoding import decode

GERMAN = (
    "Die Energieministerin sagte, der neue Damm über die Tarn werde früher fertig als geplant. „Wir müssen größere "
    "Städte schützen“, erklärte sie, während die Opposition höhere Löhne forderte."
)
FRENCH = (
    "La ministre de l’Énergie a déclaré que le nouveau barrage serait achevé avant la fin de l’année. « Nous devons "
    "protéger les villes côtières », a-t-elle répété, tandis que l’opposition réclamait des mesures."
)
RUSSIAN = (
    "Министр энергетики заявила, что новая плотина будет готова до конца года. Мы должны защитить прибрежные города, "
    "добавила она, а оппозиция потребовала новых мер."
)
POLISH = (
    "Minister energii powiedziała, że nowa zapora będzie gotowa przed końcem roku. Musimy chronić nadmorskie miasta, "
    "dodała, podczas gdy opozycja żądała większych środków."
)
ARABIC = (
    "قالت وزيرة الطاقة إن السد الجديد سيكون جاهزا قبل نهاية العام، وأضافت أن المدن الساحلية لن تعاني من نقص المياه."
)
CHINESE = "能源部长表示，新大坝将在年底前完工。她补充说，沿海城市不会再缺水，但反对党要求采取更多措施。"
JAPANESE = "エネルギー大臣は、新しいダムは年末までに完成すると述べた。沿岸の都市は水不足に苦しまないと付け加えた。"

OLDER = [
    *((GERMAN, "cp1252"), (FRENCH, "cp1252"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "cp866")),
    *((POLISH, "cp1250"), (POLISH, "iso8859-2"), (ARABIC, "cp1256"), (CHINESE, "gb18030"), (JAPANESE, "shift_jis")),
    *((JAPANESE, "euc_jp"), (FRENCH, "utf-8"), (ARABIC, "utf-8-sig"), (CHINESE, "utf-16"), (GERMAN, "utf-32")),
    *((GERMAN, "utf-16-le"), (POLISH, "utf-16-be")),
]


@pytest.mark.parametrize(("text", "encoding"), OLDER)
def test_text_in_older_encodings_is_spelt_right(text, encoding):
    assert decode(text.encode(encoding), "a.txt") == text


@pytest.mark.parametrize("text", [GERMAN, FRENCH, RUSSIAN, ARABIC, CHINESE, JAPANESE])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_utf_8_that_lost_a_byte_is_damaged_and_not_some_older_encoding(text, share):
    data = text.encode()
    at = next(place for place in range(int(len(data) * share), len(data)) if data[place] >= 0x80)
    with pytest.raises(
        RefusedInput, match=r"^a\.txt: the text is damaged UTF-8: byte \d+ \(in line 1\) fits no character"
    ):
        decode(data[:at] + data[at + 1 :], "a.txt")


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(data):
    try:
        text = decode(data, "a.txt")
    except RefusedInput as refusal:
        assert refusal.where == "a.txt"  # noqa: PT017 - either outcome is right
    else:
        assert isinstance(text, str)
