"""Golden logits of a forward pass that was interfered with: painted masks, heads switched off, the logit lens."""

import torch
from safetensors.torch import save_file

import masks
import weights
from cases import case
from models import context

# Cells (query, key) that are the other way round than in the window of three.
FLIPPED = [(0, 2), (4, 8), (5, 4), (7, 0), (9, 9)]
# Heads (layer, head).
OFF = [(0, 1), (1, 0), (1, 2)]


def painted(length):
    mask = masks.masks(length)["window"].clone()
    for cell in FLIPPED:
        mask[cell] ^= True
    return mask


def parts(model):
    """The output projection of each layer, and the final norm."""
    if hasattr(model, "transformer"):
        return [block.attn.c_proj for block in model.transformer.h], model.transformer.ln_f
    return [layer.self_attn.o_proj for layer in model.model.layers], model.model.norm


def switch_off(model, heads):
    """Zeroes what these heads give to the output projection."""
    for layer, projection in enumerate(parts(model)[0]):
        config = model.config
        channels = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
        own = [head for of, head in heads if of == layer]

        def zero(_, inputs, own=own, channels=channels):
            mixed = inputs[0].clone()
            for head in own:
                mixed[..., head * channels : (head + 1) * channels] = 0
            return (mixed,)

        projection.register_forward_pre_hook(zero)


def run(model, sequence, mask, heads):
    """What the model would say after the embedding and after each layer (L + 1 of shape (T, V))."""
    switch_off(model, heads)
    with torch.no_grad():
        output = model(sequence[None], attention_mask=mask, output_hidden_states=True)
        # The last is after the final norm already.
        early = [model.lm_head(parts(model)[1](hidden)) for hidden in output.hidden_states[:-1]]
    return [logits[0] for logits in [*early, output.logits]]


def lens(stored, sequence, mask, heads):
    """Of the float64 copy, checked against the float32 model."""
    with weights.float64_islands():
        exact = run(weights.float64_copy(stored), sequence, masks.additive(mask), heads)
    plain = run(stored, sequence, masks.additive(mask).float(), heads)
    for ours, theirs in zip(exact, plain, strict=True):
        torch.testing.assert_close(theirs.double(), ours, rtol=1e-4, atol=1e-4)
    return exact


def write(path):
    tensors = {}
    for name in ["gpt2_a", "llama_gqa"]:
        ids = weights.ids(case(name), context(case(name)), "ids 2")
        causal, own = masks.masks(len(ids))["causal"], painted(len(ids))
        for kind, mask, heads in [("painted", own, []), ("off", causal, OFF), ("both", own, OFF)]:
            # A model of its own, as hooks stay.
            for layer, logits in enumerate(lens(weights.model(case(name)), ids, mask, heads)):
                tensors[f"{name}.{kind}.{layer}"] = logits.float()
        tensors[f"{name}.mask"] = own.to(torch.uint8)
    save_file(tensors, path)
