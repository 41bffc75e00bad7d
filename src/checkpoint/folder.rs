//! Folders on disk.

use std::{fs, path::Path};

use super::Files;
use crate::{Error, Result};

/// Reads the files that [`read`](super::read) may want: JSON and safetensors.
///
/// # Errors
/// - [`Error::Unreadable`]
pub fn read(folder: &Path) -> Result<Files> {
    let unreadable = |path: &Path, error: &std::io::Error| Error::Unreadable {
        name: path.display().to_string(),
        reason: error.to_string(),
    };
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut files = Files::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        let wanted = path.extension().is_some_and(|extension| extension == "json" || extension == "safetensors");
        if let Some(name) = path.file_name().and_then(|name| name.to_str())
            && wanted
        {
            files.insert(name.to_owned(), fs::read(&path).map_err(|error| unreadable(&path, &error))?);
        }
    }
    Ok(files)
}

/// Writes files into a folder, which is made if it is not there.
///
/// # Errors
/// - [`Error::Unwritable`]
pub fn write(folder: &Path, files: &Files) -> Result<()> {
    let unwritable = |path: &Path, error: &std::io::Error| Error::Unwritable {
        name: path.display().to_string(),
        reason: error.to_string(),
    };
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::write(&path, bytes).map_err(|error| unwritable(&path, &error))?;
    }
    Ok(())
}
