"""Trains and writes the shipped encoder; `--select` and `--ablate` measure on held-out questions.

    main.py                        train on everything, write data/model/adduce-encoder, measure on dev
    main.py --select [key=value …] train without the held-out questions and measure on them
    main.py --ablate               --select for every row of the table in docs/model.md
"""
import os
import sys
import time
from dataclasses import fields, replace

# Table look-ups, not products, take the time: a second thread gains nothing and, where other programs
# run, loses much in waiting; one also keeps the order of sums. Set before the libraries read it.
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import torch

import data
from evaluate import Bench, format_table
from export import export
from golden import golden_texts
from tokenizer import Tokenizer
from train import Settings, train
from vocabulary import learn_vocabulary

MODEL = data.DATA / "model/adduce-encoder"
# Fewer passes than the shipped run, or the table would take an afternoon.
ABLATION_EPOCHS = 8
ABLATIONS = (
    ("as shipped, 8 passes", {}),
    ("one attention block", {"blocks": 1}),
    ("one right item per question, no relations", {"soft_targets": False}),
    ("without thesaurus", {"concept_loss": 0.0}),
    ("without information needs", {"need_repeats": 0}),
    ("without question ↔ question", {"question_loss": 0.0}),
    ("without misspelt texts", {"misspelt_texts": 0.0}),
    ("without random splits", {"split_words": 0.0}),
    ("temperature 0.06", {"temperature": 0.06}),
    ("start with vectors of length 1", {"initial_norm": 1.0}),
    ("8,000 word pieces", {"vocabulary_size": 8000}),
    ("128 dimensions", {"width": 128}),
    ("384 dimensions", {"width": 384}),
    ("8-bit table", {"bits": 8}),
    ("fp32 table", {"bits": 32}),
)


def make_tokenizer(item_texts, aids, size):
    concepts = [text for pair in data.read_thesaurus() for texts in pair for text in texts]
    texts = [*item_texts, *(aid.text for aid in aids), *concepts]
    return Tokenizer(learn_vocabulary(texts, size))


def ship(settings):
    """Trains on every aid and writes the model; the development set is measured, never trained on."""
    ids, item_texts = data.read_items()
    aids = data.read_aids(ids)
    needs = data.read_needs(ids)
    relations = data.read_relations(ids)
    tokenizer = make_tokenizer(item_texts, aids + needs[0], settings.vocabulary_size)
    encoder = train(tokenizer, item_texts, aids, needs, relations, data.read_concepts(item_texts), settings)
    export(encoder, tokenizer, MODEL, golden_texts(item_texts))
    bench = Bench(ids, item_texts, aids, relations, data.read_development(), [])
    print(format_table(bench.measure(encoder, tokenizer)))


def select(variants):
    """Measures each (name, settings) on development and held-out questions."""
    ids, item_texts = data.read_items()
    kept, held = data.hold_out(data.read_aids(ids))
    needs, held_needs = data.hold_out_needs(data.read_needs(ids), len(ids))
    relations = data.read_relations(ids)
    concepts = data.read_concepts(item_texts)
    bench = Bench(ids, item_texts, kept, relations, data.read_development(), held, held_needs)
    for name, settings in variants:
        tokenizer = make_tokenizer(item_texts, kept + needs[0], settings.vocabulary_size)
        encoder = train(tokenizer, item_texts, kept, needs, relations, concepts, settings)
        print(f"\n{name}\n{format_table(bench.measure(encoder, tokenizer))}\n", flush=True)


def parse_settings(arguments):
    types = {field.name: type(field.default) for field in fields(Settings)}
    values = dict(argument.split("=", 1) for argument in arguments)
    unknown = set(values) - set(types)
    if unknown:
        sys.exit(f"train: unknown setting {', '.join(sorted(unknown))}; known: {', '.join(types)}")
    read = {bool: lambda text: text == "true"}
    return replace(Settings(), **{k: read.get(types[k], types[k])(v) for k, v in values.items()})


def main(arguments):
    torch.set_num_threads(1)
    started = time.time()
    if arguments[:1] == ["--ablate"]:
        select((name, replace(Settings(), epochs=ABLATION_EPOCHS, **change)) for name, change in ABLATIONS)
    elif arguments[:1] == ["--select"]:
        select([(" ".join(arguments), parse_settings(arguments[1:]))])
    else:
        ship(parse_settings(arguments))
    print(f"{time.time() - started:.0f} s in all")


if __name__ == "__main__":
    main(sys.argv[1:])
