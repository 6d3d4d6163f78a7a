//! Random schemas: every keyword of 2020-12, alone and in compositions.
//!
//! They are made to be satisfiable more often than not, and to look like what people write: mostly objects with declared
//! members. What is drawn here is drawn from the seed alone.

use crate::random::Random;

/// Names of members; several lead to the same Rust name.
const NAMES: &[&str] = &["a", "b", "c", "id", "kind", "a-b", "a_b", "A", "type", "r", "x y", "\u{e9}", "~/"];
/// Patterns of names and texts.
const PATTERNS: &[&str] = &[
    "^a",
    "b$",
    "^[a-z]$",
    "^.{2,3}$",
    "[0-9]",
    "^(x|y z)+$",
    "^\\\\S*$",
    "^(?!a).",
    "^(?=.*[0-9])[a-z0-9]+$",
    "(?<!x)b",
];
/// Texts as JSON.
const TEXTS: &[&str] =
    &[r#""a""#, r#""A""#, r#""""#, r#""x""#, r#""x y""#, r#""ab1""#, r#""\u00e9\ud83d\ude00""#, r#""b""#];
/// Numbers as JSON, among them those that are easily rounded.
const NUMBERS: &[&str] = &[
    "0",
    "1",
    "-1",
    "2",
    "3",
    "10",
    "1.0",
    "1e2",
    "0.5",
    "2.5",
    "0.1",
    "-0.0",
    "1e300",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "18446744073709551615",
    "18446744073709551616",
];
/// Divisors above zero.
const DIVISORS: &[&str] = &["1", "2", "3", "0.5", "0.1", "0.01", "2.5", "1e2"];
/// Formats, where they are asserted.
const FORMATS: &[&str] = &["uuid", "date", "ipv4", "json-pointer"];
const TYPES: &[&str] = &["null", "boolean", "integer", "number", "string", "array", "object"];

/// A schema as JSON.
pub fn schema(random: &mut Random) -> String {
    let mut maker = Maker { random };
    let shared = [maker.schema(1), maker.scalar(), maker.object(1)];
    let root = match maker.random.below(8) {
        0 => maker.schema(3),
        1 => maker.composed(3),
        _ => maker.object(3),
    };
    let defs = format!(
        r##""$defs":{{"s":{},"scalar":{},"o":{},"node":{{"type":"object","properties":{{"v":{{"$ref":"#/$defs/scalar"}},"next":{{"$ref":"#/$defs/node"}},"all":{{"type":"array","items":{{"$ref":"#/$defs/node"}}}}}},"additionalProperties":false}}}}"##,
        shared[0], shared[1], shared[2]
    );
    match root.strip_prefix('{') {
        Some("}") => format!("{{{defs}}}"),
        Some(rest) => format!("{{{defs},{rest}"),
        None => root,
    }
}

struct Maker<'a> {
    random: &'a mut Random,
}

/// Members of a schema object that is being written.
#[derive(Default)]
struct Members(Vec<(&'static str, String)>);

impl Members {
    /// The first of two of one name stays.
    fn set(&mut self, name: &'static str, value: impl Into<String>) {
        if !self.0.iter().any(|(known, _)| *known == name) {
            self.0.push((name, value.into()));
        }
    }

    fn finish(self) -> String {
        let members: Vec<String> = self.0.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    }
}

impl Maker<'_> {
    fn chance(&mut self, one_in: u64) -> bool {
        self.random.below(one_in) == 0
    }

    fn pick(&mut self, from: &[&str]) -> String {
        (*self.random.pick(from)).to_owned()
    }

    fn count(&mut self, limit: u64) -> String {
        self.random.below(limit).to_string()
    }

    fn value(&mut self) -> String {
        match self.random.below(10) {
            0 => "null".to_owned(),
            1 => self.pick(&["true", "false"]),
            2..=4 => self.pick(NUMBERS),
            5 => format!("[{}]", self.pick(NUMBERS)),
            6 => format!("{{\"a\":{}}}", self.pick(NUMBERS)),
            _ => self.pick(TEXTS),
        }
    }

    fn list(&mut self, least: u64, most: u64, mut item: impl FnMut(&mut Self) -> String) -> String {
        let count = least + self.random.below(most - least + 1);
        let items: Vec<String> = (0..count).map(|_| item(self)).collect();
        format!("[{}]", items.join(","))
    }

    /// Some distinct names as JSON strings.
    fn names(&mut self, least: u64, most: u64) -> Vec<String> {
        let count = least + self.random.below(most - least + 1);
        let mut names: Vec<String> = Vec::new();
        for _ in 0..count {
            let name = format!("\"{}\"", self.pick(NAMES));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    fn map(&mut self, names: &[String], mut value: impl FnMut(&mut Self) -> String) -> String {
        let members: Vec<String> = names.iter().map(|name| format!("{name}:{}", value(self))).collect();
        format!("{{{}}}", members.join(","))
    }

    fn reference(&mut self) -> String {
        format!("\"#/$defs/{}\"", self.pick(&["s", "scalar", "scalar", "o", "node"]))
    }

    fn schema(&mut self, depth: u64) -> String {
        if depth == 0 {
            return self.scalar();
        }
        match self.random.below(16) {
            0..=4 => self.scalar(),
            5..=7 => self.object(depth),
            8 | 9 => self.array(depth),
            10 | 11 => self.composed(depth),
            12 if depth > 1 => format!("{{\"$ref\":{}}}", self.reference()),
            13 => self.assorted(depth),
            14 => self.pick(&["true", "{}", "false"]),
            _ => self.listed(),
        }
    }

    fn listed(&mut self) -> String {
        let mut members = Members::default();
        match self.random.below(5) {
            0 => members.set("const", self.value()),
            1 => members.set("enum", self.list(1, 5, Self::value)),
            _ => members.set("enum", self.list(1, 4, |maker| maker.pick(TEXTS))),
        }
        match self.random.below(6) {
            0 => members.set("type", "\"string\""),
            1 => members.set("type", "[\"string\",\"null\"]"),
            2 => members.set("not", format!("{{\"const\":{}}}", self.pick(TEXTS))),
            _ => {}
        }
        members.finish()
    }

    fn scalar(&mut self) -> String {
        let mut members = Members::default();
        let nullable = self.chance(4);
        let kind = self.pick(&["boolean", "integer", "integer", "number", "string", "string", "string", "null"]);
        members.set("type", if nullable { format!("[\"{kind}\",\"null\"]") } else { format!("\"{kind}\"") });
        match kind.as_str() {
            "integer" | "number" => self.number(&mut members),
            "string" => self.string(&mut members),
            _ => {}
        }
        if self.chance(8) {
            members.set("default", self.value());
        }
        if self.chance(12) {
            members.set("not", format!("{{\"const\":{}}}", self.value()));
        }
        members.finish()
    }

    fn number(&mut self, members: &mut Members) {
        if self.chance(3) {
            members.set("minimum", self.pick(&["0", "1", "-5", "0.5", "-9223372036854775808"]));
        }
        if self.chance(3) {
            members.set("maximum", self.pick(&["9", "100", "2.5", "9223372036854775807", "18446744073709551615"]));
        }
        if self.chance(6) {
            members.set("exclusiveMinimum", self.pick(&["0", "-1", "0.5", "9007199254740992"]));
        }
        if self.chance(6) {
            members.set("exclusiveMaximum", self.pick(&["9", "10.5", "1e2", "18446744073709551615"]));
        }
        if self.chance(5) {
            members.set("multipleOf", self.pick(DIVISORS));
        }
    }

    fn string(&mut self, members: &mut Members) {
        if self.chance(3) {
            members.set("minLength", self.count(3));
        }
        if self.chance(3) {
            members.set("maxLength", self.count(5));
        }
        if self.chance(4) {
            members.set("pattern", format!("\"{}\"", self.pick(PATTERNS)));
        }
        if self.chance(10) {
            members.set("format", format!("\"{}\"", self.pick(FORMATS)));
        }
    }

    fn array(&mut self, depth: u64) -> String {
        let mut members = Members::default();
        members.set("type", if self.chance(5) { "[\"array\",\"null\"]" } else { "\"array\"" });
        self.items(&mut members, depth);
        members.finish()
    }

    fn items(&mut self, members: &mut Members, depth: u64) {
        if !self.chance(5) {
            members.set("items", self.schema(depth - 1));
        }
        if self.chance(5) {
            members.set("prefixItems", self.list(1, 2, |maker| maker.schema(depth - 1)));
        }
        if self.chance(3) {
            members.set("minItems", self.count(3));
        }
        if self.chance(3) {
            members.set("maxItems", self.count(4));
        }
        if self.chance(3) {
            members.set("uniqueItems", self.pick(&["true", "true", "false"]));
        }
        if self.chance(6) {
            members.set("contains", self.schema(depth - 1));
            if self.chance(2) {
                members.set("minContains", self.count(3));
            }
            if self.chance(2) {
                members.set("maxContains", self.count(3));
            }
        }
        if self.chance(10) {
            members.set("unevaluatedItems", self.closing(depth));
        }
    }

    /// What is asked of whatever no other keyword names.
    fn closing(&mut self, depth: u64) -> String {
        match self.random.below(4) {
            0 => self.schema(depth - 1),
            1 => "true".to_owned(),
            _ => "false".to_owned(),
        }
    }

    fn object(&mut self, depth: u64) -> String {
        let mut members = Members::default();
        members.set("type", if self.chance(6) { "[\"object\",\"null\"]" } else { "\"object\"" });
        let names = self.names(0, 5);
        members.set("properties", self.map(&names, |maker| maker.schema(depth - 1)));
        let required: Vec<String> = names.into_iter().filter(|_| self.random.below(2) == 0).collect();
        if !required.is_empty() || self.chance(8) {
            members.set("required", format!("[{}]", required.join(",")));
        }
        match self.random.below(8) {
            0..=4 => members.set("additionalProperties", "false"),
            5 => members.set("unevaluatedProperties", "false"),
            6 => members.set("additionalProperties", self.closing(depth)),
            _ => {}
        }
        if self.chance(3) {
            self.members(&mut members, depth);
        }
        if self.chance(5) {
            self.applicators(&mut members, depth);
        }
        members.finish()
    }

    /// Keywords of objects that are used less often.
    fn members(&mut self, members: &mut Members, depth: u64) {
        match self.random.below(8) {
            0 => {
                let name = format!("\"{}\"", self.pick(PATTERNS));
                members.set("patternProperties", self.map(&[name], |maker| maker.schema(depth - 1)));
            }
            1 => members.set("propertyNames", format!("{{\"pattern\":\"{}\"}}", self.pick(PATTERNS))),
            2 => members.set("minProperties", self.count(3)),
            3 => members.set("maxProperties", self.count(4)),
            4 | 5 => {
                let names = self.names(1, 2);
                let rules = self.map(&names, |maker| format!("[{}]", maker.names(0, 2).join(",")));
                members.set("dependentRequired", rules);
            }
            6 => {
                let names = self.names(1, 2);
                members.set("dependentSchemas", self.map(&names, |maker| maker.branch(depth)));
            }
            _ => members.set("unevaluatedProperties", self.closing(depth)),
        }
    }

    /// A schema that speaks of members without asking for an object.
    fn branch(&mut self, depth: u64) -> String {
        let mut members = Members::default();
        let names = self.names(1, 2);
        let leaf = |maker: &mut Self| match maker.random.below(4) {
            0 => maker.listed(),
            1 => format!("{{\"const\":{}}}", maker.pick(TEXTS)),
            2 => "true".to_owned(),
            _ => maker.schema(depth - 1),
        };
        match self.random.below(3) {
            0 => members.set("required", format!("[{}]", names.join(","))),
            1 => members.set("properties", self.map(&names, leaf)),
            _ => {
                members.set("properties", self.map(&names, leaf));
                members.set("required", format!("[{}]", names.join(",")));
            }
        }
        if self.chance(10) {
            members.set("additionalProperties", self.closing(depth));
        }
        members.finish()
    }

    fn applicators(&mut self, members: &mut Members, depth: u64) {
        match self.random.below(7) {
            0 | 1 => members.set("allOf", self.list(1, 3, |maker| maker.branch(depth))),
            2 => members.set("anyOf", self.list(1, 3, |maker| maker.branch(depth))),
            3 => members.set("oneOf", self.list(1, 3, |maker| maker.branch(depth))),
            4 => members.set("not", self.branch(depth)),
            5 if depth > 2 => members.set("$ref", self.pick(&["\"#/$defs/o\"", "\"#/$defs/s\""])),
            _ => {
                members.set("if", self.branch(depth));
                if !self.chance(4) {
                    members.set("then", self.branch(depth));
                }
                if self.chance(2) {
                    members.set("else", self.branch(depth));
                }
            }
        }
    }

    fn composed(&mut self, depth: u64) -> String {
        let mut members = Members::default();
        let keyword = *self.random.pick(&["allOf", "anyOf", "oneOf", "allOf", "oneOf"]);
        members.set(keyword, self.list(1, 3, |maker| maker.schema(depth - 1)));
        if self.chance(4) {
            members.set("unevaluatedProperties", self.closing(depth));
        }
        if self.chance(6) {
            members.set("unevaluatedItems", self.closing(depth));
        }
        if self.chance(4) {
            members.set("type", self.list(1, 3, |maker| format!("\"{}\"", maker.pick(TYPES))));
        }
        members.finish()
    }

    /// Keywords of several types side by side, as no person would write them.
    fn assorted(&mut self, depth: u64) -> String {
        let mut members = Members::default();
        self.number(&mut members);
        self.string(&mut members);
        if self.chance(2) {
            self.items(&mut members, depth);
        }
        if self.chance(2) {
            self.members(&mut members, depth);
        }
        if self.chance(3) {
            self.applicators(&mut members, depth);
        }
        members.finish()
    }
}
