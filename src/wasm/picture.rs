//! `PictureOptions`

use js_sys::Reflect;
use wasm_bindgen::prelude::*;

use super::convert;
use crate::{
    Result,
    decode::Decoder,
    model::Intervention,
    picture::{self, Kind, Language, Options, Theme},
};

/// Draws a picture by the options of JavaScript, of which each may be left out.
pub fn draw(decoder: &mut Decoder, kind: &str, options: &JsValue) -> Result<String, JsValue> {
    let get = |of: &JsValue, key: &JsValue| Reflect::get(of, key).unwrap_or(JsValue::UNDEFINED);
    let number = |key: &str| get(options, &key.into()).as_f64();
    #[allow(clippy::cast_sign_loss, reason = "what is below 0 becomes 0")]
    let place = |key: &str| number(key).map(|number| number as usize);
    let text = |key: &str| get(options, &key.into()).as_string();
    let labels = get(options, &"labels".into());
    let label = |id: u32| get(&labels, &id.into()).as_string().unwrap_or_else(|| ["#", &id.to_string()].concat());
    let usual = Options::default();
    let options = Options {
        theme: text("theme").map_or(Ok(usual.theme), |name| Theme::named(&name)).map_err(convert::error)?,
        language: text("language").map_or(Ok(usual.language), |tag| Language::named(&tag)).map_err(convert::error)?,
        node: place("node"),
        layer: place("layer").unwrap_or(0),
        head: place("head").unwrap_or(0),
        cell: place("query").zip(place("key")),
        intervention: Intervention::parse(&text("intervention").unwrap_or_default()).map_err(convert::error)?,
        shown: place("shown").unwrap_or(usual.shown),
        coin: number("coin"),
        chosen: place("chosen").map(|id| id as u32),
    };
    let kind = Kind::named(kind).map_err(convert::error)?;
    picture::draw(decoder, kind, &label, &options).map_err(convert::error)
}
