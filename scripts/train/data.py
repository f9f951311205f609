"""Reads the corpus, its search aids and the labelled relations from `data/`.

The search aids (expansions, relations, thesaurus) were written with a language model from the texts.
The evaluation set is read for measuring only; nothing here gives it to training."""
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tokenizer import split_words

DATA = Path(__file__).resolve().parents[2] / "data"
FIRST_WAVE = ("title", "gist", "lay", "practitioner", "keywords", "situations")
SECOND_WAVE = ("voices", "claims", "outcomes", "plainwords", "broad")
LANGUAGES = ("fr", "es", "ru", "ar", "zh")
# How far a related item answers a question about this one.
RELATION_WEIGHTS = {"same": 0.8, "close": 0.35, "also": 0.1}
CONCEPT_LIMIT = 60
NEED_PHRASINGS = ("everyday", "situation", "short", "practitioner", "careless")
# How far an item of each grade answers an information need.
NEED_WEIGHTS = {3: 1.0, 2: 0.5, 1: 0.15}


@dataclass(frozen=True)
class Aid:
    """A text that somebody might type when they need the item at position `owner`; information needs
    count on after the items."""
    text: str
    owner: int
    field: str
    language: str
    position: int


def read_lines(pattern):
    for path in sorted(DATA.glob(pattern)):
        for line in path.read_text("utf8").splitlines():
            if line.strip():
                yield json.loads(line)


def read_items():
    """Ids and texts of the leaf items, in the order of the corpus; the text begins with its lead-in."""
    items = json.loads((DATA / "corpus/items.json").read_text("utf8"))
    leaves = [item for item in items if not item["children"]]
    texts = [f"{i['leadIn']} {i['text']}" if i["leadIn"] else i["text"] for i in leaves]
    return [item["id"] for item in leaves], texts


def read_aids(ids):
    """All expansions of all languages, sorted by item."""
    index = {item: position for position, item in enumerate(ids)}
    aids = []

    def add(entry, fields, language, item):
        for field in fields:
            values = entry.get(field, [])
            values = [values] if isinstance(values, str) else values
            aids.extend(Aid(text, item, field, language, n) for n, text in enumerate(values))

    for entry in read_lines("expansions/wave1-*.jsonl"):
        add(entry, FIRST_WAVE, "en", index[entry["id"]])
    for entry in read_lines("expansions/wave2-*.jsonl"):
        add(entry, SECOND_WAVE, "en", index[entry["id"]])
    for entry in read_lines("expansions/languages-*.jsonl"):
        for language in LANGUAGES:
            add(entry[language], ("title", "q", "k"), language, index[entry["id"]])
    return sorted(aids, key=lambda aid: aid.owner)


def hold_out(aids):
    """Splits aids into those to train on and questions to choose settings by: per item one question
    each of four kinds in English and one in every other language."""
    held = {("lay", 2), ("voices", 3), ("situations", 1), ("practitioner", 1), ("q", 1)}
    kept = [aid for aid in aids if (aid.field, aid.position) not in held]
    return kept, [aid for aid in aids if (aid.field, aid.position) in held]


def read_relations(ids):
    """Matrix [items, items] of how far the column's item answers a question about the row's item;
    1 on the diagonal, RELATION_WEIGHTS elsewhere."""
    index = {item: position for position, item in enumerate(ids)}
    matrix = np.eye(len(ids), dtype=np.float32)
    for entry in read_lines("relations/part-*.jsonl"):
        row = index[entry["id"]]
        for kind, weight in RELATION_WEIGHTS.items():
            for other in entry[kind]:
                if other in index:
                    matrix[row, index[other]] = max(matrix[row, index[other]], weight)
    return matrix


def read_needs(ids):
    """Judged information needs: their phrasings as Aids, and [needs, items] how far each item answers, 0 to 1."""
    index = {item: position for position, item in enumerate(ids)}
    aids, answers = [], []
    for entry in read_lines("needs/part-*.jsonl"):
        owner = len(ids) + len(answers)
        aids.extend(Aid(text, owner, kind, "en", n) for kind in NEED_PHRASINGS for n, text in enumerate(entry[kind]))
        row = np.zeros(len(ids), dtype=np.float32)
        for item, grade in entry["relevant"].items():
            if item in index:
                row[index[item]] = NEED_WEIGHTS[grade]
        answers.append(row)
    return aids, np.array(answers)


def hold_out_needs(needs, items):
    """Splits the phrasings of needs into those to train on and those of every fifth need."""
    aids, answers = needs
    is_held = [(aid.owner - items) % 5 == 0 for aid in aids]
    kept = [aid for aid, held in zip(aids, is_held) if not held]
    return (kept, answers), ([aid for aid, held in zip(aids, is_held) if held], answers)


def read_thesaurus():
    """Per concept its official terms and its everyday words."""
    return [(entry["terms"], entry["lay"]) for entry in read_lines("thesaurus.jsonl")]


def read_concepts(item_texts):
    """Everyday words and terms of each concept, and the items that use one of its terms verbatim.

    Returns phrases and target distributions [phrases, items]; concepts named in more items than
    CONCEPT_LIMIT would point nowhere."""
    spaced = [f" {' '.join(split_words(text))} " for text in item_texts]
    phrases, targets = [], []
    for terms, lay in read_thesaurus():
        written = [f" {' '.join(split_words(term))} " for term in terms]
        hits = np.array([any(term in text for term in written) for text in spaced], dtype=np.float32)
        if 0 < hits.sum() <= CONCEPT_LIMIT:
            phrases.extend([*lay, *terms])
            targets.extend([hits / hits.sum()] * (len(lay) + len(terms)))
    return phrases, np.array(targets)


def read_development():
    """Development questions that have an answer, earlier questions of the same talk put before them."""
    questions = []
    for entry in read_lines("evaluation/dev.jsonl"):
        if entry["relevant"]:
            text = " ".join([*entry.get("history", []), entry["question"]])
            questions.append((text, entry["relevant"], entry["category"]))
    return questions
