"""Measures an encoder the way the app will use it: alone, with the expansions, and fused with BM25."""
import random
import re
from collections import Counter, defaultdict

import numpy as np

from augment import misspell_words
from encoder import encode
from tokenizer import split_words

K1, B = 1.2, 0.75
# Share of the word score beside the two dense legs, from held-out questions: 0.3 to 0.5 is best.
LEXICAL_WEIGHT = 0.5
CUTOFF = 10
# Gains of held-out questions: the item itself and restatements 3, close 2, same narrower theme 1.
RELATION_GAINS = ((0.8, 3), (0.35, 2), (0.1, 1))


def stem(word):
    """A light English stemmer: plural, -ed, -ing and a final e removed where enough is left."""
    for ending in ("ies", "es", "s", "ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and word.isascii():
            word = word[:-len(ending)] + ("y" if ending == "ies" else "")
            break
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def terms(text):
    return [stem(word) for word in split_words(text) if re.match(r"\w", word)]


class Bm25:
    """Robertson and Zaragoza 2009, one field."""

    def __init__(self, documents):
        counts = [Counter(terms(document)) for document in documents]
        lengths = np.array([sum(count.values()) for count in counts], dtype=float)
        norm = K1 * (1 - B + B * lengths / lengths.mean())
        self.size = len(documents)
        postings = defaultdict(list)
        for document, count in enumerate(counts):
            for term, frequency in count.items():
                postings[term].append((document, frequency * (K1 + 1) / (frequency + norm[document])))
        self.postings = {}
        for term, entries in postings.items():
            idf = np.log(1 + (self.size - len(entries) + 0.5) / (len(entries) + 0.5))
            places, weights = zip(*entries)
            self.postings[term] = np.array(places), np.array(weights) * idf

    def scores(self, question):
        total = np.zeros(self.size)
        for term in set(terms(question)):
            if term in self.postings:
                places, weights = self.postings[term]
                total[places] += weights
        return total


def z_scores(scores):
    """Each row to mean 0 and deviation 1, so that legs can be added."""
    return (scores - scores.mean(1, keepdims=True)) / (scores.std(1, keepdims=True) + 1e-9)


def best_per_item(similarities, aids, size):
    """Greatest similarity among an item's expansions. similarities [Q, aids] → [Q, items]."""
    owners = np.array([aid.owner for aid in aids])
    starts = np.searchsorted(owners, np.arange(size))
    return np.maximum.reduceat(similarities, starts, axis=1)


def mean_per_item(vectors, aids, size):
    """One unit vector per item: the mean of its expansions' vectors. [aids, D] → [items, D]."""
    owners = np.array([aid.owner for aid in aids])
    means = np.add.reduceat(vectors, np.searchsorted(owners, np.arange(size)), axis=0)
    return means / np.linalg.norm(means, axis=1, keepdims=True)


def smooth(fused, items):
    """Adds to every item its similarity to the five best hits, weighted by their scores."""
    kinship = items @ items.T
    best = np.argsort(-fused, axis=1)[:, :5]
    weights = np.take_along_axis(fused, best, 1)
    spread = np.einsum("qk,qki->qi", weights / np.abs(weights).sum(1, keepdims=True), kinship[best])
    return fused + 2.0 * z_scores(spread)


def ndcg(scores, gains, ideal=None):
    """Mean nDCG@10 with linear gain. scores and gains [Q, items]; `ideal` per question where items
    outside the ranking count in the ideal order."""
    discount = 1 / np.log2(np.arange(2, CUTOFF + 2))
    order = np.argsort(-scores, axis=1, kind="stable")[:, :CUTOFF]
    reached = (np.take_along_axis(gains, order, 1) * discount).sum(1)
    best = -np.sort(-(gains if ideal is None else ideal), axis=1)[:, :CUTOFF]
    return float((reached / (best * discount).sum(1)).mean())


def recall(scores, gains):
    """Share of items of gain 2 or more among the first ten, of those that could be there."""
    order = np.argsort(-scores, axis=1, kind="stable")[:, :CUTOFF]
    wanted = gains >= 2
    hit = np.take_along_axis(wanted, order, 1).sum(1)
    return float((hit / np.minimum(wanted.sum(1), CUTOFF).clip(1)).mean())


class Bench:
    """Holds what does not change between models: texts, lexical scores, judgements."""

    def __init__(self, ids, item_texts, aids, relations, development, held, held_needs=((), ())):
        self.ids, self.item_texts, self.aids = ids, item_texts, aids
        self.aid_texts = [aid.text for aid in aids]
        documents = list(item_texts)
        for aid in aids:
            documents[aid.owner] += " " + aid.text
        self.bm25 = Bm25(documents)
        gains = np.zeros_like(relations)
        for weight, gain in reversed(RELATION_GAINS):
            gains[relations >= weight - 1e-6] = gain
        self.sets = {"dev": self.judged(development)}
        texts = [misspelt(text, n) for n, (text, _, _) in enumerate(development)]
        self.sets["dev misspelt"] = (texts, *self.sets["dev"][1:])
        for language in sorted({aid.language for aid in held}, key=lambda l: (l != "en", l)):
            chosen = [aid for aid in held if aid.language == language]
            self.sets[f"held {language}"] = ([a.text for a in chosen], gains[[a.owner for a in chosen]], None)
        grades = [np.searchsorted([0.1, 0.4, 0.9], row) for row in held_needs[1]]
        for kind in dict.fromkeys(aid.field for aid in held_needs[0]):
            chosen = [aid for aid in held_needs[0] if aid.field == kind]
            judged = np.array([grades[aid.owner - len(ids)] for aid in chosen], dtype=np.float32)
            self.sets[f"need {kind}"] = ([aid.text for aid in chosen], judged, None)
        self.lexical = {name: np.array([self.bm25.scores(text) for text in texts])
                        for name, (texts, _, _) in self.sets.items()}

    def judged(self, development):
        """Texts, gains [Q, leaves], ideal gains: lead-ins cannot be ranked here but count in the ideal."""
        index = {item: position for position, item in enumerate(self.ids)}
        gains = np.zeros((len(development), len(self.ids)), dtype=np.float32)
        ideal = np.zeros((len(development), len(self.ids)), dtype=np.float32)
        for row, (_, relevant, _) in enumerate(development):
            for item, gain in relevant.items():
                if item in index:
                    gains[row, index[item]] = gain
            ideal[row, :len(relevant)] = list(relevant.values())
        return [text for text, _, _ in development], gains, ideal

    def legs(self, encoder, tokenizer):
        """Per question set the scores of every way of ranking, each [Q, items]."""
        items = encode(encoder, tokenizer, self.item_texts)
        expansions = encode(encoder, tokenizer, self.aid_texts)
        means = mean_per_item(expansions, self.aids, len(self.ids))
        result = {}
        for name, (texts, _, _) in self.sets.items():
            questions = encode(encoder, tokenizer, texts)
            dense = questions @ items.T
            best = best_per_item(questions @ expansions.T, self.aids, len(self.ids))
            mean = questions @ means.T
            both = z_scores(dense) + z_scores(mean)
            lexical = z_scores(self.lexical[name])
            fused = both + LEXICAL_WEIGHT * lexical
            result[name] = {
                "item": dense, "best expansion": best, "mean expansion": mean, "item + mean": both,
                "BM25": lexical, "hybrid": fused, "smoothed": smooth(fused, items),
            }
        return result

    def measure(self, encoder, tokenizer):
        """{set: {leg: nDCG@10}} and recall@10 of the hybrid under "recall"."""
        table = {}
        for name, legs in self.legs(encoder, tokenizer).items():
            _, gains, ideal = self.sets[name]
            table[name] = {leg: ndcg(scores, gains, ideal) for leg, scores in legs.items()}
            table[name]["recall"] = recall(legs["smoothed"], gains)
        return table


def misspelt(text, seed):
    """The same question with about a third of its longer words misspelt, the same way every time."""
    return " ".join(misspell_words(split_words(text), 0.35, random.Random(seed)))


def format_table(table):
    columns = list(next(iter(table.values())))
    rows = ["| questions | " + " | ".join(columns) + " |", "|---" * (len(columns) + 1) + "|"]
    rows += [f"| {name} | " + " | ".join(f"{row[c]:.3f}" for c in columns) + " |" for name, row in table.items()]
    return "\n".join(rows)
