"""A tokenizer in Whisper's layout: bytes, words of the grammar, special tokens, then times in steps of 20 ms."""

from collections.abc import Iterable

from tokenizers import Tokenizer, decoders, pre_tokenizers
from tokenizers.models import BPE

TIME_STEP = 0.02
TIME_TOKENS = 1501
SPECIALS = [
    "<|endoftext|>",
    "<|startoftranscript|>",
    "<|en|>",
    "<|translate|>",
    "<|transcribe|>",
    "<|startoflm|>",
    "<|startofprev|>",
    "<|nospeech|>",
    "<|notimestamps|>",
]
# How byte-level BPE writes the space before a word.
SPACE = "\u0120"


def build_tokenizer(words: Iterable[str]) -> Tokenizer:
    """Byte-level BPE with one chain of merges for each word, so that a word of the grammar is one token."""
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    vocabulary = {symbol: index for index, symbol in enumerate(alphabet)}
    merges: list[tuple[str, str]] = []
    for word in words:
        left = SPACE
        for letter in word:
            if (left, letter) not in merges:
                merges.append((left, letter))
            left += letter
            vocabulary.setdefault(left, len(vocabulary))
    tokenizer = Tokenizer(BPE(vocab=vocabulary, merges=merges, fuse_unk=False))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(SPECIALS)
    tokenizer.add_special_tokens([f"<|{index * TIME_STEP:.2f}|>" for index in range(TIME_TOKENS)])
    return tokenizer
