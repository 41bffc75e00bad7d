"""Writes a GPT-2 or a Llama as GGUF, in 32-bit floats. A token's text is its id in brackets: any ids are a text."""

import argparse

import gguf
import numpy as np

import folder


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", help="a folder with config.json and model.safetensors")
    parser.add_argument("out", help="the file to write")
    parser.add_argument("--end", type=int, default=0, help="the id that ends a text")
    return parser.parse_args()


def describe_gpt2(writer, config):
    writer.add_context_length(config["n_positions"])
    writer.add_embedding_length(config["n_embd"])
    writer.add_block_count(config["n_layer"])
    writer.add_feed_forward_length(config["n_inner"] or 4 * config["n_embd"])
    writer.add_head_count(config["n_head"])
    writer.add_layer_norm_eps(config["layer_norm_epsilon"])


def describe_llama(writer, config):
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_head_count_kv(config["num_key_value_heads"])
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    writer.add_rope_dimension_count(config["hidden_size"] // config["num_attention_heads"])
    writer.add_rope_freq_base(config["rope_theta"])


def add_vocabulary(writer, count, end):
    writer.add_tokenizer_model("llama")
    writer.add_token_list([f"<{index}>" for index in range(count)])
    writer.add_token_scores([0.0] * count)
    # These are found in a text as they stand, before it is tokenized.
    writer.add_token_types([gguf.TokenType.USER_DEFINED] * count)
    for add in (writer.add_bos_token_id, writer.add_eos_token_id, writer.add_unk_token_id):
        add(end)
    writer.add_add_bos_token(False)


def interleaved(weight, heads):
    """Rows in the order in which GGUF's Llama rotates them: pairs of neighbours, where Hugging Face pairs halves."""
    return weight.reshape(heads, 2, -1, weight.shape[1]).swapaxes(1, 2).reshape(weight.shape)


def stored(name, weight, config):
    if config["model_type"] == "gpt2" and weight.ndim == 2 and ".h." in name:
        # Conv1D keeps its weights (in, out).
        return weight.T
    if "q_proj" in name:
        return interleaved(weight, config["num_attention_heads"])
    if "k_proj" in name:
        return interleaved(weight, config["num_key_value_heads"])
    return weight


def main():
    given = arguments()
    config, weights = folder.read(given.model)
    family = config["model_type"]
    writer = gguf.GGUFWriter(given.out, family)
    {"gpt2": describe_gpt2, "llama": describe_llama}[family](writer, config)
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    add_vocabulary(writer, config["vocab_size"], given.end)
    architecture = gguf.MODEL_ARCH.GPT2 if family == "gpt2" else gguf.MODEL_ARCH.LLAMA
    names = gguf.get_tensor_name_map(architecture, config.get("n_layer") or config["num_hidden_layers"])
    for name, weight in weights.items():
        key = names.get_name(name, try_suffixes=(".weight", ".bias"))
        if key is None:
            raise SystemExit(f"GGUF has no name for {name}")
        writer.add_tensor(key, np.ascontiguousarray(stored(name, weight, config)))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


if __name__ == "__main__":
    main()
