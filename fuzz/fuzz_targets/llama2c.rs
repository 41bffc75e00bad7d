//! Any bytes as a llama2.c checkpoint; a model that is read must run.
#![no_main]

use libfuzzer_sys::fuzz_target;
use lookback::checkpoint::llama2c;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(checkpoint) = llama2c::read(bytes) {
        let _ = checkpoint.model.logits(&[0]);
    }
});
