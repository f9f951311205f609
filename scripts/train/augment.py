"""Makes a training text look more like what people type: words left out, slips of the keyboard,
spelling by ear, rare splits into pieces. Works on lists of words; every choice comes from one
seeded generator."""
from tokenizer import CLS_ID, MAX_TOKENS

KEYBOARD_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# English spelling by ear, as in "wat hapen", "fone", "offen"; applied at the first place found.
BY_EAR = (
    ("ph", "f"), ("wh", "w"), ("gh", ""), ("kn", "n"), ("ck", "k"), ("tion", "shun"), ("sion", "shun"),
    ("ou", "u"), ("ea", "e"), ("ee", "ea"), ("ie", "ei"), ("ei", "ie"), ("ough", "uff"), ("ight", "ite"),
    ("able", "ible"), ("ible", "able"), ("ence", "ance"), ("ance", "ence"), ("er", "or"), ("or", "er"),
    ("qu", "kw"), ("x", "ks"), ("c", "k"), ("c", "s"), ("s", "z"), ("y", "i"), ("th", "t"), ("v", "w"),
)


def misspell(word, random):
    """One slip: a letter dropped, swapped, doubled or mistaken, a double undone, or spelling by ear."""
    spot = random.randrange(len(word) - 1)
    kind = random.random()
    if kind < 0.22:
        return word[:spot + 1] + word[spot + 2:]
    if kind < 0.44:
        return word[:spot] + word[spot + 1] + word[spot] + word[spot + 2:]
    if kind < 0.54:
        return word[:spot + 1] + word[spot:]
    if kind < 0.66:
        return word[:spot] + neighbour(word[spot], word, random) + word[spot + 1:]
    if kind < 0.76:
        doubled = [n for n in range(len(word) - 1) if word[n] == word[n + 1]]
        if doubled:
            return word[:doubled[0]] + word[doubled[0] + 1:]
    rules = [rule for rule in BY_EAR if rule[0] in word]
    if rules:
        sound, spelling = random.choice(rules)
        return word.replace(sound, spelling, 1)
    if word.endswith("e"):
        return word[:-1]
    return word[:spot] + word[spot + 1:]


def neighbour(letter, word, random):
    """A letter beside this one on a Latin keyboard; for other scripts another letter of the word."""
    for row in KEYBOARD_ROWS:
        place = row.find(letter)
        if place >= 0:
            return row[max(0, place - 1)] if random.random() < 0.5 else row[min(len(row) - 1, place + 1)]
    return random.choice(word)


def misspell_words(words, rate, random):
    """Each word of four letters or more is misspelt with probability `rate`; apostrophes of
    contractions are lost at the same rate ("don't" to "dont")."""
    result, position = [], 0
    while position < len(words):
        word = words[position]
        if words[position + 1:position + 2] and words[position + 1] in "'’" and random.random() < rate:
            word += words[position + 2] if position + 2 < len(words) else ""
            position += 2
        if len(word) >= 4 and word.isalpha() and random.random() < rate:
            word = misspell(word, random)
        result.append(word)
        position += 1
    return [word for word in result if word]


class Augmenter:
    """Turns the words of a text into the ids of one noisy reading of it."""

    def __init__(self, tokenizer, random, settings):
        self.tokenizer, self.random, self.settings = tokenizer, random, settings

    def ids(self, words):
        random, settings = self.random, self.settings
        if random.random() < settings.misspelt_texts:
            words = misspell_words(words, random.choice((0.15, 0.3, 0.5)), random)
        kept = [word for word in words if random.random() >= settings.word_dropout] or words
        ids = [CLS_ID]
        for word in kept:
            if random.random() < settings.split_words:
                ids.extend(self.tokenizer.split(word, lambda: random.random() >= 0.3))
            else:
                ids.extend(self.tokenizer.pieces(word))
        return ids[:MAX_TOKENS]
