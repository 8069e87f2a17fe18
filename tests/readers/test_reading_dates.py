"""Which civil date does a string print, and which prints none that is sure?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from searchapp.domain import DateOrigin
from searchapp.readers import dates

DATES = [
    ("2024", "2024", None),
    ("2024-03", "2024-03", None),
    ("2024-03-05", "2024-03-05", None),
    ("2024/3/5", "2024-03-05", None),
    ("20240305", "2024-03-05", None),
    ("  2024-03-05 ", "2024-03-05", None),
    ("2024-03-05T23:30:00", "2024-03-05", None),
    ("2024-03-05 23:30", "2024-03-05", None),
    ("2024-03-05T23:30:00Z", "2024-03-05", "2024-03-05T23:30:00Z"),
    ("2024-03-05T23:30:00.123+0000", "2024-03-05", "2024-03-05T23:30:00Z"),
    ("2024-03-05T23:30:00-05:00", "2024-03-05", "2024-03-06T04:30:00Z"),
    ("2024-03-05 9:30:00 UTC", "2024-03-05", "2024-03-05T09:30:00Z"),
    ("2024-03-05T23:30-05:00", "2024-03-05", "2024-03-06T04:30:00Z"),
    ("2024-03-05T25:61:00Z", "2024-03-05", None),
    ("Tue, 05 Mar 2024 11:20:00 +0100", "2024-03-05", "2024-03-05T10:20:00Z"),
    ("Tue, 05 Mar 2024 11:20:00 GMT", "2024-03-05", "2024-03-05T11:20:00Z"),
    ("05 Mar 2024 11:20:00", "2024-03-05", None),
    ("5 March 2024", "2024-03-05", None),
    ("5th of March, 2024", "2024-03-05", None),
    ("March 5, 2024", "2024-03-05", None),
    ("Mar. 5, 2024", "2024-03-05", None),
    ("March 5th 2024", "2024-03-05", None),
    ("Tuesday, 5 March 2024", "2024-03-05", None),
    ("Tuesday, March 5, 2024", "2024-03-05", None),
    ("March 5, 2024 11:20 am", "2024-03-05", None),
    ("March 5, 2024 at 11:20 EST", "2024-03-05", None),
    ("March 2024", "2024-03", None),
    ("5. März 2024", "2024-03-05", None),
    ("1er mars 2024", "2024-03-01", None),
    ("lundi 5 février 2024", "2024-02-05", None),
    ("05.03.2024", "2024-03-05", None),
    ("13/04/2024", "2024-04-13", None),
    ("04/13/2024", "2024-04-13", None),
    ("05/05/2024", "2024-05-05", None),
    ("1987-02-26T15:01:01", "1987-02-26", None),
    ("1600", "1600", None),
    ("2100-12-31", "2100-12-31", None),
    ("2024-02-29", "2024-02-29", None),
    ("٢٠٢٤-٠٣-٠٥", "2024-03-05", None),
    ("5 de marzo de 2024", "2024-03-05", None),
    ("٥ مارس ٢٠٢٤", "2024-03-05", None),
    ("5 марта 2024 г.", "2024-03-05", None),
    ("2024年3月5日", "2024-03-05", None),
    ("16 Mayıs 2024", "2024-05-16", None),
    ("Published: 5 March 2024", "2024-03-05", None),
    ("2024-03-05 09:30:00 PDT", "2024-03-05", "2024-03-05T16:30:00Z"),
    ("2024-03-05 09:30:00 CET", "2024-03-05", "2024-03-05T08:30:00Z"),
    ("March 5, 2024 at 9:30 p.m. EDT", "2024-03-05", None),
    ("2024-W10-2", "2024-03-05", None),
    ("2024W102", "2024-03-05", None),
    ("2024-03-05 09:30 +0530", "2024-03-05", "2024-03-05T04:00:00Z"),
    ("2024-03-05 09:30 JST", "2024-03-05", "2024-03-05T00:30:00Z"),
    ("2024-03-05 09:30 EST", "2024-03-05", "2024-03-05T14:30:00Z"),
    ("2024-03-05 09:30 IST", "2024-03-05", None),  # of India, Israel or Ireland
    ("05 Mar 2024 11:20:00 -0500", "2024-03-05", "2024-03-05T16:20:00Z"),
    ("20240305T0930Z", "2024-03-05", None),
    ("Thursday 7 March 2024", "2024-03-07", None),
    ("Do, 7. März 2024", "2024-03-07", None),
    ("sam. 9 mars 2024", "2024-03-09", None),
    ("5 March 2024 - 11h20", "2024-03-05", None),
    ("Dated 5 March 2024", "2024-03-05", None),
    ("le 5 mars 2024", "2024-03-05", None),
    ("13-04-2024", "2024-04-13", None),
    ("04-13-2024", "2024-04-13", None),
    ("marzo de 2024", "2024-03", None),
    *((printed, "2024-03", None) for printed in ("2024年3月", "2024년 3월", "tháng 3 năm 2024", "2024年3月 10:15")),
    ("2024年2月29日 10:15", "2024-02-29", None),
    ("17 marzo 2024 5 pm", "2024-03-17", None),
]

NO_DATES = [
    *("03/04/2024", "3-4-2024", "2023-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "31 April 2024", "30.02.2024"),
    *(
        "1599",
        "2101-01-01",
        "0000-00-00",
        "9999-12-31",
        "",
        "soon",
        "yesterday",
        "5 Smarch 2024",
        "05/03/24",
        "March 5",
    ),
    *("Tue, 99 Mar 2024 11:20:00 GMT", "1709630400", "12345678", "2024-03-05 and later", "x" * 10_000),
    *("2023-W60-1", "1500-W10-1", "05 Mar 1500 11:20:00 GMT", "5 March 3024", "12.13.2024", "31 de febrero de 2024"),
    *("5 de marzo de 2024 o 2025", "5 de marzo de 24", "marzo de 2024", "1 2 3 4 5 6 7 8 marzo 2024"),
    *("15 de marzo 2024 17", "7 mars 2024 kl 31 marzo"),
    *("marzo 2024 5 pm", "luglio 2024 alle 9 am"),  # an hour is no day
]


@pytest.mark.parametrize(("printed", "value", "instant"), DATES)
def test_a_date_is_read_with_its_precision_and_its_instant(printed, value, instant):
    found = dates.parse(printed, DateOrigin.METADATA)
    assert found is not None
    assert (found.value, found.instant, found.origin) == (value, instant, DateOrigin.METADATA)


@pytest.mark.parametrize("printed", NO_DATES, ids=[case[:30] for case in NO_DATES])
def test_what_is_ambiguous_impossible_or_far_away_is_no_date(printed):
    assert dates.parse(printed, DateOrigin.TEXT) is None


URLS = [
    ("https://mail.example/2024/03/05/dam", "2024-03-05"),
    ("https://mail.example/news/2024/3/5", "2024-03-05"),
    ("https://mail.example/2024-03-05-dam", "2024-03-05"),
    ("https://mail.example/20240305/dam", "2024-03-05"),
    ("https://mail.example/2024/03/dam", "2024-03"),
    ("https://mail.example/2024/dam", None),
    ("https://mail.example/article/20241399/dam", None),
    ("https://mail.example/9000/12/dam", None),
    ("https://mail.example/dam?day=/2024/03/05/", None),
    ("https://mail.example", None),
    ("https://mail.example/2024/13/2024/03/dam", "2024-03"),
    ("https://mail.example/20240305", "2024-03-05"),
    ("/2024/03/05/", None),
]


@pytest.mark.parametrize(("url", "value"), URLS)
def test_a_date_in_a_url_is_found_in_its_path_only(url, value):
    found = dates.from_url(url)
    assert (found.value if found else None) == value
    assert found is None or found.origin is DateOrigin.URL


@given(st.dates())
def test_every_day_from_1600_to_2100_is_read_back(day):
    found = dates.parse(day.isoformat(), DateOrigin.METADATA)
    assert (found.value if found else None) == (day.isoformat() if 1600 <= day.year <= 2100 else None)


@given(st.text(alphabet="0123456789-/.:TZ+ ,MarchFeb", max_size=40) | st.text())
def test_no_string_breaks_the_reading_of_dates(text):
    found = dates.parse(text, DateOrigin.TEXT)
    assert found is None or found.first_day <= found.last_day


MOMENTS = [
    *((moment, "2024-03-05T00:00:00Z") for moment in (1709596800, "1709596800", " 1709596800000 ", 1709596800000.0)),
    ("-1709596800", "1915-10-30T00:00:00Z"),
    (100_000_000, "1973-03-03T09:46:40Z"),  # the first that is no small number
    (-11_676_096_000, "1600-01-01T00:00:00Z"),
    (4_133_980_799, "2100-12-31T23:59:59Z"),
]


@pytest.mark.parametrize(("value", "instant"), MOMENTS)
def test_seconds_and_milliseconds_since_1970_are_a_day_in_utc(value, instant):
    found = dates.of_value(value)
    assert found is not None
    assert (found.value, found.instant, found.origin) == (instant[:10], instant, DateOrigin.METADATA)


@pytest.mark.parametrize("year", [1600, 2024, 2100])
def test_the_number_of_a_year_is_that_year(year):
    found = dates.of_value(year)
    assert (found.value, found.instant, found.origin) == (str(year), None, DateOrigin.METADATA)


@pytest.mark.parametrize(
    "value", [True, 12, 1599, 2101, 99_999_999, 4_133_980_800, 1e300, float("nan"), None, [], "16/05/23"]
)
def test_what_is_no_moment_is_no_date(value):
    assert dates.of_value(value) is None
