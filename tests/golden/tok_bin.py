"""llama2.c's tokenizer file, and texts encoded as its run.c does."""

import json
import struct

import pieces
from texts import SPECIAL_TEXTS, STORIES, TEXTS

# Their text as llama2.c's tokenizer.py writes it.
SPECIALS = ["<unk>", "\n<s>\n", "\n</s>\n"]
FIRST_BYTE = len(SPECIALS)
FIRST_PIECE = FIRST_BYTE + 256


def vocabulary():
    return SPECIALS + pieces.BYTES + pieces.learn(STORIES)


def score(id):
    """Higher merges first; unused for the ids before the first piece."""
    return float(max(id - FIRST_PIECE, 0) * -1)


def file(tokens):
    """The file's bytes: the longest length, then score, length and text of each token."""
    texts = [token.encode() for token in tokens]
    out = struct.pack("<i", max(map(len, texts)))
    for id, text in enumerate(texts):
        out += struct.pack("<fi", score(id), len(text)) + text
    return out


def encode(tokens, text):
    """Ids without BOS and EOS. Source: llama2.c, run.c, encode."""
    ids_by_token = {token: id for id, token in enumerate(tokens)}
    assert len(ids_by_token) == len(tokens)
    ids = [ids_by_token[" "]] if text else []
    for character in text:
        if character in ids_by_token:
            ids.append(ids_by_token[character])
        else:
            ids.extend(byte + FIRST_BYTE for byte in character.encode())
    while True:
        best = None
        for at, (left, right) in enumerate(zip(ids, ids[1:])):
            id = ids_by_token.get(tokens[left] + tokens[right])
            if id is not None and (best is None or score(id) > score(best[1])):
                best = (at, id)
        if best is None:
            return ids
        at, id = best
        ids[at : at + 2] = [id]


def write(folder):
    tokens = vocabulary()
    (folder / "tok.bin").write_bytes(file(tokens))
    cases = [{"text": text, "ids": encode(tokens, text)} for text in TEXTS + SPECIAL_TEXTS]
    lines = ",\n".join(json.dumps(case) for case in cases)
    (folder / "tok_cases.json").write_text(f"[\n{lines}\n]\n")
