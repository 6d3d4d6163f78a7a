//! Labelled files.

use serde_json::Value;
use std::path::{Path, PathBuf};

/// The rows of a labelled file.
pub fn read(path: &Path) -> Result<Vec<Value>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let row = |(number, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", path.display(), number + 1))
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(row).collect()
}

/// The labelled files beside the checkout.
pub fn beside() -> Vec<PathBuf> {
    let folder = |directory: &Path| Some(directory.join("shared/data/policy")).filter(|folder| folder.is_dir());
    let Some(folder) = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().find_map(folder) else {
        return Vec::new();
    };
    ["values.jsonl", "field_names.jsonl"].map(|file| folder.join(file)).into()
}

/// The text that padded base64 stands for; bytes that are not UTF-8 are replaced, as a reader of JSON would have done.
pub fn text(base64: &str) -> Result<String, String> {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut held, mut out) = (0_u32, 0, Vec::new());
    for byte in base64.bytes().filter(|byte| *byte != b'=') {
        let six = alphabet.iter().position(|letter| *letter == byte).ok_or("a value is not base64")?;
        bits = (bits << 6) | six as u32;
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
        }
    }
    Ok(String::from_utf8_lossy(&out).into_owned())
}
