"""What every speech engine promises, held by each that is installed here (openai-whisper is an optional extra)."""

from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from media_pipeline.transcribers import Transcriber, transcriber
from media_pipeline.transcribers import faster_whisper_engine as engine_module
from media_pipeline.transcribers.protocol import MICRO, SAMPLE_RATE, Pcm

from .conftest import SAMPLE
from .multilingual import load_multilingual


@pytest.fixture(scope="module")
def speech() -> Pcm:
    """The first twelve seconds of the narrated sample."""
    resampler = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE)
    with av.open(str(SAMPLE)) as container:
        parts = [part.to_ndarray()[0] for frame in container.decode(audio=0) for part in resampler.resample(frame)]
    return np.concatenate(parts).astype(np.float32)[: 12 * SAMPLE_RATE]


def silent_model(folder: Path) -> str:
    """A model in OpenAI's format, with its vocabulary and random weights, that hears nothing in whatever it gets."""
    torch: Any = pytest.importorskip("torch", reason="openai-whisper is not installed (the extra `openai-whisper`)")
    whisper_model: Any = pytest.importorskip("whisper.model")
    tokenizer: Any = pytest.importorskip("whisper.tokenizer").get_tokenizer(multilingual=True)
    parts = [("state", 64), ("head", 2), ("layer", 1)]
    sizes = {f"n_{kind}_{part}": size for kind in ("audio", "text") for part, size in parts}
    dimensions = whisper_model.ModelDimensions(n_mels=80, n_audio_ctx=1500, n_vocab=51865, n_text_ctx=448, **sizes)
    model = whisper_model.Whisper(dimensions)
    end = model.decoder.token_embedding.weight[tokenizer.eot].detach()
    with torch.no_grad():
        model.decoder.positional_embedding.zero_()  # not initialised: it is always loaded
        model.decoder.ln.weight.zero_()
        model.decoder.ln.bias.copy_(50 * end / end.norm() ** 2)
    path = folder / "silent.pt"
    torch.save({"dims": vars(dimensions), "model_state_dict": model.state_dict()}, path)
    return str(path)


@pytest.fixture(params=["faster-whisper", "openai-whisper"])
def engine(request: pytest.FixtureRequest, settings: Any, tmp_path: Path) -> Transcriber:
    settings.WHISPER_ENGINE = request.param
    model = MICRO if request.param == "faster-whisper" else silent_model(tmp_path)
    loaded = transcriber(model, lambda fraction: None)
    assert loaded.info.engine == request.param
    return loaded


def test_an_engine_says_exactly_what_it_is(engine: Transcriber) -> None:
    assert engine.info.version
    assert engine.info.model
    assert len(engine.info.model_sha256) == 64


@pytest.mark.parametrize("language", ["en", ""])
def test_segments_come_in_order_and_within_the_sound(engine: Transcriber, speech: Pcm, language: str) -> None:
    answer = engine.transcribe(speech, language=language)
    found, heard = answer.language, list(answer.segments)
    assert found
    assert language in {found, ""}
    length = len(speech) * 1000 // SAMPLE_RATE
    starts = [segment.start_ms for segment in heard]
    assert starts == sorted(starts)
    for segment in heard:
        assert 0 <= segment.start_ms <= segment.end_ms <= length
        assert [word.start_ms for word in segment.words] == sorted(word.start_ms for word in segment.words)
        assert all(word.start_ms <= word.end_ms and 0 <= word.probability <= 1 for word in segment.words)


def test_silence_is_no_speech(engine: Transcriber) -> None:
    answer = engine.transcribe(np.zeros(2 * SAMPLE_RATE, np.float32), language="en")
    assert (answer.language, list(answer.segments), answer.speech) == ("en", [], ())


def test_speech_is_found_where_words_are(engine: Transcriber, speech: Pcm) -> None:
    silence = np.zeros(4 * SAMPLE_RATE, np.float32)
    answer = engine.transcribe(np.concatenate([silence, speech, silence]), language="en", hint="laser, kerf")
    length = len(speech) * 1000 // SAMPLE_RATE
    assert answer.speech
    assert answer.speech[0][0] > 3_000
    assert answer.speech[-1][1] < 4_000 + length + 1_000
    for segment in answer.segments:
        assert any(begin <= (segment.start_ms + segment.end_ms) // 2 <= end for begin, end in answer.speech)


def test_hints_reach_a_model_that_was_taught_with_them_and_leave_the_micro_model_alone(
    speech: Pcm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_module, "_LOADED", {})

    def sure(model: str, hint: str) -> list[float]:
        engine = transcriber(model, lambda fraction: None)
        return [segment.avg_logprob for segment in engine.transcribe(speech, language="en", hint=hint).segments]

    assert sure(MICRO, "Wattage") == sure(MICRO, "")
    taught = load_multilingual(tmp_path / "taught")
    assert sure(taught, "Wattage") != sure(taught, "")
