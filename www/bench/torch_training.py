"""How many tokens a second PyTorch trains on, eager, on a model of `transformers` with random weights."""

import argparse
import json
import time
from pathlib import Path

import torch
import transformers
from torch.nn.functional import cross_entropy
from torch.nn.utils import clip_grad_norm_

# The defaults of Lookback's `train::Settings`.
BETAS, EPSILON, WEIGHT_DECAY, CLIP_NORM = (0.9, 0.99), 1e-8, 0.01, 1.0
# Lookback drops nothing out; GPT-2's configuration does unless it is told.
NO_DROPOUT = {"attn_pdrop": 0.0, "embd_pdrop": 0.0, "resid_pdrop": 0.0, "attention_dropout": 0.0}
# The index that the loss passes over.
NONE = -100


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="a folder with a config.json")
    parser.add_argument("texts", type=Path, help="JSON: texts of ids, each from end id to end id")
    parser.add_argument("--batch", type=int, required=True, help="texts a step")
    parser.add_argument("--threads", type=int, required=True)
    parser.add_argument("--warm-up", type=int, required=True, help="steps before the measured ones")
    parser.add_argument("--learning-rate", type=float, required=True)
    return parser.parse_args()


def untrained(folder):
    config = transformers.AutoConfig.from_pretrained(folder)
    config.update({name: none for name, none in NO_DROPOUT.items() if hasattr(config, name)})
    model = transformers.AutoModelForCausalLM.from_config(
        config, attn_implementation="eager", dtype=torch.float32
    )
    return model.train()


def padded(texts, context):
    """Ids, targets and mask, [B, T] each: at each place the next token is the target."""
    longest = min(context, max(len(text) for text in texts) - 1)
    ids = torch.zeros(len(texts), longest, dtype=torch.long)
    targets = torch.full_like(ids, NONE)
    mask = torch.zeros_like(ids)
    for row, text in enumerate(texts):
        length = min(longest, len(text) - 1)
        text = torch.tensor(text[: length + 1])
        ids[row, :length], targets[row, :length], mask[row, :length] = text[:-1], text[1:], 1
    return ids, targets, mask


def step(model, optimizer, texts):
    """Trains on the texts and gives how many tokens were read."""
    ids, targets, mask = padded(texts, model.config.max_position_embeddings)
    logits = model(input_ids=ids, attention_mask=mask, use_cache=False).logits
    loss = cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=NONE)
    optimizer.zero_grad()
    loss.backward()
    clip_grad_norm_(model.parameters(), CLIP_NORM)
    optimizer.step()
    return int(mask.sum())


def main():
    given = arguments()
    torch.set_num_threads(given.threads)
    torch.manual_seed(0)
    texts = json.loads(given.texts.read_text())
    batches = [texts[at : at + given.batch] for at in range(0, len(texts), given.batch)]
    model = untrained(given.model)
    # Of AdamW's implementations the fastest here.
    optimizer = torch.optim.AdamW(
        model.parameters(), given.learning_rate, BETAS, EPSILON, WEIGHT_DECAY, fused=True
    )
    for batch in batches[: given.warm_up]:
        step(model, optimizer, batch)
    begun = time.perf_counter()
    tokens = sum(step(model, optimizer, batch) for batch in batches[given.warm_up :])
    seconds = time.perf_counter() - begun
    print(json.dumps({"tokensPerSecond": tokens / seconds}))


if __name__ == "__main__":
    main()
