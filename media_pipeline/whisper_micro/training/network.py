"""Whisper's architecture in PyTorch, with OpenAI's names of weights. Imported for training alone."""

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812, the name everybody knows
from torch import Tensor, nn

from .features import MELS
from .windows import TEXT_CONTEXT

AUDIO_CONTEXT = 1500


def positions(rows: int, width: int) -> np.ndarray:
    """Fixed encoder positions: sines then cosines, wavelengths from 2 pi to 20,000 pi."""
    frequencies = 10_000.0 ** -np.linspace(0, 1, width // 2)
    angles = np.outer(np.arange(rows), frequencies)
    return np.hstack([np.sin(angles), np.cos(angles)]).astype(np.float32)


class Attention(nn.Module):
    """Attention with several heads; the key has no bias."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.value, self.out = (nn.Linear(width, width) for _ in range(3))
        self.key = nn.Linear(width, width, bias=False)

    def forward(
        self, x: Tensor, source: Tensor | None = None, causal: bool = False, weights: bool = False
    ) -> tuple[Tensor, Tensor | None]:
        source = x if source is None else source
        query, key, value = (
            part.unflatten(-1, (self.heads, -1)).transpose(1, 2)
            for part in (self.query(x), self.key(source), self.value(source))
        )
        scale = query.shape[-1] ** -0.5
        logits = None
        if causal:
            mixed = F.scaled_dot_product_attention(query, key, value, is_causal=True)
        elif weights:
            logits = (query @ key.transpose(-1, -2)).float() * scale
            mixed = logits.softmax(-1).to(value.dtype) @ value
        else:
            # Plain products: the fused kernel's backward pass is about three times slower on a CPU.
            mixed = ((query * scale) @ key.transpose(-1, -2)).softmax(-1).to(value.dtype) @ value
        return self.out(mixed.transpose(1, 2).flatten(2)), logits


class Block(nn.Module):
    """A layer: attention, attention to the encoder in the decoder, and two linear maps."""

    def __init__(self, width: int, heads: int, cross: bool) -> None:
        super().__init__()
        self.attn, self.attn_ln = Attention(width, heads), nn.LayerNorm(width)
        self.cross = cross
        if cross:
            self.cross_attn, self.cross_attn_ln = Attention(width, heads), nn.LayerNorm(width)
        self.mlp = nn.Sequential(nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))
        self.mlp_ln = nn.LayerNorm(width)

    def forward(self, x: Tensor, source: Tensor | None = None, weights: bool = False) -> tuple[Tensor, Tensor | None]:
        x = x + self.attn(self.attn_ln(x), causal=self.cross)[0]
        logits = None
        if self.cross:
            mixed, logits = self.cross_attn(self.cross_attn_ln(x), source, weights=weights)
            x = x + mixed
        return x + self.mlp(self.mlp_ln(x)), logits


class Encoder(nn.Module):
    def __init__(self, width: int, heads: int, layers: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv1d(MELS, width, 3, padding=1)
        self.conv2 = nn.Conv1d(width, width, 3, stride=2, padding=1)
        self.register_buffer("positional_embedding", torch.from_numpy(positions(AUDIO_CONTEXT, width)))
        self.blocks = nn.ModuleList(Block(width, heads, cross=False) for _ in range(layers))
        self.ln_post = nn.LayerNorm(width)

    def forward(self, mel: Tensor) -> Tensor:
        x = F.gelu(self.conv2(F.gelu(self.conv1(mel)))).transpose(1, 2)
        x = x + self.positional_embedding[: x.shape[1]]
        for block in self.blocks:
            x, _ = block(x)
        return self.ln_post(x)


class Decoder(nn.Module):
    def __init__(self, width: int, heads: int, layers: int, vocabulary: int) -> None:
        super().__init__()
        self.token_embedding = nn.Embedding(vocabulary, width)
        self.positional_embedding = nn.Parameter(torch.randn(TEXT_CONTEXT, width) * 0.01)
        nn.init.normal_(self.token_embedding.weight, std=0.05)
        self.blocks = nn.ModuleList(Block(width, heads, cross=True) for _ in range(layers))
        self.ln = nn.LayerNorm(width)

    def forward(self, tokens: Tensor, source: Tensor) -> tuple[Tensor, Tensor | None]:
        x = self.token_embedding(tokens) + self.positional_embedding[: tokens.shape[1]]
        logits = None
        for number, block in enumerate(self.blocks, start=1):
            x, logits = block(x, source, weights=number == len(self.blocks))
        return self.ln(x) @ self.token_embedding.weight.T, logits


class Whisper(nn.Module):
    """The whole, with a CTC layer on the encoder that helps it learn and is not exported."""

    def __init__(
        self, width: int, heads: tuple[int, int], layers: tuple[int, int], vocabulary: int, words: int
    ) -> None:
        super().__init__()
        self.encoder = Encoder(width, heads[0], layers[0])
        self.decoder = Decoder(width, heads[1], layers[1], vocabulary)
        self.ctc = nn.Linear(width, words + 1)

    def forward(self, mel: Tensor, tokens: Tensor) -> tuple[Tensor, Tensor | None, Tensor]:
        source = self.encoder(mel)
        logits, attention = self.decoder(tokens, source)
        return logits, attention, self.ctc(source)
