"""The tokenizer of the encoder, written to agree with transformers.js token for token.

Three steps, as in Devlin et al. 2019 (BERT, uncased): normalise, split into words, split words into
pieces by greedy longest match. `golden.json` holds its ids for the texts that other runtimes must reproduce.
"""
import unicodedata

PAD, UNK, CLS = "[PAD]", "[UNK]", "[CLS]"
SPECIAL = [PAD, UNK, CLS]
PAD_ID, UNK_ID, CLS_ID = 0, 1, 2
CONTINUATION = "##"
# Items have up to 260 pieces; nobody types a question of 384.
MAX_TOKENS = 384
MAX_WORD_CHARACTERS = 100

# The ranges transformers.js treats as Chinese characters inside the basic plane.
CHINESE_RANGES = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0xF900, 0xFAFF))


def is_chinese(character):
    code = ord(character)
    return any(low <= code <= high for low, high in CHINESE_RANGES)


def is_punctuation(character):
    """All of Unicode's punctuation, and the ASCII symbols, which Unicode classes elsewhere."""
    code = ord(character)
    ascii_symbol = 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
    return ascii_symbol or unicodedata.category(character).startswith("P")


def normalise(text):
    """Lower case, accents stripped, control characters removed, Chinese characters set apart."""
    spaced = []
    for character in text:
        category = unicodedata.category(character)
        if character in "\t\n\r" or category in ("Zs", "Zl", "Zp"):
            spaced.append(" ")
        elif character == "\ufffd" or category in ("Cc", "Cf", "Co", "Cs"):
            continue
        elif is_chinese(character):
            spaced.append(f" {character} ")
        else:
            spaced.append(character)
    decomposed = unicodedata.normalize("NFD", "".join(spaced).lower())
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn")


def split_words(text):
    """Words of a text in order; every punctuation mark is a word of its own."""
    words, word = [], []
    for character in normalise(text):
        if character == " " or is_punctuation(character):
            if word:
                words.append("".join(word))
                word = []
            if character != " ":
                words.append(character)
        else:
            word.append(character)
    if word:
        words.append("".join(word))
    return words


class Tokenizer:
    """WordPiece over a fixed vocabulary (a list of pieces; the position is the id)."""

    def __init__(self, vocabulary):
        self.vocabulary = vocabulary
        self.ids = {piece: index for index, piece in enumerate(vocabulary)}
        self.longest = max(len(piece) for piece in vocabulary)
        self.cache = {}

    def pieces(self, word):
        """Ids of a word's pieces, longest match first; [UNK] alone where a character is unknown."""
        if word not in self.cache:
            self.cache[word] = self.split(word)
        return self.cache[word]

    def split(self, word, accept=lambda: True):
        """Greedy longest match. `accept` may refuse a match longer than one character, which gives
        the random splits of MaxMatch-Dropout (Hiraoka 2022) in training."""
        if len(word) > MAX_WORD_CHARACTERS:
            return [UNK_ID]
        found, start = [], 0
        while start < len(word):
            prefix = CONTINUATION if start else ""
            for end in range(min(len(word), start + self.longest), start, -1):
                piece = self.ids.get(prefix + word[start:end])
                if piece is not None and (end - start == 1 or accept()):
                    break
            else:
                return [UNK_ID]
            found.append(piece)
            start = end
        return found

    def encode(self, text):
        """Ids of a text: [CLS] and its pieces, cut at MAX_TOKENS."""
        ids = [CLS_ID]
        for word in split_words(text):
            ids.extend(self.pieces(word))
        return ids[:MAX_TOKENS]
