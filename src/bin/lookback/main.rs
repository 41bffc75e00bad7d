//! The command line: look into a checkpoint, score a text, write one, draw it, make a model, convert one.

#![allow(clippy::format_push_string, clippy::format_collect, reason = "a report is put together once, for a person")]

mod convert;
mod evaluate;
mod generate;
mod init;
mod input;
mod inspect;
mod picture;
mod pieces;
mod recipe;
mod report;
mod score;
mod source;
mod text;
mod train;

use std::{io::Write, process::ExitCode};

use clap::{Parser, Subcommand};

/// A transformer small enough to watch.
#[derive(Parser)]
#[command(version, about, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Say what a model is: family, sizes, parameters, dtype, memory
    Inspect(inspect::Arguments),
    /// Give log p of each token of a text, their sum and the perplexity
    Score(score::Arguments),
    /// Write on after a prompt, by any strategy, with any processors
    Generate(generate::Arguments),
    /// Draw a decoding as an SVG file: its tree, its waterfall, its attention or its ledger
    Picture(picture::Arguments),
    /// Train a model by a recipe
    Train(train::Arguments),
    /// Measure a model against the truth of its language
    Evaluate(evaluate::Arguments),
    /// Make an untrained model
    Init(init::Arguments),
    /// Read a model in any format and write it as a Hugging Face folder
    Convert(convert::Arguments),
}

/// Why a command could not do its work.
type Failure = Box<dyn std::error::Error>;
/// What every command gives: what to print, or why not.
type Outcome = Result<String, Failure>;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Inspect(arguments) => inspect::run(&arguments),
        Command::Score(arguments) => score::run(&arguments),
        Command::Generate(arguments) => generate::run(&arguments),
        Command::Picture(arguments) => picture::run(&arguments),
        Command::Train(arguments) => train::run(&arguments),
        Command::Evaluate(arguments) => evaluate::run(&arguments),
        Command::Init(arguments) => init::run(&arguments),
        Command::Convert(arguments) => convert::run(&arguments),
    };
    match outcome {
        Ok(output) => {
            // A reader that has closed its end, such as `head`, has seen what it wanted.
            let _ = writeln!(std::io::stdout(), "{}", output.trim_end());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
