//! The command line as a user meets it: what it prints, and how it fails.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fs, path::PathBuf};

use assert_cmd::Command;
use serde_json::Value;

const RANDOM: &str = "models/random";

fn lookback(arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::cargo_bin("lookback").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).assert()
}

fn stdout(arguments: &[&str]) -> String {
    String::from_utf8(lookback(arguments).success().get_output().stdout.clone()).unwrap()
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&stdout(&[arguments, &["--json"]].concat())).unwrap()
}

/// What a failure says on stderr; stdout must be empty.
fn stderr(arguments: &[&str], status: i32) -> String {
    let output = lookback(arguments).code(status).get_output().clone();
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn inspect_says_what_a_model_is() {
    let model = json(&["inspect", RANDOM]);
    assert_eq!((&model["family"], &model["dtype"]), (&"gpt2".into(), &"f16".into()));
    assert_eq!((&model["parameterCount"], &model["weightBytes"]), (&66_000.into(), &264_000.into()));
    // Keys and values: 2 layers of 48 channels, 4 bytes each.
    assert_eq!(model["cacheBytesPerPosition"], 2 * 2 * 48 * 4);
    assert!(stdout(&["inspect", RANDOM]).contains("parameters  66000, tied head"));
    let file = json(&["inspect", "models/random/model.safetensors"]);
    assert_eq!(file, model);
    assert_eq!(json(&["inspect", "tests/golden/llama2c/v1.bin"])["family"], "llama");
}

#[test]
fn score_and_generate_agree_on_every_step() {
    let report = json(&["generate", RANDOM, "--prompt", "the cat sat on", "--max-new-tokens", "5"]);
    assert_eq!((&report["promptLength"], &report["stop"]), (&5.into(), &"full".into()));
    let written = &report["sequences"][0];
    let text = written["text"].as_str().unwrap().strip_prefix("<eos> ").unwrap();
    let scored = json(&["score", RANDOM, "--text", text]);
    assert_eq!(scored["ids"].as_array().unwrap()[5..], written["ids"].as_array().unwrap()[..]);
    assert_eq!(scored["tokens"][0]["logProb"], Value::Null);
    let mut total = 0.0;
    for (step, token) in written["tokens"].as_array().unwrap().iter().zip(5..) {
        let [stepped, scored] = [step, &scored["tokens"][token]].map(|token| token["logProb"].as_f64().unwrap());
        assert!((stepped - scored).abs() < 1e-5, "{stepped} {scored}");
        total += stepped;
        assert!((step["totalLogProb"].as_f64().unwrap() - total).abs() < 1e-9);
        assert_eq!(step["position"], token);
    }
    assert!((written["logProb"].as_f64().unwrap() - total).abs() < 1e-9);
    let sum = scored["totalLogProb"].as_f64().unwrap();
    assert!((scored["perplexity"].as_f64().unwrap() - (-sum / 9.0).exp()).abs() < 1e-6);
    let ids = scored["ids"].as_array().unwrap().iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    assert_eq!(json(&["score", RANDOM, "--ids", &ids])["totalLogProb"], scored["totalLogProb"]);
}

#[test]
fn generate_stops_where_the_context_ends_and_says_so() {
    let written = json(&["generate", RANDOM, "--prompt", "", "--max-new-tokens", "1000000"]);
    assert_eq!((written["sequences"][0]["ids"].as_array().unwrap().len(), &written["stop"]), (63, &"full".into()));
    assert_eq!(written["session"]["prompt"][0], 1, "an empty prompt is the token that begins a text");
    let plain = stdout(&["generate", RANDOM, "--prompt", "", "--max-new-tokens", "1000000"]);
    assert!(plain.ends_with("(the context of 64 positions is full)\n"), "{plain}");
    let short = stdout(&["generate", RANDOM, "--prompt", "", "--max-new-tokens", "3"]);
    assert_eq!(short.lines().count(), 1, "{short}");
}

const BEAM: [&str; 12] = [
    "generate",
    RANDOM,
    "--prompt",
    "the cat",
    "--strategy",
    "beam",
    "--beams",
    "3",
    "--length-penalty",
    "0.5",
    "--max-new-tokens",
    "4",
];

#[test]
fn a_beam_search_prints_its_texts_the_best_first_and_every_step_when_asked() {
    let plain = stdout(&BEAM);
    let scores: Vec<f64> =
        plain.lines().map(|line| line.trim_start().split("  ").next().unwrap().parse().unwrap()).collect();
    assert!(scores.len() == 3 && scores.is_sorted_by(|a, b| a >= b), "{plain}");
    assert_eq!(
        stdout(&[&BEAM[..], &["--n", "2"]].concat()).lines().collect::<Vec<_>>(),
        plain.lines().take(2).collect::<Vec<_>>()
    );
    let report = json(&[&BEAM[..], &["--processors", "repetition=1.2,top-k=20", "--trace"]].concat());
    let steps = report["steps"].as_array().unwrap();
    assert_eq!(steps.len(), 4);
    assert_eq!(steps[1]["expanded"].as_array().unwrap().len(), 3);
    let stages = steps[1]["expanded"][0]["stages"].as_array().unwrap();
    let names: Vec<&str> = stages.iter().map(|stage| stage["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["log-probs", "repetition=1.2:all", "top-k=20"]);
    assert_eq!(stages[2]["removed"], 131 - 20);
    let fates: Vec<&str> =
        steps[1]["candidates"].as_array().unwrap().iter().map(|one| one["fate"].as_str().unwrap()).collect();
    assert_eq!(fates.iter().filter(|fate| **fate == "kept").count(), 3);
    let first = &report["sequences"][0];
    assert_eq!(first["done"], true);
    let sum: f64 = first["tokens"].as_array().unwrap().iter().map(|token| token["score"].as_f64().unwrap()).sum();
    assert!((sum / 4f64.powf(0.5) - first["score"].as_f64().unwrap()).abs() < 1e-9);
}

#[test]
fn a_session_file_gives_the_same_texts_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("session.json").to_str().unwrap().to_owned();
    let sample = ["generate", RANDOM, "--prompt", "the cat", "--strategy", "sample", "--n", "3", "--seed", "7"];
    let settings = ["--processors", "top-p=0.9,temperature=0.8", "--order", "transformers", "--save-session", &file];
    let written = stdout(&[&sample[..], &settings].concat());
    assert_eq!(written.lines().count(), 3);
    assert_eq!(stdout(&["generate", RANDOM, "--session", &file]), written);
    let session = fs::read_to_string(&file).unwrap();
    assert!(session.contains("processors=temperature=0.8,top-p=0.9") && session.contains("step*20"), "{session}");
    fs::write(&file, session.replace("step*20", "dance")).unwrap();
    assert!(stderr(&["generate", RANDOM, "--session", &file], 1).contains("there is no action dance"));
}

#[test]
fn wrong_settings_are_named_with_their_rule() {
    let refused = |settings: &[&str]| stderr(&[&["generate", RANDOM, "--prompt", "the cat"], settings].concat(), 1);
    assert_eq!(refused(&["--processors", "top-p=1.5"]), "error: the p of top-p must be in [0, 1], got 1.5\n");
    assert_eq!(refused(&["--processors", "top-q=1"]), "error: there is no processor top-q\n");
    assert!(refused(&["--n", "0"]).contains("from 1 on, got 0"));
    assert_eq!(refused(&["--beams", "4"]), "error: --beams says nothing to the strategy greedy\n");
    assert_eq!(
        refused(&["--strategy", "beam", "--early-stopping", "maybe"]),
        "error: the early stopping of beam must be never, true or false, got maybe\n"
    );
    assert!(refused(&["--processors", "suppress=500"]).contains("below the vocabulary size 131, got 500"));
    assert!(refused(&["--processors", "grammar=storyland"]).contains("vocabulary size"));
}

#[test]
fn the_same_recipe_gives_the_same_file() {
    let folder = tempfile::tempdir().unwrap();
    let recipe = fs::read_to_string("models/minitales/recipe.toml").unwrap();
    let short = folder.path().join("recipe.toml");
    fs::write(&short, recipe.replace("steps = 600", "steps = 12")).unwrap();
    let train = |name: &str| {
        let out = folder.path().join(name);
        let said = stdout(&["train", short.to_str().unwrap(), "--out", out.to_str().unwrap()]);
        assert!(said.contains("12 steps"), "{said}");
        fs::read(out.join("model.safetensors")).unwrap()
    };
    assert_eq!(train("a"), train("b"));
}

#[test]
fn one_token_has_no_perplexity() {
    assert_eq!(json(&["score", RANDOM, "--ids", "5"])["perplexity"], Value::Null);
    assert!(stdout(&["score", RANDOM, "--ids", "5"]).contains("perplexity needs two tokens"));
}

#[test]
fn what_init_makes_is_what_is_shipped_and_convert_keeps_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (made, converted) = (path("made"), path("converted"));
    let words = "models/random/words.txt";
    stdout(&["init", &made, "--words", words, "--seed", "7", "--std", "0.3", "--dtype", "f16"]);
    stdout(&["convert", &made, &converted]);
    for name in ["config.json", "generation_config.json", "model.safetensors", "tokenizer.json"] {
        let shipped = fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(RANDOM).join(name)).unwrap();
        assert!(fs::read(PathBuf::from(&made).join(name)).unwrap() == shipped, "{name}");
        assert!(fs::read(PathBuf::from(&converted).join(name)).unwrap() == shipped, "{name}");
    }
    stdout(&["convert", &made, &converted, "--dtype", "f32"]);
    assert_eq!(json(&["inspect", &converted])["dtype"], "f32");
}

#[test]
fn a_known_shape_has_its_number_of_parameters() {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("stories260K").to_str().unwrap().to_owned();
    let sizes = "--vocab-size 512 --context 512 --channels 64 --hidden 172 --layers 5 --heads 8 --kv-heads 4 --tied";
    let sizes: Vec<&str> = sizes.split(' ').collect();
    let said = stdout(&[&["init", &made, "--family", "llama"][..], &sizes].concat());
    assert!(said.contains("260032 parameters"), "{said}");
}

#[test]
fn a_llama2c_model_reads_text_with_its_tokenizer() {
    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("llama").to_str().unwrap().to_owned();
    let sizes =
        ["--vocab-size", "537", "--channels", "16", "--heads", "4", "--kv-heads", "2", "--bos", "1", "--eos", "2"];
    stdout(&[&["init", &made, "--family", "llama"][..], &sizes].concat());
    let tokenizer = ["--tokenizer", "tests/golden/llama2c/tok.bin"];
    let scored = json(&[&["score", &made, "--text", "你好 a"][..], &tokenizer].concat());
    assert_eq!(scored["ids"][0], 1);
    let small = stderr(&[&["score", "tests/golden/llama2c/v1.bin", "--text", "a"][..], &tokenizer].concat(), 1);
    assert!(small.contains("the tokenizer's ids must be below the model's vocabulary size"), "{small}");
}

#[test]
fn failures_say_the_rule_and_the_value_and_exit_with_1() {
    assert_eq!(
        stderr(&["score", RANDOM, "--ids", "1,131"], 1),
        "error: a token id must be below the vocabulary size 131, got 131\n"
    );
    assert!(stderr(&["inspect", "no/such/folder"], 1).starts_with("error: could not read no/such/folder: "));
    assert_eq!(stderr(&["inspect", "src"], 1), "error: a model folder must hold config.json\n");
    assert!(
        stderr(&["generate", "tests/golden/models/gpt2_a", "--prompt", "a"], 1).contains("no tokenizer: give --ids")
    );
    let masked = stderr(&["generate", "tests/golden/models/masked_gpt2", "--ids", "1"], 1);
    assert_eq!(masked, "error: decoding token by token needs a causal model, got a masked one\n");
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("x").to_str().unwrap().to_owned();
    let no_heads = stderr(&["init", &out, "--vocab-size", "10", "--heads", "0"], 1);
    assert_eq!(no_heads, "error: heads must be from 1 to 16777216, got 0\n");
    assert!(
        stderr(&["init", &out, "--vocab-size", "10", "--channels", "18446744073709551615"], 1)
            .contains("channels must be")
    );
    assert!(!PathBuf::from(out).exists());
}

#[test]
fn wrong_usage_exits_with_2() {
    for arguments in [
        &["score", RANDOM][..],
        &["score", RANDOM, "--text", "a", "--ids", "1"],
        &["generate", RANDOM, "--ids", "one"],
        &["generate", RANDOM, "--prompt", "a", "--max-new-tokens", "-1"],
        &["convert", RANDOM, "out", "--dtype", "f8"],
        &["dance"],
        &[],
    ] {
        assert!(stderr(arguments, 2).contains("Usage") || stderr(arguments, 2).contains("error"), "{arguments:?}");
    }
}
