"""Learns the word pieces: byte-pair merges (Sennrich et al. 2016) over characters, written with
BERT's continuation mark, so that greedy longest match can apply them."""
import heapq
from collections import Counter, defaultdict

from tokenizer import CONTINUATION, SPECIAL, split_words

# A character seen once or twice is as likely a slip as a letter somebody will type.
MIN_CHARACTER_COUNT = 3


def count_words(texts):
    counts = Counter()
    for text in texts:
        counts.update(split_words(text))
    return counts


def as_symbols(word):
    return [word[0]] + [CONTINUATION + character for character in word[1:]]


def merged(left, right):
    return left + right[len(CONTINUATION):]


def learn_vocabulary(texts, size):
    """A list of `size` pieces: special tokens, characters, then merges in the order learned.

    The pair with the highest count is merged first; ties fall to the alphabetically first pair, so
    the result depends on the texts alone."""
    counts = count_words(texts)
    characters = Counter()
    for word, count in counts.items():
        for symbol in as_symbols(word):
            characters[symbol] += count
    alphabet = sorted(s for s, count in characters.items() if count >= MIN_CHARACTER_COUNT)
    vocabulary = SPECIAL + alphabet
    known = set(vocabulary)

    words = [as_symbols(word) for word in sorted(counts)]
    word_counts = [counts[word] for word in sorted(counts)]
    pair_counts, places = Counter(), defaultdict(set)
    for index, symbols in enumerate(words):
        for pair in zip(symbols, symbols[1:]):
            pair_counts[pair] += word_counts[index]
            places[pair].add(index)
    queue = [(-count, pair) for pair, count in pair_counts.items()]
    heapq.heapify(queue)

    while len(vocabulary) < size and queue:
        negative, pair = heapq.heappop(queue)
        if pair_counts[pair] != -negative:
            continue
        changed = set()
        for index in places.pop(pair):
            before = words[index]
            after = merge_pair(before, pair)
            words[index] = after
            for old in zip(before, before[1:]):
                pair_counts[old] -= word_counts[index]
                changed.add(old)
            for new in zip(after, after[1:]):
                pair_counts[new] += word_counts[index]
                places[new].add(index)
                changed.add(new)
        for other in changed:
            if pair_counts[other] > 0:
                heapq.heappush(queue, (-pair_counts[other], other))
        piece = merged(*pair)
        if piece not in known:
            known.add(piece)
            vocabulary.append(piece)
    return vocabulary


def merge_pair(symbols, pair):
    result, position = [], 0
    while position < len(symbols):
        if tuple(symbols[position:position + 2]) == pair:
            result.append(merged(*pair))
            position += 2
        else:
            result.append(symbols[position])
            position += 1
    return result
