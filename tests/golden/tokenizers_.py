"""Hugging Face tokenizer files of three kinds, with texts encoded by the tokenizers library."""

import json

from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

import pieces
import tok_bin
from texts import SPECIAL_TEXTS, STORIES, TEXTS

SPACE = "▁"


def byte_level():
    """GPT-2 style."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    trainer = trainers.BpeTrainer(
        vocab_size=400,
        special_tokens=["<|endoftext|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(STORIES.splitlines(keepends=True), trainer)
    return tokenizer


def byte_fallback():
    """Llama style, with the vocabulary of llama2c/tok.bin and every way to make each of its pieces as a merge."""
    learnt = [piece.replace(" ", SPACE) for piece in pieces.learn(STORIES)]
    specials = ["<unk>", "<s>", "</s>"]
    known = set(learnt)
    splits = [(piece[:at], piece[at:]) for piece in learnt for at in range(1, len(piece))]
    model = models.BPE(
        vocab={token: id for id, token in enumerate(specials + pieces.BYTES + learnt)},
        merges=[(left, right) for left, right in splits if left in known and right in known],
        unk_token="<unk>",
        fuse_unk=True,
        byte_fallback=True,
    )
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend(SPACE), normalizers.Replace(" ", SPACE)])
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace(SPACE, " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    )
    tokenizer.add_special_tokens([AddedToken(special, special=True, normalized=False) for special in specials])
    return tokenizer


def word_level():
    tokenizer = Tokenizer(models.WordLevel(unk_token="<unk>"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    trainer = trainers.WordLevelTrainer(vocab_size=60, special_tokens=["<unk>"], show_progress=False)
    tokenizer.train_from_iterator(STORIES.splitlines(), trainer)
    return tokenizer


def byte_table():
    """The byte for each character of a byte-level token. Source: GPT-2, encoder.py, bytes_to_unicode."""
    shown = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    hidden = [byte for byte in range(256) if byte not in shown]
    return {chr(byte): byte for byte in shown} | {chr(256 + n): byte for n, byte in enumerate(hidden)}


def token_bytes(kind, tokenizer, id):
    """The bytes of text that `id` stands for; a special token stands for its own name."""
    token = tokenizer.id_to_token(id)
    special = id in tokenizer.get_added_tokens_decoder()
    if kind == "byte_level" and not special:
        table = byte_table()
        return [table[character] for character in token]
    if kind == "byte_fallback" and not special:
        if token in pieces.BYTES:
            return [pieces.BYTES.index(token)]
        return list(token.replace(SPACE, " ").encode())
    return list(token.encode())


def case(kind, tokenizer, text):
    ids = tokenizer.encode(text, add_special_tokens=False).ids
    return {
        "text": text,
        "ids": ids,
        "decoded": tokenizer.decode(ids, skip_special_tokens=False),
        "pieces": [token_bytes(kind, tokenizer, id) for id in ids],
    }


def check_fallback(tokenizer):
    """llama2.c's way of encoding gives the same ids, wherever neither a special token nor SPACE is written out."""
    tokens = tok_bin.vocabulary()
    for text in (text for text in TEXTS if SPACE not in text):
        assert tokenizer.encode(text, add_special_tokens=False).ids == tok_bin.encode(tokens, text), text


def write(folder):
    folder.mkdir(exist_ok=True)
    made = {"byte_level": byte_level(), "byte_fallback": byte_fallback(), "word_level": word_level()}
    check_fallback(made["byte_fallback"])
    blocks = []
    for kind, tokenizer in made.items():
        (folder / f"{kind}.json").write_text(tokenizer.to_str(pretty=False) + "\n")
        lines = ",\n".join(json.dumps(case(kind, tokenizer, text)) for text in TEXTS + SPECIAL_TEXTS)
        blocks.append(f"{json.dumps(f'{kind}.json')}: [\n{lines}\n]")
    (folder / "cases.json").write_text("{\n" + ",\n".join(blocks) + "\n}\n")
