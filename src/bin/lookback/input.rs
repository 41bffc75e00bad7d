//! What a text is given as: words or ids.

use lookback::{Result, checkpoint::Checkpoint};

use super::{Failure, text::Text};

/// The ids of a text, or the ids that stand for it.
pub fn ids(
    checkpoint: &Checkpoint,
    text: Option<&Text>,
    words: Option<&str>,
    ids: Option<&[u32]>,
) -> Result<Vec<u32>, Failure> {
    let ids = match (words, ids, text) {
        (None, ids, _) => ids.unwrap_or_default().to_vec(),
        (Some(words), _, Some(text)) => {
            let ids = text.ids(words)?;
            let bos = checkpoint.model.config().bos_id;
            if ids.is_empty() { bos.into_iter().collect() } else { ids }
        }
        (Some(_), _, None) => return Err("the model has no tokenizer: give --ids, or --tokenizer FILE".into()),
    };
    checkpoint.model.check_ids(&ids)?;
    Ok(ids)
}

/// A token as text, or by its number when there is no tokenizer.
pub fn piece(text: Option<&Text>, id: u32) -> String {
    text.map_or_else(|| format!("#{id}"), |text| text.piece(id))
}
