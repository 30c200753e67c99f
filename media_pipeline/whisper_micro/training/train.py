"""Train the micro model: `python -m media_pipeline.whisper_micro.training.train OUT --minutes 45`.

Needs PyTorch (a CPU is enough) and espeak-ng. Speech is synthesised first, then windows grow from 5 s to 10 s
to 10 s padded to 30 s, as faster-whisper pads them. See README.md for what was learned on the way.
"""

import argparse
import json
import math
import multiprocessing
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from .espeak import SAMPLE_RATE
from .export import DECODER_HEADS, ENCODER_HEADS, export
from .grammar import lexicon
from .tokens import SPACE, build_tokenizer
from .voices import UNSEEN, Utterance, record
from .windows import IGNORED, Batch, Composer, Shape, feed

WIDTH = 128
LAYERS = (4, 2)
STAGES = [
    [Shape(batch=24, frames=500, prompts=2)],
    [
        Shape(batch=16, frames=1000, prompts=3, weight=0.65),
        Shape(batch=8, frames=1000, prompts=3, padded=3000, weight=0.35),
    ],
    [Shape(batch=8, frames=1000, prompts=3, padded=3000)],
]
# How much the encoder's CTC aid weighs in each stage: it starts the alignment, then it should not rule.
CTC_WEIGHTS = (0.5, 0.3, 0.15)
ATTENTION_WEIGHT = 0.4
WARM_UP_STEPS = 150
REPORT_STEPS = 100


def main() -> None:
    """Synthesise, train, export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minutes", type=float, default=45)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sentences", type=int, default=14_000)
    parser.add_argument("--rate", type=float, default=2e-3, help="the highest learning rate")
    parser.add_argument("--stages", default="0.4,0.35,0.25", help="shares of the time")
    parser.add_argument("--start", type=Path, help="a checkpoint to start from")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    pool = synthesise(arguments.seed, arguments.sentences)
    held_out = record(999, 200, cast=UNSEEN, held_out=True)
    _say(f"{len(pool)} sentences, {sum(len(one.samples) for one in pool) / SAMPLE_RATE / 3600:.1f} hours")
    Trainer(arguments, pool, held_out).run()


def synthesise(seed: int, count: int) -> list[Utterance]:
    """The training sentences, spoken by two processes."""
    with multiprocessing.get_context("fork").Pool(2) as workers:
        parts = workers.starmap(record, [(seed * 100 + part, count // 4) for part in range(4)])
    return [utterance for part in parts for utterance in part]


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


class Trainer:
    """One training run, bounded by the clock."""

    def __init__(self, arguments: argparse.Namespace, pool: list[Utterance], held_out: list[Utterance]) -> None:
        # Not at the top: evaluation and export work without PyTorch.
        import torch

        from .network import Whisper

        self.arguments, self.torch = arguments, torch
        self.tokenizer = build_tokenizer(lexicon())
        words = sorted({_word_token(self.tokenizer, word) for word in lexicon()})
        self.classes = {token: index for index, token in enumerate(words)}
        torch.set_num_threads(2)
        torch.manual_seed(arguments.seed)
        heads = (ENCODER_HEADS, DECODER_HEADS)
        self.network = Whisper(WIDTH, heads, LAYERS, self.tokenizer.get_vocab_size(), len(words))
        if arguments.start:
            self.network.load_state_dict(torch.load(arguments.start)["model"])
        self.optimiser = self._optimiser()
        self.validation = Composer(held_out, self.tokenizer, 5)
        shares = [float(share) for share in arguments.stages.split(",")]
        self.ends = np.cumsum(shares) * arguments.minutes * 60
        context = multiprocessing.get_context("fork")
        self.stage = context.Value("i", int(np.searchsorted(self.ends, 0, side="right")))
        self.queue = context.Queue(6)
        self.feeder = context.Process(
            target=feed,
            args=(self.queue, pool, self.tokenizer.to_str(), arguments.seed * 7, STAGES, self.stage),
            daemon=True,
        )

    def _optimiser(self) -> Any:
        """AdamW; only matrices decay, embeddings do not."""
        decaying: list[Any] = []
        steady: list[Any] = []
        for name, parameter in self.network.named_parameters():
            (decaying if parameter.ndim > 1 and "embedding" not in name else steady).append(parameter)
        groups = [{"params": decaying, "weight_decay": 0.05}, {"params": steady, "weight_decay": 0.0}]
        return self.torch.optim.AdamW(groups, lr=self.arguments.rate, betas=(0.9, 0.98))

    def run(self) -> None:
        """Train until the time is over, then export."""
        self.feeder.start()
        total, start, step = self.arguments.minutes * 60, time.monotonic(), 0
        history: list[dict[str, float]] = []
        while (elapsed := time.monotonic() - start) < total:
            self.stage.value = min(int(np.searchsorted(self.ends, elapsed)), len(STAGES) - 1)
            number, batch = self.queue.get()
            cosine = 0.5 * (1 + math.cos(math.pi * elapsed / total))
            for group in self.optimiser.param_groups:
                group["lr"] = self.arguments.rate * min(1, (step + 1) / WARM_UP_STEPS) * (0.02 + 0.98 * cosine)
            self._learn(batch, number)
            step += 1
            if step % REPORT_STEPS == 0:
                history.append({"seconds": round(elapsed), "step": step, "stage": number, **self._validate(number)})
                _say(json.dumps(history[-1]))
        self.feeder.terminate()
        self.torch.save({"model": self.network.state_dict()}, self.arguments.out / "final.pt")
        (self.arguments.out / "history.json").write_text(json.dumps(history))
        state = self.network.state_dict()
        weights = {name: value.numpy() for name, value in state.items() if not name.startswith("ctc.")}
        export(weights, self.tokenizer, self.arguments.out / "model")

    def _learn(self, batch: Batch, stage: int) -> None:
        self.network.train()
        loss, _ = self._loss(batch, stage)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        self.torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()

    def _validate(self, stage: int) -> dict[str, float]:
        """Loss and share of right words on held-out sentences of unseen voices."""
        self.network.eval()
        shape = STAGES[stage][-1]
        batch = self.validation.batch(Shape(16, shape.frames, shape.prompts, shape.padded))
        with self.torch.no_grad():
            loss, logits = self._loss(batch, stage)
        targets = self.torch.from_numpy(batch.targets)
        text = (targets >= 0) & (targets < self.tokenizer.token_to_id("<|endoftext|>"))
        right = (logits.argmax(-1) == targets)[text].float().mean().item()
        return {"loss": round(loss.item(), 4), "words_right": round(right, 4)}

    def _loss(self, batch: Batch, stage: int) -> tuple[Any, Any]:
        """Cross-entropy on Whisper's tokens, guided attention, and CTC on the encoder."""
        torch, functional = self.torch, self.torch.nn.functional
        targets = torch.from_numpy(batch.targets)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits, attention, ctc = self.network(
                torch.from_numpy(batch.features).float(), torch.from_numpy(batch.tokens)
            )
        logits = logits.float()
        loss = functional.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=IGNORED)
        if len(batch.spans):
            loss = loss + ATTENTION_WEIGHT * self._attention_loss(attention, torch.from_numpy(batch.spans))
        lengths = torch.tensor([len(words) for words in batch.words])
        if lengths.sum() > 0:
            likely = ctc.float().log_softmax(-1).transpose(0, 1)
            said = torch.tensor([self.classes[token] for words in batch.words for token in words])
            steps = torch.full((likely.shape[1],), likely.shape[0])
            aid = functional.ctc_loss(likely, said, steps, lengths, blank=len(self.classes), zero_infinity=True)
            loss = loss + CTC_WEIGHTS[stage] * aid
        return loss, logits

    def _attention_loss(self, attention: Any, spans: Any) -> Any:
        """The last decoder layer should look at the word that it writes: that is where word times come from."""
        looked = attention[spans[:, 0], :, spans[:, 1]].float().log_softmax(-1)
        frames = self.torch.arange(looked.shape[-1])
        inside = ((frames >= spans[:, 2, None]) & (frames < spans[:, 3, None])).float()
        return -((looked * inside[:, None]).sum(-1) / inside.sum(-1)[:, None]).mean()


def _word_token(tokenizer: Any, word: str) -> int:
    token: int = tokenizer.token_to_id(SPACE + word)
    return token


if __name__ == "__main__":
    main()
