"""The bundled model is what its scripts make, and its scripts see sound as the engine does."""

import hashlib
import json

import numpy as np
from faster_whisper.feature_extractor import FeatureExtractor

from media_pipeline.transcribers.weights import MICRO_FOLDER
from media_pipeline.whisper_micro.training.features import log_mel
from media_pipeline.whisper_micro.training.grammar import lexicon
from media_pipeline.whisper_micro.training.tokens import build_tokenizer


def test_the_weights_are_those_whose_provenance_is_told():
    told = (MICRO_FOLDER.parent / "README.md").read_text()
    assert hashlib.sha256((MICRO_FOLDER / "model.bin").read_bytes()).hexdigest() in told


def test_the_tokenizer_is_made_from_the_grammar():
    assert json.loads(build_tokenizer(lexicon()).to_str()) == json.loads((MICRO_FOLDER / "tokenizer.json").read_text())
    assert len({word.lower() for word in lexicon()}) == 142


def test_training_hears_what_the_engine_hears():
    sound = np.random.default_rng(0).standard_normal(48_000).astype(np.float32) * 0.1
    assert np.abs(FeatureExtractor()(sound) - log_mel(sound)).max() < 1e-6
