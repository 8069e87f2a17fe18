"""What does the model make of a word by itself? The same wherever it stands, so it is computed once and kept.

spaCy's networks embed each word by its form alone before they look at its neighbours (M. Honnibal, “Embed, encode,
attend, predict”, 2016). Of newswire nine words of ten were met before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language

_MOST = 20_000
"""So many forms are kept of each network, half a kilobyte each; later ones are computed every time."""


def keep_embeddings(nlp: Language) -> None:
    """Let each network of the pipeline that embeds forms alone keep what it has embedded."""
    from spacy.pipeline import TrainablePipe

    for pipe in (pipe for _, pipe in nlp.pipeline if isinstance(pipe, TrainablePipe)):
        for node in list(pipe.model.walk()):
            names = [layer.name.partition("(")[0] for layer in node.layers]
            if names == ["extract_features", "list2ragged", "with_array", "with_array", "ragged2list"]:
                node.layers[2].layers[0] = _kept(node.layers[2].layers[0], node.layers.pop(3).layers[0])


def _kept(embed: Any, mix: Any) -> Any:
    """A layer that does what these two do one behind the other; a row of its input is all that they know of a word."""
    from thinc.api import Model

    kept: dict[bytes, Any] = {}

    def forward(_: Any, features: Any, is_train: bool) -> tuple[Any, Any]:  # noqa: ARG001  # thinc's signature
        keys = [row.tobytes() for row in features]
        found: dict[bytes, Any] = {key: kept.get(key) for key in keys}
        fresh = {key: at for at, key in enumerate(keys) if found[key] is None}
        if fresh:
            made = dict(zip(fresh, mix.predict(embed.predict(features[list(fresh.values())])), strict=True))
            found |= made
            if len(kept) < _MOST:
                kept.update(made)
        return np.stack([found[key] for key in keys]), None

    return Model("kept", forward)
