"""/search.json: the same search for programs."""

from searchapp.fields import FACETS


def test_a_hit_has_everything_with_spans_in_its_own_text(client):
    answer = client.get("/search.json?q=neighbour").get_json()
    assert answer["total"] == 1
    assert answer["complete"] is True
    assert answer["generation"]
    (hit,) = answer["hits"]
    assert (hit["article"], hit["published"], hit["source"]) == ("dam", "2024-03-05", "Karsholm Courier")
    assert (hit["title"], hit["url"]) == ("Dam holds as the Tarn rises", "https://courier.example/dam")
    assert hit["link"] == "/article/dam?q=neighbour#p2"
    assert [hit["text"][start:end] for start, end in hit["marks"]] == ["neighbour"]
    told = [(hit["text"][q["start"] : q["end"]], q["speaker_name"], q["type"], q["status"]) for q in hit["quotes"]]
    assert told == [
        ("“We warned them in spring.”", "Jonas Feld", "direct", "asserted"),
        ("“Nobody slept,”", None, "direct", "asserted"),
    ]
    assert isinstance(hit["paragraph"], int)
    assert [speaker["name"] for speaker in hit["speakers"]] == ["Jonas Feld"]
    assert {"name": "Jonas Feld", "kind": "person", "id": hit["speakers"][0]["id"]} in hit["entities"]


def test_quotations_of_other_paragraphs_do_not_come_along(client):
    (hit,) = client.get("/search.json?q=gate").get_json()["hits"]
    assert [hit["text"][q["start"] : q["end"]] for q in hit["quotes"]] == [
        "the gate had been left open",
        "that the board had slept",
    ]


def test_facets_tell_id_value_count_and_choice(client):
    facets = client.get("/search.json?q=water&speaker=unknown").get_json()["facets"]
    assert set(facets) == set(FACETS)
    first = facets["speaker"][0]
    assert first == {"id": "unknown", "value": "unknown", "count": 1, "selected": True, "excluded": False}
    assert facets["year"] == [{"id": "2024", "value": "2024", "count": 1, "selected": False, "excluded": False}]
    again = client.get(f"/search.json?q=water&speaker={facets['speaker'][1]['id']}").get_json()
    assert again["total"] == facets["speaker"][1]["count"]


def test_a_mistake_is_told_with_its_place(client):
    answer = client.get("/search.json?q=(water")
    assert answer.status_code == 400
    assert answer.get_json() == {
        "error": {"message": "This parenthesis is never closed.", "parameter": "q", "start": 0, "end": 1}
    }


def test_letters_of_all_scripts_go_out_as_they_are(client):
    assert "نادر سلمان" in client.get("/search.json?q=الطريق").text
