"""Learns the lexicon of the field: which terms of a request speak for which area of work.

One multinomial logistic regression over two kinds of features of a request: which terms it has (stems and pairs of
them), and the mean of its words' static vectors. Both are linear, so they fold into one weight a term and area; a word
that no request has gets its weights from its vector alone.
"""

import subprocess
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

# The frequency above which a word's vector begins to count less (Arora et al. 2017).
RARE = 1e-3
DIMENSIONS = 256
# How a weight is written: one character, in quarters around ZERO.
FIRST_AREA, ZERO, REACH, STEPS = ord("!"), ord("O"), 46, 4
# A pair of words is kept when so many requests have it, with its strongest weights; a word that no request has when it
# is among the encoder's first words, which are the commonest.
LEAST_PAIRS, PAIR_WEIGHTS, LEAST = 3, 24, 0.25
COMMON_WORDS = 20_000
# Of the space in which requests lie near the lines of a persona; how much the spread within the areas is rounded, and
# by how many deviations a vector's numbers reach.
SPACE, ROUNDING, DEVIATIONS = 40, 0.6, 4


def share(count: int) -> float:
    """What each of so many terms counts. As `FieldLexicon.reading` has it."""
    return 1 / (count + 3) ** 0.5


class Request(NamedTuple):
    terms: list[str]
    # The words of the single terms, as they were written.
    words: dict[str, str]


class Lexicon(NamedTuple):
    areas: list[str]
    bias: np.ndarray
    weights: dict[str, np.ndarray]
    # Of single stems, in whole steps.
    places: dict[str, np.ndarray]

    def chances(self, requests: list[Request]) -> np.ndarray:
        rows = []
        for request in requests:
            found = [self.weights[term] for term in request.terms if term in self.weights]
            rows.append(self.bias + sum(found, np.zeros(len(self.areas))) * share(len(found)))
        scores = np.array(rows)
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return scores / scores.sum(axis=1, keepdims=True)


def read(program: Path, texts: list[str]) -> list[Request]:
    """As the router reads them."""
    given = "".join(text.replace("\n", " ") + "\n" for text in texts)
    out = subprocess.run([program], input=given, capture_output=True, text=True, check=True).stdout
    requests = []
    for line in out.splitlines():
        request = Request([], {})
        for field in line.split("\t") if line else []:
            key, _, word = field.partition(" ")
            request.terms.append(key.replace("\x1f", " "))
            if word:
                request.words[key] = word
        requests.append(request)
    if len(requests) != len(texts):
        raise RuntimeError(f"{program} answered {len(requests)} lines for {len(texts)}")
    return requests


class Vectors:
    """Of stems: the mean of their words', centred, cut to the strongest dimensions, and less for common words."""

    def __init__(self, requests: list[Request], more: list[Request], encoder) -> None:
        words = defaultdict(Counter)
        counts = Counter()
        for request in requests + more:
            for stem, word in request.words.items():
                if encoder.knows(word):
                    words[stem][word] += 1
        for request in requests:
            counts.update(request.words.keys())
        total = sum(counts.values())
        vectors = encoder.vectors(sorted({word for forms in words.values() for word in forms}))
        self.stems = sorted(words)
        raw = np.array([
            np.average([vectors[word] for word in forms], axis=0, weights=list(forms.values()))
            for forms in (words[stem] for stem in self.stems)])
        raw -= raw.mean(axis=0)
        axes = np.linalg.svd(raw, full_matrices=False)[2][:DIMENSIONS]
        share = np.array([RARE / (RARE + counts[stem] / total) for stem in self.stems])
        self.matrix = (raw @ axes.T) * share[:, None]
        self.index = {stem: index for index, stem in enumerate(self.stems)}


def places(requests: list[Request], areas: list[str], vectors: Vectors) -> dict[str, np.ndarray]:
    """The stems' vectors in the directions that tell areas apart best (linear discriminant analysis): who is in no area
    that was learned lies apart from the others along them, too."""
    means = []
    for request in requests:
        own = [vectors.matrix[vectors.index[stem]] for stem in request.words if stem in vectors.index]
        mean = sum(own, np.zeros(vectors.matrix.shape[1]))
        means.append(mean / (np.linalg.norm(mean) + 1e-9))
    means, names = np.array(means), sorted(set(areas))
    labels = np.array([names.index(area) for area in areas])
    centres = np.array([means[labels == label].mean(axis=0) for label in range(len(names))])
    rest = means - centres[labels]
    within = rest.T @ rest / len(rest)
    within = (1 - ROUNDING) * within + ROUNDING * np.trace(within) / len(within) * np.eye(len(within))
    values, axes = np.linalg.eigh(within)
    whitening = axes @ np.diag(values ** -0.5) @ axes.T
    between = np.linalg.svd((centres - centres.mean(axis=0)) @ whitening, full_matrices=False)[2][:SPACE]
    found = vectors.matrix @ whitening @ between.T
    found *= REACH / (DEVIATIONS * found.std())
    return {stem: np.clip(np.round(found[at]), -REACH, REACH) for stem, at in vectors.index.items()}


def learn(
    requests: list[Request], areas: list[str], vectors: Vectors, strength: float, scale: float,
) -> Lexicon:
    counts = Counter(term for request in requests for term in request.terms)
    terms = sorted(term for term, count in counts.items() if count > 1)
    index = {term: at for at, term in enumerate(terms)}
    rows, columns, values, dense = [], [], [], []
    for row, request in enumerate(requests):
        known = [term for term in request.terms if term in index or term in vectors.index]
        part = share(len(known))
        for term in request.terms:
            if term in index:
                rows.append(row)
                columns.append(index[term])
                values.append(part)
        own = [vectors.matrix[vectors.index[stem]] for stem in request.words if stem in vectors.index]
        dense.append(sum(own, np.zeros(vectors.matrix.shape[1])) * part * scale)
    sparse = csr_matrix((values, (rows, columns)), shape=(len(requests), len(terms)))
    model = LogisticRegression(C=strength, max_iter=400)
    model.fit(hstack([sparse, csr_matrix(np.array(dense))]).tocsr(), areas)
    of_terms, of_vectors = model.coef_[:, :len(terms)], model.coef_[:, len(terms):] * scale
    from_vectors = vectors.matrix @ of_vectors.T
    weights = {}
    for stem, at in vectors.index.items():
        weights[stem] = from_vectors[at]
    for term, at in index.items():
        weights[term] = weights.get(term, 0) + of_terms[:, at]
    return Lexicon(list(model.classes_), model.intercept_, weights, places(requests, areas, vectors))


def steps(row: np.ndarray) -> np.ndarray:
    return np.clip(np.round(row * STEPS), -REACH, REACH) / STEPS


def pruned(lexicon: Lexicon, requests: list[Request]) -> Lexicon:
    """Weights as they are written: centred, in steps, and of pairs of words the strongest ones only."""
    counts = Counter(term for request in requests for term in request.terms)
    kept = {}
    for term, weights in lexicon.weights.items():
        row = steps(weights - weights.mean())
        if " " in term:
            if counts[term] < LEAST_PAIRS:
                continue
            strength = np.abs(row)
            row[(strength < LEAST) | (strength < np.sort(strength)[-PAIR_WEIGHTS])] = 0
        if row.any():
            kept[term] = row
    return Lexicon(lexicon.areas, steps(lexicon.bias), kept, lexicon.places)


def text(lexicon: Lexicon, head: str) -> str:
    def code(weight: float) -> str:
        return chr(ZERO + round(weight * STEPS))

    def codes(row: np.ndarray) -> str:
        if np.count_nonzero(row) * 2 > len(row):
            return " " + "".join(map(code, row))
        return "".join(chr(FIRST_AREA + area) + code(row[area]) for area in np.flatnonzero(row))

    lines = [f"# {line}" for line in head.splitlines()]
    lines += ["areas\t" + ";".join(lexicon.areas), "bias\t" + codes(lexicon.bias), ""]
    def place(term: str) -> str:
        found = lexicon.places.get(term)
        return "" if found is None else "\t" + "".join(chr(ZERO + int(step)) for step in found)

    terms = sorted(lexicon.weights, key=lambda term: term.encode())
    lines += [f"{term}\t{codes(lexicon.weights[term])}{place(term)}" for term in terms]
    return "\n".join(lines) + "\n"


def check(
    requests: list[Request], areas: list[str], vectors: Vectors, strength: float, scale: float,
) -> list[float]:
    """Shares of requests whose area is the first, in the first two, in the first five; each tried by a lexicon that was
    learned without it."""
    hits = np.zeros(3)
    for part in range(5):
        kept = [at for at in range(len(requests)) if at % 5 != part]
        tried = range(part, len(requests), 5)
        known = [requests[at] for at in kept]
        found = pruned(learn(known, [areas[at] for at in kept], vectors, strength, scale), known)
        order = np.argsort(-found.chances([requests[at] for at in tried]), axis=1)
        for at, ranked in zip(tried, order):
            named = [found.areas[area] for area in ranked[:5]]
            hits += [areas[at] in named[:size] for size in (1, 2, 5)]
    return list(hits / len(requests))
