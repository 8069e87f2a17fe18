"""The search page: whole and in part, with and without JavaScript, safe whatever is typed."""

import html
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.world import ANNOTATOR

HTMX = {"HX-Request": "true"}


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", response.text))


def test_the_page_says_how_many_paragraphs_and_shows_them_with_marks_and_speakers(client):
    page = client.get("/?q=bridge")
    assert page.status_code == 200
    assert "1 paragraph" in text_of(page)
    assert "<mark>bridge</mark>" in page.text
    assert re.search(r'class="speaker voice-0[^>]*><a href="/speaker/e\d+"><bdi>Mara Lind</bdi>', page.text)
    assert "Karsholm Courier" in page.text
    assert "5 March 2024" in page.text
    assert 'href="/article/dam?q=bridge#p1"' in page.text


def test_a_quotation_is_tied_to_its_speaker_and_an_unknown_one_looks_different(client):
    page = client.get("/?q=neighbour").text
    assert re.search(r'voice-0 .*?Jonas Feld</bdi></span>.{0,9}<span class="quote voice-0', page, re.S)
    assert re.search(r'tag voice-unknown[^>]*>unknown speaker</span>.{0,9}<span class="quote voice-unknown', page, re.S)


def test_what_is_not_asserted_is_named_so(client):
    page = client.get('/?q="gate had"').text
    assert "is-denied" in page
    assert '<span class="claim">denied</span>' in page
    assert '<span class="claim">alleged</span>' in page


def test_nothing_of_a_text_is_taken_for_markup(client):
    page = client.get("/?q=editor").text
    assert "<script>alert" not in page
    assert "&lt;b&gt;" in page
    assert "Ida &#34;Ink&#34; &lt;Moss&gt;" in page


def test_a_hit_in_arabic_carries_its_language_and_direction(client):
    assert re.search(
        r'<h2 dir="rtl" lang="ar">.*<p class="text" dir="rtl" lang="ar">', client.get("/?q=الطريق").text, re.S
    )


@pytest.mark.parametrize(
    ("headers", "whole"),
    [
        ({}, True),
        (HTMX, False),
        (HTMX | {"HX-History-Restore-Request": "true"}, True),
        (HTMX | {"HX-Boosted": "true"}, True),
    ],
)
def test_only_htmx_itself_gets_a_part_of_the_page(client, headers, whole):
    page = client.get("/?q=storm", headers=headers)
    assert page.text.startswith("<!doctype html>") == whole
    assert ('id="q"' in page.text) == whole
    assert "HX-Request" in page.headers["Vary"]
    assert ('hx-swap-oob="innerHTML:#facets"' in page.text) != whole


def test_the_whole_page_and_the_part_have_different_etags_and_both_can_stay_unsent(client):
    whole, part = client.get("/?q=storm"), client.get("/?q=storm", headers=HTMX)
    assert whole.headers["ETag"] != part.headers["ETag"]
    assert client.get("/?q=storm", headers={"If-None-Match": whole.headers["ETag"]}).status_code == 304


@pytest.mark.parametrize(
    ("trigger", "header"), [("q", "HX-Replace-Url"), ("search", "HX-Push-Url"), (None, "HX-Push-Url")]
)
def test_typing_replaces_the_address_and_choosing_adds_to_the_history(client, trigger, header):
    headers = HTMX | ({"HX-Trigger": trigger} if trigger else {})
    page = client.get("/?q=Stürme&from=&to=&sort=relevance&speaker=unknown", headers=headers)
    assert page.headers[header] == "/?q=St%C3%BCrme&speaker=unknown"


def test_the_timeline_stands_on_the_whole_page_and_on_its_part(client):
    bars = 'href="/?q=notice&amp;from=2023-02&amp;to=2023-02"'
    for headers in ({}, HTMX):
        assert bars in client.get("/?q=notice", headers=headers).text


def test_chosen_values_are_checked_and_can_be_taken_back(client, services):
    mara = f"e{min(services.names.find('Mara Lind'))}"
    page = client.get(f"/?q=storm&speaker={mara}&-source=Official+Gazette").text
    assert re.search(rf'name="speaker" value="{mara}" id="speaker-[0-9a-f]+" checked', page)
    assert 'href="/?q=storm&amp;-source=Official+Gazette"' in page
    assert f'href="/?q=storm&amp;speaker={mara}"' in page
    assert "<del><bdi>Official Gazette</bdi></del>" in page


def test_a_mistake_is_shown_at_its_character_and_keeps_the_query_and_the_choices(client):
    page = client.get('/?q=water+"high&speaker=unknown')
    assert page.status_code == 400
    assert "This quotation mark is never closed." in page.text
    assert "<code>water <strong>&#34;</strong>high</code>" in page.text
    assert 'value="water &#34;high"' in page.text
    assert '<input type="hidden" form="search" name="speaker" value="unknown">' in page.text


@pytest.mark.parametrize(
    "query",
    [
        "page=two",
        "page=0",
        "page=-1",
        "sort=best",
        "from=x",
        "to=2024-99",
        "year=12345",
        "speaker=%00",
        "entity=50%25+off",
    ],
)
def test_bad_values_are_messages(client, query):
    page = client.get(f"/?{query}")
    assert page.status_code == 400
    assert 'class="problem"' in page.text


def test_beyond_the_last_page_one_is_told(client):
    page = client.get("/?q=notice&page=99").text
    assert "There is no page 99; this is the last one." in page
    assert 'rel="next"' not in page


def test_nothing_found_is_said_with_what_was_searched(client, services):
    page = client.get("/?q=zyzzyva").text
    assert "Nothing in the archive fits all of this." in page
    assert re.search(r"Searched: \d+ paragraphs from 4 outlets, 2019 – 11 February 2025\.", page)
    assert f"The archive holds {services.articles.held(0)[0]} articles." in page
    assert "since the index was made" not in page
    undated = client.get("/search.json?year=unknown").get_json()["total"]
    assert f"{undated} paragraphs are undated." in page
    assert "Nothing is dated: <bdi>2021</bdi>." in page


def test_a_misspelt_word_is_asked_about(client):
    assert 'Did you mean <a href="/?q=harbour&amp;as=typed"' in client.get("/?q=harbuor&as=typed").text
    shown = client.get("/?q=harbuor").text
    assert "Nothing fits all of this. Shown instead:" in shown
    assert "<bdi>harbour</bdi>" in shown


def test_a_page_of_its_own_tells_annotator_generation_and_age(client):
    assert 'href="/about"' in client.get("/?q=storm").text
    told = text_of(client.get("/about"))
    assert ANNOTATOR in told
    assert "1 Jun 2025, 12:30 UTC" in told
    assert "Generation of the index" in told


def test_numbers_and_names_of_machines_that_are_none_are_refused(client):
    for path in ("/statement/9223372036854775808", "/paragraph/9223372036854775808", f"/static/{'x' * 300}"):
        assert client.get(path).status_code == 404
    for host in ("a..b", ".evil", "x" * 64 + ".example"):
        answer = client.get("/", headers={"Host": host})
        assert (answer.status_code, "Content-Security-Policy" in answer.headers) == (400, True)


def test_a_list_is_paged_and_taken_away_whole(client):
    page = client.get("/facet/entity?q=notice")
    assert "/facet/entity.csv" in page.text
    values = client.get("/facet/entity.json?q=notice").get_json()["values"]
    lines = client.get("/facet/entity.csv?q=notice").text.splitlines()
    assert len(values) == len(lines) - 1 > 10
    assert lines[0] == "\ufeffid,value,count,kind,note"


def test_while_typing_nothing_is_an_error_and_the_word_goes_on(client):
    typing = {**HTMX, "HX-Trigger": "q"}
    for q in ('"left to', "(storm", "storm OR", "storm -", "sto"):
        answer = client.get("/", query_string={"q": q}, headers=typing)
        assert answer.status_code in (200, 204)
        assert "never closed" not in answer.text
        assert "Nothing in the archive fits" not in answer.text
    assert "storm" in client.get("/?q=sto", headers=typing).text


def test_the_start_page_says_what_one_can_ask_and_every_example_finds_something(client):
    page = client.get("/").text
    examples = re.findall(r'<li><a href="([^"]*)"><code', page)
    assert len(examples) == 3
    for address in examples:
        assert "0 paragraphs" not in client.get(html.unescape(address)).text


@given(st.text(max_size=60))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_one_can_type_fails(client, typed):
    for headers in ({}, HTMX):
        assert client.get("/complete", query_string={"q": typed}).status_code == 200
        page = client.get("/", query_string={"q": typed, "speaker": typed[:9]}, headers=headers)
        assert page.status_code in (200, 400)
        assert ("never closed" in page.text) <= (page.status_code == 400)


@pytest.mark.parametrize(
    "q",
    [
        "word " * 2000, "NOT " * 5000, "(" * 2000, "((a OR b) OR " * 70, "NOT NOT a", "date:[x TO y]",
        "date:99999999999999", "x^0", 'r"("', "*a*", "?????*", "*" * 50 + "a", "[TO z]", "[a TO z]", "baba~9", "*",
        "*a", " OR ".join(["a"] * 5000), "b*", "%", "%(x)s", "{{ 7 * 7 }}", "\ud800", "speaker:e99999999999999999999",
    ],
    ids=lambda q: q[:16].encode("ascii", "replace").decode(),
)  # fmt: skip
def test_queries_that_break_others_break_nothing(client, q):
    assert client.get("/", query_string={"q": q.encode("utf-8", "surrogatepass")}).status_code in (200, 400)


def test_copies_of_one_text_are_folded_into_the_earliest(client):
    page = client.get("/?q=lamp").text
    assert "3 paragraphs" in page
    assert page.count('<article class="story"') == page.count('<div class="hit') == 1
    shown, folds, folded = page.partition("+2 copies")
    assert folds
    assert "Karsholm Courier</bdi></span>" in shown
    assert "<bdi>Brenmouth Post</bdi></a>" in folded


def test_an_article_tells_where_else_its_text_stands(client):
    page = client.get("/article/wire-1").text
    assert "The same text elsewhere" in page
    assert 'href="/article/wire-2"' in page


def test_a_long_paragraph_is_cut_around_the_passage_and_can_be_opened(client):
    page = client.get("/?q=gull").text
    shown = re.search(r'<p class="text"[^>]*>(.*?)</p>', page, re.S).group(1)
    assert "<mark>gull</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 1000
    assert "whole paragraph" in page


def test_completions_come_as_options_with_counts_and_escaped(client):
    page = client.get("/complete?q=mara").text
    assert re.search(
        r'role="option" id="complete-speaker-1" aria-selected="false" data-q="speaker:&#34;Mara Lind&#34; "', page
    )
    assert "2 paragraphs" in page
    assert "&lt;Moss&gt;" in client.get("/complete?q=ida").text
    assert 'role="option"' not in client.get("/complete?q=").text


def test_another_spelling_of_a_name_is_offered_with_both(client):
    page = client.get("/?q=yusuf").text
    assert "Also written:" in page
    assert 'href="/?q=(yusuf%20OR%20Yousef)"' in page or 'href="/?q=(yusuf+OR+Yousef)"' in page
    assert "Also written:" not in client.get("/?q=storm").text


def test_a_message_with_a_name_in_it_is_told_in_the_reader_s_language(client):
    german = {"Accept-Language": "de"}
    assert (
        "Ein Feld dieses Namens gibt es nicht; „speaker:“ ist eines."
        in client.get("/?q=speeker:Lind", headers=german).text
    )
    assert "gesucht wurde nach: Yousef Haddaniyeh." in client.get("/?q=speaker:haddaniya", headers=german).text
    assert "mit dem Namen „Nobody“" in client.get("/?speaker=Nobody", headers=german).text
    told = client.get("/search.json?q=speeker:Lind", headers=german).get_json()["error"]["message"]
    assert told == "There is no field of this name; “speaker:” is one."


def test_hits_of_one_article_stand_under_one_headline_unless_one_wants_each_for_itself(client):
    together, apart = (client.get(f"/?q=Lind+OR+Feld{by}").text for by in ("", "&by=paragraph"))
    assert re.search(r"(\d+) paragraphs", together).group() == re.search(r"(\d+) paragraphs", apart).group()
    assert together.count('<div class="hit') == apart.count('<div class="hit') == apart.count('<article class="story"')
    assert together.count('<article class="story"') == len(set(re.findall(r'href="/article/(\w+)\?', together)))
    assert together.count('<article class="story"') < apart.count('<article class="story"')
    assert "by=paragraph" in apart.partition('rel="canonical"')[2]
    assert not re.search(r"/search\.[^\"]*by=paragraph", apart)  # exports and feeds are the same either way


def test_many_paragraphs_of_one_article_are_folded_and_counted(client):
    shown, folds, folded = client.get("/?q=cormorants").text.partition("2 more paragraphs of this article")
    assert folds
    assert (shown.count('<div class="hit'), folded.count('<div class="hit')) == (4, 2)


def test_articles_by_their_headline_alone_are_told_apart_and_shown_with_their_lead(client):
    page = client.get("/?q=rises").text
    assert page.count("<mark>rises</mark>") == 1
    assert page.count('<article class="story"') == 1
    assert "0 paragraphs" not in page
    assert "articles of which only the headline has the words" in page
    assert "1 article by its headline" in page
    assert 'class="text"' in page
    alone = client.get("/?q=rises&in=headlines").text
    assert "1 article by its headline" in alone
    answer = client.get("/search.json?q=rises").get_json()
    assert (answer["total"], answer["headlines"], answer["read"]["why"]) == (1, 1, "headline")


def test_a_text_that_stands_elsewhere_too_is_said_to_even_where_a_filter_hides_the_copies(client):
    alone = client.get("/?q=lamp&source=Brenmouth+Post").text
    assert "copies</summary>" not in alone
    assert re.search(r'href="/article/wire-1\?q=lamp#copies">2 more articles carry the same text<', alone)
    assert 'id="copies"' in client.get("/article/wire-1").text
    assert "carry the same text" not in client.get("/?q=lamp").text
