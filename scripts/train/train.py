"""Trains the encoder on question → item pairs, question ↔ question pairs of the same item, and
thesaurus phrase → item pairs; the questions are written for an item or for an information need."""
import math
import random
import time
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional as F

from augment import Augmenter
from encoder import Encoder, pad
from tokenizer import CLS_ID, PAD_ID, split_words

CONCEPT_BATCH = 100


@dataclass(frozen=True)
class Settings:
    """Everything that was chosen by measuring; docs/model.md has the table."""
    width: int = 256
    vocabulary_size: int = 16000
    blocks: int = 0
    heads: int = 4
    epochs: int = 16
    batch_items: int = 320
    rate: float = 4e-3
    block_rate: float = 4e-4
    warm_up: float = 0.05
    temperature: float = 0.1
    question_loss: float = 0.5
    concept_loss: float = 0.2
    soft_targets: bool = True
    word_dropout: float = 0.15
    item_dropout: float = 0.1
    misspelt_texts: float = 0.2
    split_words: float = 0.3
    initial_norm: float = 0.1
    bits: int = 4
    quantised_share: float = 0.25
    need_repeats: int = 3
    seed: int = 20


def soft_cross_entropy(logits, targets):
    """Mean cross entropy of logits [B, N] to target distributions [B, N]."""
    return -(targets * F.log_softmax(logits, dim=1)).sum(1).mean()


def question_loss(questions, owners, relations, temperature):
    """Supervised contrastive loss (Khosla et al. 2020) between the questions of a batch, with the
    relations as soft targets: the app also compares a question with an item's expansions."""
    own = torch.eye(len(owners), dtype=torch.bool)
    logits = (questions @ questions.T / temperature).masked_fill(own, -1e4)
    targets = relations[owners][:, owners].masked_fill(own, 0)
    return soft_cross_entropy(logits, targets / targets.sum(1, keepdim=True))


def paired_batches(aids, batch_items, rng):
    """One pass over all aids in batches of pairs of texts of one owner; an odd one out is used twice."""
    by_owner = {}
    for position in rng.permutation(len(aids)):
        by_owner.setdefault(aids[position].owner, []).append(int(position))
    pairs = []
    for positions in by_owner.values():
        if len(positions) % 2:
            positions.append(positions[0])
        pairs.extend(zip(positions[::2], positions[1::2]))
    order = rng.permutation(len(pairs))
    for start in range(0, len(order), batch_items):
        yield [pairs[n] for n in order[start:start + batch_items]]


def schedule(step, steps, warm_up):
    """Share of the peak rate: linear warm-up, then half a cosine to zero."""
    warm = warm_up * steps
    if step < warm:
        return (step + 1) / warm
    return 0.5 * (1 + math.cos(math.pi * (step - warm) / (steps - warm)))


def train(tokenizer, item_texts, aids, needs, relations, concepts, settings, report=print):
    """A trained Encoder. relations [items, items] as from `read_relations`, needs (aids,
    answers [needs, items]) as from `read_needs`, concepts (phrases, targets [phrases, items]) as from `read_concepts`."""
    torch.manual_seed(settings.seed)
    rng = np.random.default_rng(settings.seed)
    noise = Augmenter(tokenizer, random.Random(settings.seed), settings)
    relations = torch.from_numpy(relations) if settings.soft_targets else torch.eye(len(item_texts))
    answers = torch.from_numpy(needs[1])
    by_owner = torch.cat([relations, answers])
    item_targets = by_owner / by_owner.sum(1, keepdim=True)
    # A need is related to the items that answer it and to no other need.
    kinship = torch.cat([by_owner, torch.cat([answers.T, torch.eye(len(answers))])], dim=1)
    aids = [*aids, *needs[0] * settings.need_repeats]
    aid_words = [split_words(aid.text) for aid in aids]
    phrase_words = [split_words(phrase) for phrase in concepts[0]]
    phrase_targets = torch.from_numpy(concepts[1])
    item_ids = pad([tokenizer.encode(text) for text in item_texts])

    encoder = Encoder(len(tokenizer.vocabulary), settings.width, settings.blocks, settings.heads, settings.initial_norm)
    tables = {"params": [encoder.vectors, encoder.weights], "peak": settings.rate}
    layers = {"params": list(encoder.blocks.parameters()), "peak": settings.block_rate}
    optimizer = torch.optim.Adam([tables, layers] if settings.blocks else [tables], lr=settings.rate, betas=(0.9, 0.98))
    per_epoch = sum(1 for _ in paired_batches(aids, settings.batch_items, np.random.default_rng(0)))
    steps, step = per_epoch * settings.epochs, 0
    for epoch in range(settings.epochs):
        if settings.bits < 32 and epoch >= settings.epochs * (1 - settings.quantised_share):
            encoder.bits = settings.bits
        total, started = 0.0, time.time()
        for pairs in paired_batches(aids, settings.batch_items, rng):
            for group in optimizer.param_groups:
                group["lr"] = group["peak"] * schedule(step, steps, settings.warm_up)
            dropped = (torch.rand(item_ids.shape) < settings.item_dropout) & (item_ids != CLS_ID)
            items = encoder(item_ids.masked_fill(dropped, PAD_ID))

            positions = [first for first, _ in pairs] + [second for _, second in pairs]
            owners = torch.tensor([aids[position].owner for position in positions])
            questions = encoder(pad([noise.ids(aid_words[position]) for position in positions]))
            loss = soft_cross_entropy(questions @ items.T / settings.temperature, item_targets[owners])
            if settings.question_loss:
                loss = loss + settings.question_loss * question_loss(questions, owners, kinship, settings.temperature)
            if settings.concept_loss:
                chosen = rng.choice(len(phrase_words), CONCEPT_BATCH, replace=False)
                phrases = encoder(pad([noise.ids(phrase_words[n]) for n in chosen]))
                logits = phrases @ items.T / settings.temperature
                loss = loss + settings.concept_loss * soft_cross_entropy(logits, phrase_targets[chosen])

            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
            step += 1
        report(f"epoch {epoch + 1:2d}  loss {total / per_epoch:.4f}  {time.time() - started:.1f} s", flush=True)
    return encoder
