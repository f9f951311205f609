"""Trains and writes the shipped encoder; `--select` and `--ablate` measure on held-out questions.

    main.py                        train on everything, write data/model/adduce-encoder, measure on dev
    main.py --select [key=value]   train without the held-out questions and measure on them
    main.py --ablate               --select for every row of the table in docs/model.md
"""
import os
import sys
import time
from dataclasses import fields, replace

# Two threads are all the time limit assumes; set before the libraries read it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "2")
os.environ.setdefault("OMP_NUM_THREADS", "2")

import torch

import data
from evaluate import Bench, format_table
from export import export
from golden import golden_texts
from tokenizer import Tokenizer
from train import Settings, train
from vocabulary import learn_vocabulary

MODEL = data.DATA / "model/adduce-encoder"
ABLATIONS = ()


def make_tokenizer(item_texts, aids, size):
    concepts = [text for pair in data.read_thesaurus() for texts in pair for text in texts]
    texts = [*item_texts, *(aid.text for aid in aids), *concepts]
    return Tokenizer(learn_vocabulary(texts, size))


def ship(settings):
    """Trains on every aid and writes the model; the development set is measured, never trained on."""
    ids, item_texts = data.read_items()
    aids = data.read_aids(ids)
    relations = data.read_relations(ids)
    tokenizer = make_tokenizer(item_texts, aids, settings.vocabulary_size)
    encoder = train(tokenizer, item_texts, aids, relations, settings)
    export(encoder, tokenizer, MODEL, golden_texts(item_texts))
    bench = Bench(ids, item_texts, aids, relations, data.read_development(), [])
    print(format_table(bench.measure(encoder, tokenizer)))


def select(variants):
    """Measures each (name, settings) on development and held-out questions."""
    ids, item_texts = data.read_items()
    kept, held = data.hold_out(data.read_aids(ids))
    relations = data.read_relations(ids)
    bench = Bench(ids, item_texts, kept, relations, data.read_development(), held)
    for name, settings in variants:
        tokenizer = make_tokenizer(item_texts, kept, settings.vocabulary_size)
        encoder = train(tokenizer, item_texts, kept, relations, settings)
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
    torch.set_num_threads(2)
    started = time.time()
    if arguments[:1] == ["--ablate"]:
        select((name, replace(Settings(), **change)) for name, change in ABLATIONS)
    elif arguments[:1] == ["--select"]:
        select([(" ".join(arguments), parse_settings(arguments[1:]))])
    else:
        ship(parse_settings(arguments))
    print(f"{time.time() - started:.0f} s in all")


if __name__ == "__main__":
    main(sys.argv[1:])
