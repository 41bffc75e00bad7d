#!/usr/bin/env bash
# Writes the folders that open_with_transformers.py opens, each in another way: write_folders.sh LOOKBACK OUT
set -euo pipefail
lookback=$1 out=$2
golden=$(dirname "$0")
convert() { "$lookback" convert "$golden/$1" "$out/$2" --dtype "$3"; }
convert models/gpt2_a gpt2_a f32
convert models/gpt2_b gpt2_b bf16
convert models/gpt_neo_b gpt_neo_b f32
convert models/llama_gqa llama_gqa f16
convert models/llama_mqa llama_mqa f32
convert models/masked_gpt2 masked_gpt2 f32
convert models/masked_llama masked_llama f32
convert models/sharded sharded f32
convert models/base_names base_names f32
convert llama2c/v0_untied.bin v0_untied f32
for model in random minitales storyland storyland-llama storyland-mlm; do
	mkdir -p "$out/$model"
	cp "$golden/../../models/$model"/{config.json,generation_config.json,model.safetensors,tokenizer.json} "$out/$model"
done
