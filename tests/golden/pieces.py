"""A small byte-pair vocabulary with a SentencePiece layout: specials, bytes, merged pieces, single characters."""

from collections import Counter

MERGES = 230
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]


def learn(text):
    """Merged pieces in the order learnt, then the characters by falling count; a word carries the space before it."""
    lines = text.splitlines()
    words = Counter(tuple(" " + word) for line in lines for word in line.split(" "))
    letters = Counter("".join(" " + line for line in lines))
    merged = []
    while len(merged) < MERGES:
        pairs = Counter()
        for word, count in words.items():
            for pair in zip(word, word[1:]):
                pairs[pair] += count
        # The most frequent pair; of equals, the first in alphabetical order.
        left, right = min(pairs, key=lambda pair: (-pairs[pair], pair))
        if left + right not in merged:
            merged.append(left + right)
        words = Counter({join(word, left, right): count for word, count in words.items()})
    return merged + sorted(letters, key=lambda letter: (-letters[letter], letter))


def join(word, left, right):
    """The word with every `left`, `right` in it made one piece."""
    out = []
    for piece in word:
        if out and out[-1] == left and piece == right:
            out[-1] = left + right
        else:
            out.append(piece)
    return tuple(out)
