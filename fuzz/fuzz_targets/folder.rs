//! Any bytes as `model.safetensors` beside a good `config.json`; what is read must be written and read again alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use lookback::checkpoint::{self, Dtype, Files};

const CONFIG: &[u8] = include_bytes!("../../tests/golden/models/gpt2_a/config.json");

fuzz_target!(|bytes: &[u8]| {
    let files = Files::from([("config.json".into(), CONFIG.to_vec()), ("model.safetensors".into(), bytes.to_vec())]);
    if let Ok(checkpoint) = checkpoint::read(&files) {
        let written = checkpoint::write(&checkpoint, Dtype::F32).expect("what was read can be written");
        let again = checkpoint::read(&written).expect("what was written can be read");
        assert!(again.model == checkpoint.model);
    }
});
