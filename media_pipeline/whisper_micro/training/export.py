"""Weights into a folder that faster-whisper opens: CTranslate2's format, without PyTorch.

`python -m media_pipeline.whisper_micro.training.export CHECKPOINT.pt FOLDER` (this needs PyTorch to read the file).
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2.specs.whisper_spec import WhisperSpec
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .espeak import SAMPLE_RATE
from .features import HOP, MELS, WINDOW
from .grammar import lexicon
from .tokens import SPACE, SPECIALS, build_tokenizer

Weights = Mapping[str, NDArray[np.float32]]
ENCODER_HEADS, DECODER_HEADS = 2, 4


class _Writer:
    """Copies weights by OpenAI's names into CTranslate2's specification."""

    def __init__(self, weights: Weights) -> None:
        # Copies: quantising works in place.
        self.weights = {name: np.array(value, np.float32, order="C", copy=True) for name, value in weights.items()}

    def norm(self, spec: Any, name: str) -> None:
        spec.gamma, spec.beta = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]

    def linear(self, spec: Any, *names: str) -> None:
        """One linear map, or several side by side; a missing bias is zero."""
        weights = [self.weights[f"{name}.weight"] for name in names]
        biases = [
            self.weights.get(f"{name}.bias", np.zeros(len(weight), np.float32))
            for name, weight in zip(names, weights, strict=True)
        ]
        spec.weight, spec.bias = np.concatenate(weights), np.concatenate(biases)

    def layer(self, spec: Any, name: str, cross: bool) -> None:
        self.linear(spec.self_attention.linear[0], *(f"{name}.attn.{part}" for part in ("query", "key", "value")))
        self.linear(spec.self_attention.linear[1], f"{name}.attn.out")
        self.norm(spec.self_attention.layer_norm, f"{name}.attn_ln")
        if cross:
            self.linear(spec.attention.linear[0], f"{name}.cross_attn.query")
            self.linear(spec.attention.linear[1], f"{name}.cross_attn.key", f"{name}.cross_attn.value")
            self.linear(spec.attention.linear[2], f"{name}.cross_attn.out")
            self.norm(spec.attention.layer_norm, f"{name}.cross_attn_ln")
        self.linear(spec.ffn.linear_0, f"{name}.mlp.0")
        self.linear(spec.ffn.linear_1, f"{name}.mlp.2")
        self.norm(spec.ffn.layer_norm, f"{name}.mlp_ln")

    def depth(self, side: str) -> int:
        return 1 + max(int(name.split(".")[2]) for name in self.weights if name.startswith(f"{side}.blocks."))


def export(
    weights: Weights, tokenizer: Tokenizer, folder: Path, *, quantization: str = "int8", seconds: int = 10
) -> None:
    """Write the folder. `seconds` is the window length that the model was trained on."""
    writer = _Writer(weights)
    encoder, decoder = writer.depth("encoder"), writer.depth("decoder")
    spec = WhisperSpec(encoder, ENCODER_HEADS, decoder, DECODER_HEADS)
    for name in ("conv1", "conv2"):
        writer.linear(getattr(spec.encoder, name), f"encoder.{name}")
    spec.encoder.position_encodings.encodings = writer.weights["encoder.positional_embedding"]
    writer.norm(spec.encoder.layer_norm, "encoder.ln_post")
    for index in range(encoder):
        writer.layer(spec.encoder.layer[index], f"encoder.blocks.{index}", cross=False)
    embedding = writer.weights["decoder.token_embedding.weight"]
    spec.decoder.embeddings.weight = spec.decoder.projection.weight = embedding
    spec.decoder.position_encodings.encodings = writer.weights["decoder.positional_embedding"]
    writer.norm(spec.decoder.layer_norm, "decoder.ln")
    for index in range(decoder):
        writer.layer(spec.decoder.layer[index], f"decoder.blocks.{index}", cross=True)
    _configure(spec, tokenizer, decoder)
    spec.validate()
    spec.optimize(quantization=quantization)
    folder.mkdir(parents=True, exist_ok=True)
    spec.save(str(folder))
    tokenizer.save(str(folder / "tokenizer.json"))
    facts = {
        "chunk_length": seconds,
        "feature_size": MELS,
        "hop_length": HOP,
        "n_fft": WINDOW,
        "n_samples": seconds * SAMPLE_RATE,
        "nb_max_frames": seconds * 100,
        "sampling_rate": SAMPLE_RATE,
    }
    (folder / "preprocessor_config.json").write_text(json.dumps(facts, indent=1))


def _configure(spec: Any, tokenizer: Tokenizer, decoder: int) -> None:
    spec.register_vocabulary([tokenizer.id_to_token(index) for index in range(tokenizer.get_vocab_size())])
    name = tokenizer.token_to_id
    spec.config.suppress_ids = sorted(name(token) for token in SPECIALS[1:] if token != "<|notimestamps|>")  # noqa: S105
    spec.config.suppress_ids_begin = [name(SPACE), name("<|endoftext|>")]
    spec.config.lang_ids = [name("<|en|>")]
    # The last decoder layer was taught to look at the spoken word; times come from it.
    spec.config.alignment_heads = [[decoder - 1, head] for head in range(DECODER_HEADS)]


def main() -> None:
    """Export a checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quantization", default="int8")
    arguments = parser.parse_args()
    import torch

    weights = torch.load(arguments.checkpoint)["model"]
    kept = {name: value.numpy() for name, value in weights.items() if not name.startswith("ctc.")}
    export(kept, build_tokenizer(lexicon()), arguments.folder, quantization=arguments.quantization)


if __name__ == "__main__":
    main()
