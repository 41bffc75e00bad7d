//! Pictures from the command line: they are well-formed, and their numbers are those that `generate --json` prints.
#![cfg(all(feature = "cli", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{fs, path::Path};

use assert_cmd::Command;
use roxmltree::Document;
use serde_json::Value;
use tempfile::TempDir;

const MODEL: &str = "models/storyland";

fn lookback(arguments: &[&str]) -> assert_cmd::assert::Assert {
    let mut command = Command::cargo_bin("lookback").unwrap();
    command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).assert()
}

fn stdout(arguments: &[&str]) -> String {
    String::from_utf8(lookback(arguments).success().get_output().stdout.clone()).unwrap()
}

/// A session of a few steps in a folder of its own, and what `generate` reports of it.
struct State {
    folder: TempDir,
    report: Value,
}

impl State {
    fn new(settings: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = path(folder.path(), "state.json");
        let prompt = ["generate", MODEL, "--prompt", "the cat", "--json", "--save-session", &file];
        let report = serde_json::from_str(&stdout(&[&prompt, settings].concat())).unwrap();
        Self { folder, report }
    }

    fn file(&self, name: &str) -> String {
        path(self.folder.path(), name)
    }

    fn picture(&self, kind: &str, options: &[&str]) -> String {
        stdout(&[&["picture", kind, MODEL, "--state", &self.file("state.json")], options].concat())
    }

    fn refusal(&self, kind: &str, options: &[&str]) -> String {
        let file = self.file("state.json");
        let arguments = [&["picture", kind, MODEL, "--state", &file], options].concat();
        String::from_utf8(lookback(&arguments).code(1).get_output().stderr.clone()).unwrap()
    }

    fn tokens(&self) -> Vec<Value> {
        self.report["sequences"][0]["tokens"].as_array().unwrap().clone()
    }
}

fn path(folder: &Path, name: &str) -> String {
    folder.join(name).to_str().unwrap().to_owned()
}

/// All words of a picture, in the order in which they are drawn.
fn words(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let of = |node: roxmltree::Node| {
        node.descendants().filter(roxmltree::Node::is_text).filter_map(|part| part.text()).collect::<String>()
    };
    document.descendants().filter(|node| node.has_tag_name("text")).map(of).collect()
}

/// As pictures write numbers.
fn fixed(value: &Value, decimals: usize) -> String {
    format!("{:.decimals$}", value.as_f64().unwrap()).replace('-', "−").replace("−0.000", "0.000")
}

fn position(words: &[String], word: &str) -> usize {
    words.iter().position(|found| found == word).unwrap_or_else(|| panic!("{word} in {words:?}"))
}

const BEAM: [&str; 6] = ["--strategy", "beam", "--beams", "3", "--max-new-tokens", "6"];
const SAMPLE: [&str; 8] =
    ["--strategy", "sample", "--processors", "temperature=1.2,top-p=0.9", "--seed", "3", "--max-new-tokens", "6"];

#[test]
fn every_picture_is_whole_in_both_themes_and_languages() {
    let state = State::new(&SAMPLE);
    for kind in ["tree", "waterfall", "attention", "ledger"] {
        for look in [["light", "en"], ["dark", "zh"]] {
            let svg = state.picture(kind, &["--theme", look[0], "--language", look[1]]);
            let document = Document::parse(&svg).unwrap();
            let root = document.root_element();
            let said = |name: &str| root.children().find(|node| node.has_tag_name(name)).unwrap().text().unwrap();
            assert!(!said("title").is_empty() && said("desc").len() > 20, "{kind}");
            assert_eq!(said("title").is_ascii(), look[1] == "en", "{kind}");
            assert!(!svg.contains("{}") && !svg.contains("NaN") && !svg.contains("<style"), "{kind}: {svg}");
            let paper = root.children().find(|node| node.has_tag_name("rect")).unwrap();
            assert_eq!(paper.attribute("fill"), Some(if look[0] == "light" { "#fcfbf8" } else { "#101318" }));
            let size = |name: &str| root.attribute(name).unwrap();
            assert_eq!(size("viewBox"), format!("0 0 {} {}", size("width"), size("height")));
        }
    }
}

#[test]
fn nothing_is_drawn_outside_the_paper() {
    let state = State::new(&BEAM);
    for kind in ["tree", "waterfall", "attention", "ledger"] {
        let svg = state.picture(kind, &[]);
        let document = Document::parse(&svg).unwrap();
        let number = |node: roxmltree::Node, name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let (width, height) = (number(document.root_element(), "width"), number(document.root_element(), "height"));
        // The figure stands in a group, 24 from the left and 74 from the top.
        for rect in document.descendants().filter(|node| node.has_tag_name("rect")).skip(1) {
            let right = 24.0 + number(rect, "x") + number(rect, "width");
            let bottom = 74.0 + number(rect, "y") + number(rect, "height");
            assert!(right <= width - 12.0 && bottom <= height - 12.0, "{kind}: {right} {bottom} of {width} {height}");
        }
    }
}

#[test]
fn the_ledger_has_the_numbers_of_the_report() {
    let state = State::new(&SAMPLE);
    let tokens = state.tokens();
    let words = words(&state.picture("ledger", &[]));
    let mut at = position(&words, "token");
    let mut total = 0.0;
    for token in &tokens {
        at += words[at..].iter().position(|word| *word == token["text"].as_str().unwrap()).unwrap();
        let prob = token["logProb"].as_f64().unwrap().exp();
        total += token["logProb"].as_f64().unwrap();
        let expected = [format!("{prob:.4}"), fixed(&token["logProb"], 3), fixed(&token["totalLogProb"], 3)];
        assert_eq!(words[at + 1..at + 4], expected, "{token}");
    }
    let perplexity = (-total / tokens.len() as f64).exp();
    assert_eq!(words[position(&words, "perplexity") + 1], format!("{perplexity:.3}"));
    assert_eq!(words[position(&words, "log P(x)") + 1], fixed(&total.into(), 3));
}

#[test]
fn the_tree_has_every_kept_token_with_its_probability() {
    let state = State::new(&BEAM);
    let words = words(&state.picture("tree", &[]));
    for token in state.tokens() {
        let prob = token["logProb"].as_f64().unwrap().exp();
        let expected = if prob < 0.005 { "<0.01".to_owned() } else { format!("{prob:.2}") };
        let label = token["text"].as_str().unwrap();
        let found = words.windows(2).any(|pair| pair[0] == label && pair[1].starts_with(&expected));
        assert!(found, "{label} {expected} in {words:?}");
    }
    for word in ["prompt", "kept", "pruned", "the text that is shown"] {
        position(&words, word);
    }
}

#[test]
fn the_waterfall_is_that_of_the_step_which_chose_there() {
    let traced = State::new(&[&SAMPLE[..], &["--trace"]].concat());
    let step = &traced.report["steps"][0];
    let expanded = &step["expanded"][0];
    let words = words(&traced.picture("waterfall", &["--node", "0"]));
    for stage in expanded["stages"].as_array().unwrap() {
        position(&words, stage["name"].as_str().unwrap());
        if stage["removed"].as_u64() > Some(0) {
            position(&words, &format!("−{} tokens, {}", stage["removed"], fixed(&stage["removedMass"], 4)));
        }
    }
    position(&words, &format!("coin {}", fixed(&expanded["coin"], 4)));
    // What the coin fell on: written in the draw as well as in its lane and, in bold, as what was chosen.
    let chosen = step["candidates"][0]["text"].as_str().unwrap();
    assert!(words.iter().filter(|word| *word == chosen).count() >= 2, "{chosen} in {words:?}");
    let first = &expanded["stages"][0];
    let lane = words.iter().position(|word| *word == fixed(&first["scores"][0], 3)).unwrap();
    assert_eq!(words[lane + 1], fixed(&first["probs"][0], 4));
}

#[test]
fn the_attention_cell_is_made_in_the_order_in_which_it_is_written() {
    let state = State::new(&BEAM);
    let words = words(&state.picture("attention", &["--layer", "1", "--head", "2", "--cell", "2:1"]));
    position(&words, "layer 2, head 3");
    let at = position(&words, "q·k");
    let number = |word: &String| word.replace('−', "-").parse::<f64>().unwrap();
    let (score, scale) = (number(&words[at + 1]), number(&words[at + 4]));
    assert!((score * scale - number(&words[position(&words, "=") + 1])).abs() < 0.01, "{words:?}");
    assert_eq!(words[position(&words, "query") + 1], "cat (2)");
    // A query may not look ahead.
    let ahead = self::words(&state.picture("attention", &["--cell", "1:2"]));
    position(&ahead, "−∞");
    assert_eq!(ahead.iter().rfind(|word| word.contains('.')).unwrap(), "0.0000");
}

#[test]
fn under_a_full_mask_a_query_looks_ahead_in_the_picture_too() {
    let state = State::new(&BEAM);
    let ahead = words(&state.picture("attention", &["--cell", "1:2", "--intervention", "mask=full"]));
    assert!(!ahead.contains(&"−∞".to_owned()), "{ahead:?}");
    assert_ne!(ahead.iter().rfind(|word| word.contains('.')).unwrap(), "0.0000");
    assert!(state.refusal("attention", &["--intervention", "mask=half"]).contains("half"));
}

#[test]
fn an_attention_is_reported_by_layer_and_head() {
    let state = State::new(&[&BEAM[..], &["--attention", "1.2"]].concat());
    let attention = &state.report["attention"];
    assert_eq!((&attention["layer"], &attention["head"]), (&1.into(), &2.into()));
    for row in attention["weights"].as_array().unwrap() {
        let sum: f64 = row.as_array().unwrap().iter().map(|weight| weight.as_f64().unwrap()).sum();
        assert!((sum - 1.0).abs() < 1e-5);
    }
    let arguments = ["generate", MODEL, "--prompt", "the", "--json", "--attention", "0"];
    let refusal = lookback(&arguments).failure().get_output().stderr.clone();
    assert!(String::from_utf8(refusal).unwrap().contains("as in 1.0, got 0"));
}

#[test]
fn markup_in_a_token_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    let words_file = path(folder.path(), "words.txt");
    fs::write(&words_file, "<script>alert(1)</script>\n\"&amp;'\n]]>\n").unwrap();
    let model = path(folder.path(), "model");
    stdout(&["init", &model, "--words", &words_file]);
    let file = path(folder.path(), "state.json");
    stdout(&["generate", &model, "--ids", "1,2,3", "--max-new-tokens", "3", "--save-session", &file]);
    for kind in ["tree", "waterfall", "attention", "ledger"] {
        let svg = stdout(&["picture", kind, &model, "--state", &file]);
        let document = Document::parse(&svg).unwrap();
        assert!(!document.descendants().any(|node| node.has_tag_name("script")), "{kind}");
        assert!(words(&svg).iter().any(|word| word.contains("<script")), "{kind}: {svg}");
    }
}

#[test]
fn a_picture_is_written_where_it_is_asked_for() {
    let state = State::new(&BEAM);
    let out = state.file("tree.svg");
    assert_eq!(state.picture("tree", &["-o", &out]), format!("wrote {out}\n"));
    assert_eq!(fs::read_to_string(&out).unwrap().trim_end(), state.picture("tree", &[]).trim_end());
}

#[test]
fn what_cannot_be_drawn_is_refused_with_its_rule() {
    let state = State::new(&BEAM);
    assert_eq!(state.refusal("forest", &[]), "error: there is no picture forest\n");
    assert_eq!(state.refusal("tree", &["--theme", "grey"]), "error: there is no theme grey\n");
    assert_eq!(state.refusal("tree", &["--language", "fr"]), "error: there is no language fr\n");
    let node = state.refusal("ledger", &["--node", "9999"]);
    assert!(node.starts_with("error: the node of a picture must be below ") && node.ends_with("got 9999\n"), "{node}");
    assert_eq!(state.refusal("attention", &["--layer", "9"]), "error: a layer must be below 4, got 9\n");
    assert_eq!(state.refusal("attention", &["--head", "9"]), "error: a head must be below 4, got 9\n");
    let cell = state.refusal("attention", &["--cell", "0:99"]);
    assert!(cell.starts_with("error: the cell of a picture must be below ") && cell.ends_with("got 0:99\n"), "{cell}");
}
