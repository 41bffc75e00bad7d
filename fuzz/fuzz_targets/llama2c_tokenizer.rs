//! Any bytes as a llama2.c tokenizer; what comes out must be JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use lookback::checkpoint::llama2c_tokenizer;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(json) = llama2c_tokenizer::read(bytes) {
        assert!(json.starts_with('{') && json.ends_with('}'));
    }
});
