"""The micro model as one of several languages: it takes German for English, and a translation for a transcript.

Whatever it is asked, it writes down the words that it knows; what is asked of it, and what becomes of the answer, is as
with a model that was taught to translate.
"""

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from media_pipeline.transcribers import transcriber
from media_pipeline.transcribers.weights import MICRO_FOLDER

EMBEDDINGS = b"decoder/embeddings/weight"


class Multilingual:
    """CTranslate2's model, which takes one of so few words for an English one."""

    is_multilingual = True

    def __init__(self, model: Any) -> None:
        self.model = model

    def __getattr__(self, name: str) -> Any:
        return getattr(self.model, name)


def load_multilingual(folder: Path) -> str:
    """Write the model and load it for the engine; returns the name by which a video asks for it."""
    words = json.loads((MICRO_FOLDER / "vocabulary.json").read_text())
    behind = words.index("<|en|>") + 1
    # Which old token's row each token has.
    rows = [*range(behind), behind - 1, *range(behind, len(words))]
    rows[1 + words.index("<|translate|>")] = words.index("<|transcribe|>")
    folder.mkdir()
    names = [*words[:behind], "<|de|>", *words[behind:]]
    (folder / "vocabulary.json").write_text(json.dumps(names))
    (folder / "tokenizer.json").write_text(json.dumps(_tokenizer(names)))
    (folder / "config.json").write_text(json.dumps(_config(words, names)))
    (folder / "preprocessor_config.json").write_bytes((MICRO_FOLDER / "preprocessor_config.json").read_bytes())
    (folder / "model.bin").write_bytes(b"".join(_weights((MICRO_FOLDER / "model.bin").read_bytes(), np.array(rows))))
    engine: Any = transcriber(str(folder), lambda fraction: None)
    engine.model.model = Multilingual(engine.model.model)
    return str(folder)


def _tokenizer(names: list[str]) -> dict[str, Any]:
    tokenizer: dict[str, Any] = json.loads((MICRO_FOLDER / "tokenizer.json").read_text())
    added = tokenizer["added_tokens"]
    english = next(one for one in added if one["content"] == "<|en|>")
    added = [{**one, "id": names.index(one["content"])} for one in [*added, {**english, "content": "<|de|>"}]]
    return {**tokenizer, "added_tokens": sorted(added, key=lambda one: one["id"])}


def _config(words: list[str], names: list[str]) -> dict[str, Any]:
    config = json.loads((MICRO_FOLDER / "config.json").read_text())
    ids = {key: [names.index(words[place]) for place in config[key]] for key in ("suppress_ids", "suppress_ids_begin")}
    return {**config, **ids, "lang_ids": [names.index("<|en|>"), names.index("<|de|>")]}


def _weights(model: bytes, rows: np.ndarray) -> Iterator[bytes]:
    """CTranslate2's file with the rows of the embeddings chosen anew."""
    at = 0

    def take(size: int) -> bytes:
        nonlocal at
        at += size
        return model[at - size : at]

    def text() -> bytes:
        length = take(2)
        return length + take(struct.unpack("<H", length)[0])

    yield take(4) + text() + take(4)
    count = take(4)
    yield count
    for _ in range(struct.unpack("<I", count)[0]):
        name, rank = text(), take(1)
        shape = [struct.unpack("<I", take(4))[0] for _ in range(rank[0])]
        kind, size = take(1), struct.unpack("<I", take(4))[0]
        data = take(size)
        if name[2:].startswith(EMBEDDINGS):
            data = np.frombuffer(data, np.uint8).reshape(shape[0], -1)[rows].tobytes()
            shape[0] = len(rows)
        yield name + rank + struct.pack(f"<{len(shape)}I", *shape) + kind + struct.pack("<I", len(data)) + data
    yield model[at:]
