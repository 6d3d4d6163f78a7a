//! Sets of contracts as teams have them: modules of events with eight or nine properties each.
//!
//! What a set is made of follows from its numbers alone; [`digest`] tells whether two are the same.

use crate::random::Random;
use crate::words::{ENUMS, Listed, PARTS, SUBJECTS, TEXTS, VERBS};
use serde_json::{Map, Value, json};
use std::fs;
use std::io;
use std::path::Path;

/// The seed of every recorded figure.
pub const SEED: u64 = 20_261_125;

/// What a set is made from.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// How many contracts there are, at most 10,000.
    pub contracts: usize,
    /// How many of them a module holds.
    pub per_module: usize,
    /// Whether enums stand in the module's `common.json` and are referred to, instead of standing in each contract.
    /// Most other generators read a file at a time and need the second.
    pub shared: bool,
}

/// The files of a set, by path below the schema folder.
pub fn files(size: Size) -> Vec<(String, String)> {
    let mut random = Random::new(SEED);
    let mut files = vec![("outputs.json".to_owned(), text(&outputs()))];
    let mut at = 0;
    for module in 0..size.contracts.div_ceil(size.per_module) {
        let name = format!("team_{module:03}");
        let end = size.contracts.min(at + size.per_module);
        let types: Vec<String> = (at..end).map(event_type).collect();
        for event_type in &types {
            let contract = contract(&name, event_type, size.shared, &mut random);
            files.push((format!("{name}/{event_type}.v1.json"), text(&contract)));
        }
        if size.shared {
            files.push((format!("{name}/common.json"), text(&common())));
        }
        let facts = json!({
            "title": format!("Events of team {module}"), "version": "1.0.0", "owner": format!("Team {module}"),
            "publishes": types,
        });
        files.push((format!("{name}/module.json"), text(&facts)));
        at = end;
    }
    files.sort();
    files
}

/// SHA-256 over all paths and texts, in hexadecimal digits.
pub fn digest(files: &[(String, String)]) -> String {
    let mut hash = hmac_sha256::Hash::new();
    for (path, text) in files {
        for part in [path, text] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes a set to `<root>/schemas`.
///
/// # Errors
/// What the file system says.
pub fn write(root: &Path, files: &[(String, String)]) -> io::Result<()> {
    for (path, text) in files {
        let file = root.join("schemas").join(path);
        fs::create_dir_all(file.parent().unwrap_or(root))?;
        fs::write(file, text)?;
    }
    Ok(())
}

fn text(value: &Value) -> String {
    format!("{value:#}\n")
}

fn outputs() -> Value {
    json!({ "outputs": [
        { "emit": "rust", "out": "generated/src", "options": { "form": "crate", "crate_name": "events" } },
        { "emit": "markdown", "out": "generated/docs" },
    ] })
}

/// The event type of a contract: each number has its own.
fn event_type(number: usize) -> String {
    let (subject, rest) = (number % SUBJECTS.len(), number / SUBJECTS.len());
    let (part, rest) = (rest % PARTS.len(), rest / PARTS.len());
    format!("{}.{}.{}", SUBJECTS[subject], PARTS[part], VERBS[rest % VERBS.len()])
}

fn common() -> Value {
    let entry = |listed: &Listed| (listed.name.to_owned(), listed_schema(listed));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What the contracts share",
        "$defs": ENUMS.iter().map(entry).collect::<Map<_, _>>(),
    })
}

fn listed_schema(listed: &Listed) -> Value {
    json!({ "description": listed.about, "type": "string", "enum": listed.values })
}

/// The properties of a contract under construction, and two payloads that satisfy them.
#[derive(Default)]
struct Fields {
    properties: Map<String, Value>,
    required: Vec<String>,
    examples: [Map<String, Value>; 2],
}

impl Fields {
    fn add(&mut self, name: &str, schema: Value, examples: [Value; 2]) {
        self.properties.insert(name.to_owned(), schema);
        self.required.push(name.to_owned());
        for (example, value) in self.examples.iter_mut().zip(examples) {
            example.insert(name.to_owned(), value);
        }
    }

    fn uuid(&mut self, name: &str, about: &str, random: &mut Random) {
        let schema = json!({ "description": about, "type": "string", "format": "uuid" });
        self.add(name, schema, [json!(random.uuid()), json!(random.uuid())]);
    }

    fn uuids(&mut self, name: &str, random: &mut Random) {
        let most = 2 + random.below(4);
        let schema = json!({
            "description": format!("The {}.", name.replace('_', " ")), "type": "array",
            "items": { "type": "string", "format": "uuid" }, "maxItems": most, "uniqueItems": true,
        });
        self.add(name, schema, [json!([random.uuid(), random.uuid()]), json!([])]);
    }

    fn text(&mut self, name: &str, about: &str, random: &mut Random) {
        let most = *random.pick(&[16, 20, 24, 28, 32]);
        let mut schema = json!({ "description": about, "type": "string", "minLength": 1, "maxLength": most });
        if random.below(2) == 0 {
            schema["x-max-json-bytes"] = json!(most * 2);
            schema["x-overflow"] = json!("truncate");
        }
        self.add(name, schema, [json!("early in the day"), json!("später")]);
    }

    fn integer(&mut self, name: &str, random: &mut Random) {
        let (least, most) = (random.below(3), 10 + random.below(100) * 10);
        let schema = json!({
            "description": format!("The {}.", name.replace('_', " ")),
            "type": "integer", "minimum": least, "maximum": most,
        });
        self.add(name, schema, [json!(least), json!(most)]);
    }

    fn listed(&mut self, listed: &Listed, shared: bool) {
        let schema = if shared {
            json!({ "$ref": format!("common.json#/$defs/{}", listed.name) })
        } else {
            listed_schema(listed)
        };
        let last = listed.values.last();
        self.add(listed.name, schema, [json!(listed.values[0]), json!(last)]);
    }

    fn nullable(&mut self, random: &mut Random) {
        if random.below(2) == 0 {
            let schema = json!({
                "description": "What comes after it; null when nothing does.",
                "type": ["string", "null"], "format": "uuid",
            });
            self.add("successor_id", schema, [json!(random.uuid()), Value::Null]);
        } else {
            let most = *random.pick(&[12, 16, 20, 24]);
            let schema = json!({
                "description": "A remark; null when there is none.", "type": ["string", "null"], "maxLength": most,
            });
            self.add("remark", schema, [json!("as planned"), Value::Null]);
        }
    }
}

/// A contract that the default policy of 1,023 bytes admits.
fn contract(module: &str, event_type: &str, shared: bool, random: &mut Random) -> Value {
    let words: Vec<&str> = event_type.split('.').collect();
    let (subject, part, verb) = (words[0], words[1], words[2]);
    let mut fields = Fields::default();
    fields.uuid(&format!("{subject}_id"), &format!("The {subject}."), random);
    fields.uuid(&format!("{part}_id"), &format!("The {part} of the {subject}."), random);
    let first = random.below(TEXTS.len());
    fields.text(TEXTS[first].0, TEXTS[first].1, random);
    let listed = random.below(ENUMS.len());
    fields.listed(&ENUMS[listed], shared);
    fields.integer(&format!("{part}_count"), random);
    fields.integer(&format!("{subject}_revision"), random);
    fields.uuids(&format!("related_{subject}_ids"), random);
    fields.nullable(random);
    if random.below(2) == 0 {
        match random.below(3) {
            0 => fields.listed(&ENUMS[(listed + 1) % ENUMS.len()], shared),
            1 => fields.text(TEXTS[(first + 1) % TEXTS.len()].0, TEXTS[(first + 1) % TEXTS.len()].1, random),
            _ => fields.integer("duration_ms", random),
        }
    }
    let title = format!("{} {} {}", capital(subject), capital(part), capital(verb));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "description": format!("The {part} of a {subject} was {verb}."),
        "type": "object",
        "additionalProperties": false,
        "required": fields.required,
        "properties": fields.properties,
        "examples": fields.examples,
        "x-event": {
            "type": event_type,
            "meta": { "schema_version": 1, "producer": format!("{subject}_service"), "source_module": module },
            "when": format!("After the {part} was {verb}"),
            "producer": { "symbol": format!("{}Service.{verb}()", capital(subject)), "location": "service.py:120" },
            "consumers": [
                { "name": "Reporting", "purpose": "daily figures", "reads": [{ "pointer": format!("/{subject}_id") }] },
                { "name": "Audit", "purpose": "who did what", "critical": true },
            ],
            "replay": { "safe": true, "because": "consumers keep the last revision" },
        },
    })
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::{SEED, Size, digest, event_type, files};
    use std::collections::BTreeSet;

    #[test]
    fn a_set_is_known_by_its_numbers() {
        let small = Size { contracts: 30, per_module: 12, shared: false };
        assert_eq!(digest(&files(small)), digest(&files(small)));
        let shared = Size { shared: true, ..small };
        assert_ne!(digest(&files(small)), digest(&files(shared)));
        // 30 contracts, three modules, one list of outputs.
        assert_eq!(files(small).len(), 34);
        assert_eq!(SEED, 20_261_125);
    }

    #[test]
    fn every_contract_has_a_type_of_its_own() {
        let types: BTreeSet<String> = (0..10_000).map(event_type).collect();
        assert_eq!(types.len(), 10_000);
    }
}
