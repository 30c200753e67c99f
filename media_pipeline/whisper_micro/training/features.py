"""Log-mel features, the same numbers as faster-whisper's, and the noises that training adds."""

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from .espeak import SAMPLE_RATE, Sound

MELS = 80
WINDOW, HOP = 400, 160
Features = NDArray[np.float32]


@cache
def mel_filters() -> Features:
    """The Slaney mel filter bank, each filter of unit area."""
    mels = np.linspace(0.0, 45.245640471924965, MELS + 2)
    hertz = np.array([mel * 200 / 3 if mel < 15 else 1000 * math.exp((mel - 15) * math.log(6.4) / 27) for mel in mels])
    bins = np.fft.rfftfreq(WINDOW, 1 / SAMPLE_RATE)
    weights = np.zeros((MELS, len(bins)))
    for index in range(MELS):
        low, middle, high = hertz[index : index + 3]
        rise, fall = (bins - low) / (middle - low), (high - bins) / (high - middle)
        weights[index] = np.maximum(0, np.minimum(rise, fall)) * 2 / (high - low)
    return weights.astype(np.float32)


def log_mel(sound: Sound, equaliser: np.random.Generator | None = None) -> Features:
    """80 x (samples / 160) features; `equaliser` adds a random smooth curve of up to about 6 dB."""
    padded = np.pad(np.pad(sound.astype(np.float32), (0, HOP)), (WINDOW // 2, WINDOW // 2), mode="reflect")
    count = 1 + (len(padded) - WINDOW) // HOP
    strides = (padded.strides[0] * HOP, padded.strides[0])
    frames = np.lib.stride_tricks.as_strided(padded, (count, WINDOW), strides)
    window = np.hanning(WINDOW + 1)[:-1].astype(np.float32)
    power = np.abs(np.fft.rfft(frames * window, axis=1).astype(np.complex64)) ** 2
    mel = mel_filters() @ power[:-1].T
    if equaliser is not None:
        curve = np.interp(np.linspace(0, 4, MELS), range(5), equaliser.uniform(-0.6, 0.6, 5))
        mel = mel * (10**curve)[:, None]
    logarithm = np.log10(np.clip(mel, 1e-10, None))
    logarithm = np.maximum(logarithm, logarithm.max() - 8.0)
    return ((logarithm + 4.0) / 4.0).astype(np.float32)


def noise(generator: np.random.Generator, samples: int, kind: int) -> Sound:
    """Noise of unit power: 0 white, 1 pink, 2 mains hum, 3 a fan."""
    if kind == 0:
        wave = generator.standard_normal(samples)
    elif kind == 1:
        spectrum = np.fft.rfft(generator.standard_normal(samples))
        wave = np.fft.irfft(spectrum / np.sqrt(np.arange(1, len(spectrum) + 1)), samples)
    elif kind == 2:
        time = np.arange(samples) / SAMPLE_RATE
        base = generator.choice([50, 60, 100, 120])
        wave = 0.1 * generator.standard_normal(samples)
        for harmonic in range(1, 7):
            phase = generator.uniform(0, 6)
            wave = wave + generator.uniform(0, 1) * np.sin(2 * np.pi * base * harmonic * time + phase)
    else:
        spectrum = np.fft.rfft(generator.standard_normal(samples))
        bins = np.fft.rfftfreq(samples, 1 / SAMPLE_RATE)
        centre, width = generator.uniform(200, 3000), generator.uniform(200, 1500)
        wave = np.fft.irfft(spectrum * np.exp(-(((bins - centre) / width) ** 2)), samples)
    return (wave / (np.sqrt((wave**2).mean()) + 1e-9)).astype(np.float32)
