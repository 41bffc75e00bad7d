#!/usr/bin/env bash
# Records the sessions of this folder with the shipped model: record.sh LOOKBACK
set -euo pipefail
lookback=$1
here=$(dirname "$0")
record() { "$lookback" generate "$here/../../models/storyland" --save-session "$here/$1.json" "${@:2}" > /dev/null; }
bird=(--prompt "the bird" --max-new-tokens 20)
record greedy "${bird[@]}"
record greedy-beaten-by-a-beam "${bird[@]}" --strategy beam --beams 4 --length-penalty 0
rosa=(--prompt "hello , i am rosa" --max-new-tokens 60 --strategy beam --length-penalty 0)
record beam-of-1 "${rosa[@]}" --beams 1
record beam-of-2-scores-worse "${rosa[@]}" --beams 2
apple=(--prompt "苹果" --max-new-tokens 30 --strategy beam --beams 8)
record empty-winner "${apple[@]}" --length-penalty 0
record empty-winner-with-length-penalty "${apple[@]}" --length-penalty 1
# Colours alone: red, blue, green, white, black, golden, silver.
colours="pattern=(53|146|145|55|54|143|144)*,renormalize,min-new-tokens=7"
loop=(--prompt "the" --max-new-tokens 7 --strategy beam --beams 1 --length-penalty 0)
record loop "${loop[@]}" --processors "$colours"
record loop-not-broken-by-repetition "${loop[@]}" --processors "$colours,repetition=2:generated"
record loop-broken-by-presence "${loop[@]}" --processors "$colours,presence=4:generated"
cat=(--prompt "the cat" --max-new-tokens 1 --strategy sample)
record temperature-before-top-p "${cat[@]}" --processors "temperature=0.5,top-p=0.8"
record top-p-before-temperature "${cat[@]}" --processors "top-p=0.8,temperature=0.5"
