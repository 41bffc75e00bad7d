//! Every word inside a picture, in each language; `{}` stands for a value.

use crate::{Error, Result};

/// What the words are in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// 简体中文.
    Chinese,
}

impl Language {
    /// The language of a tag: `en` or `zh`.
    ///
    /// # Errors
    /// - [`Error::UnknownName`]
    pub fn named(tag: &str) -> Result<Self> {
        match tag {
            "en" => Ok(Self::English),
            "zh" => Ok(Self::Chinese),
            _ => Err(Error::UnknownName { what: "language", name: tag.to_owned() }),
        }
    }

    pub(super) fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
            Self::Chinese => &CHINESE,
        }
    }
}

/// Words with their values in place.
#[inline(never)]
pub fn filled(words: &str, values: &[&str]) -> String {
    let mut out = String::new();
    for (place, part) in words.split("{}").enumerate() {
        if place > 0 {
            out.push_str(values.get(place - 1).unwrap_or(&""));
        }
        out.push_str(part);
    }
    out
}

pub struct Words {
    pub tree: &'static str,
    pub tree_says: &'static str,
    pub prompt: &'static str,
    pub width: &'static str,
    pub kept: &'static str,
    pub pruned: &'static str,
    pub blocked: &'static str,
    pub unseen: &'static str,
    pub finished: &'static str,
    pub too_low: &'static str,
    pub by_hand: &'static str,
    pub live: &'static str,
    pub focus: &'static str,
    pub fold: &'static str,
    pub visits: &'static str,

    pub waterfall: &'static str,
    pub waterfall_says: &'static str,
    pub token: &'static str,
    pub logit: &'static str,
    pub log_prob: &'static str,
    pub last: &'static str,
    pub removed: &'static str,
    pub moved: &'static str,
    pub unchanged: &'static str,
    pub entropy: &'static str,
    pub rest: &'static str,
    pub draw: &'static str,
    pub coin: &'static str,
    pub others: &'static str,
    pub legend_moved: &'static str,
    pub legend_removed: &'static str,

    pub attention: &'static str,
    pub attention_says: &'static str,
    pub head: &'static str,
    pub query: &'static str,
    pub key: &'static str,
    pub scale: &'static str,
    pub weight: &'static str,
    pub masked: &'static str,
    pub window: &'static str,

    pub ledger: &'static str,
    pub ledger_says: &'static str,
    pub sum: &'static str,
    pub perplexity: &'static str,
    pub nothing_written: &'static str,
}

const ENGLISH: Words = Words {
    tree: "Decoding tree",
    tree_says: "{} nodes, at most {} tokens deep. The text that is shown: {}; sum of log p {}.",
    prompt: "prompt",
    width: "line width: probability 0 to 1",
    kept: "kept",
    pruned: "pruned",
    blocked: "forbidden",
    unseen: "not searched",
    finished: "finished",
    too_low: "finished, ranked too low",
    by_hand: "taken by hand",
    live: "goes on",
    focus: "the text that is shown",
    fold: "more that were pruned",
    visits: "taken 3 times, of 20 that came to its parent",

    waterfall: "From logits to probabilities",
    waterfall_says: "What comes after {}: {} tokens after each of {} processors. In the end: {}.",
    token: "token",
    logit: "logit",
    log_prob: "log p",
    last: "final",
    removed: "−{} tokens, {}",
    moved: "values changed",
    unchanged: "no change",
    entropy: "entropy {} nats",
    rest: "{} other tokens",
    draw: "Draw",
    coin: "coin {}",
    others: "other tokens",
    legend_moved: "raised or lowered",
    legend_removed: "removed, and by what",

    attention: "Attention",
    attention_says: "Attention weights of layer {}, head {}. {} looks at {}: q·k {}, scale {}, weight {}.",
    head: "layer {}, head {}",
    query: "query",
    key: "key",
    scale: "scale",
    weight: "weight",
    masked: "masked",
    window: "queries {}, keys {}, of {} positions",

    ledger: "The chain rule",
    ledger_says: "{} tokens were written after {}: {}. log P = {}, perplexity {}.",
    sum: "sum of log p",
    perplexity: "perplexity",
    nothing_written: "nothing is written yet",
};

const CHINESE: Words = Words {
    tree: "解码树",
    tree_says: "{} 个节点，最深 {} 个词元。正在显示的文本：{}；log p 之和 {}。",
    prompt: "提示词",
    width: "线宽：概率 0 到 1",
    kept: "保留",
    pruned: "剪掉",
    blocked: "禁止",
    unseen: "未搜索",
    finished: "写完",
    too_low: "写完，排名太低",
    by_hand: "手选",
    live: "还在继续",
    focus: "正在显示的文本",
    fold: "其余被剪掉的",
    visits: "到达父节点的 20 次中有 3 次选了它",

    waterfall: "从 logits 到概率",
    waterfall_says: "“{}”之后：{} 个词元依次经过 {} 个处理器。最终：{}。",
    token: "词元",
    logit: "logit 值",
    log_prob: "对数概率",
    last: "最终",
    removed: "−{} 个词元，{}",
    moved: "数值改变",
    unchanged: "没有变化",
    entropy: "熵 {} 奈特",
    rest: "其余 {} 个词元",
    draw: "抽取",
    coin: "随机数 {}",
    others: "其余词元",
    legend_moved: "升高或降低",
    legend_removed: "被移除，及移除它的处理器",

    attention: "注意力",
    attention_says: "第 {} 层第 {} 头的注意力权重。“{}”看“{}”：q·k {}，缩放 {}，权重 {}。",
    head: "第 {} 层，第 {} 头",
    query: "查询",
    key: "键",
    scale: "缩放",
    weight: "权重",
    masked: "被掩盖",
    window: "查询 {}，键 {}，共 {} 个位置",

    ledger: "链式法则",
    ledger_says: "写了 {} 个词元，接在“{}”之后：{}。log P = {}，困惑度 {}。",
    sum: "log p 之和",
    perplexity: "困惑度",
    nothing_written: "还没有写出词元",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_take_their_places_in_order() {
        assert_eq!(filled("{} of {}", &["1", "2"]), "1 of 2");
        assert_eq!(filled("none", &["1"]), "none");
    }

    #[test]
    fn both_languages_have_a_place_for_each_value() {
        let places = |words: &Words| {
            [
                words.tree_says,
                words.waterfall_says,
                words.removed,
                words.entropy,
                words.rest,
                words.coin,
                words.attention_says,
                words.head,
                words.window,
                words.ledger_says,
            ]
            .map(|words| words.matches("{}").count())
        };
        assert_eq!(places(&ENGLISH), places(&CHINESE));
    }
}
