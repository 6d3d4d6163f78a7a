//! Realistic payloads from a seed, the same on every machine.

use eventwright_runtime::json::{Number, Tree};
use std::fmt::Write;

/// SplitMix64 (Steele, Lea, Flood 2014): small, and the same everywhere.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len() as u64) as usize]
    }
}

const WORDS: &[&str] = &[
    "Alternativen",
    "zur",
    "Hausbank",
    "Konto",
    "eröffnen",
    "Sparen",
    "mit",
    "Plan",
    "Girokonto",
    "Vergleich",
    "für",
    "private",
    "Haushalte",
    "Kredit",
    "verstehen",
    "Zinsen",
    "und",
    "Gebühren",
    "im",
    "Alltag",
    "Budget",
    "planen",
    "Depot",
    "Grundlagen",
    "Vorsorge",
    "Rente",
    "Steuern",
    "Familie",
    "Studium",
    "Beruf",
    "opening",
    "an",
    "account",
    "banking",
    "basics",
    "your",
    "first",
    "budget",
    "saving",
    "plan",
    "risk",
    "explained",
    "crédit",
    "épargne",
];
const AUDIENCES: &[&str] = &[
    "private_individuals",
    "employees",
    "career_starters",
    "sme_entrepreneurs",
    "retirees",
    "self_employed",
    "students",
    "parents",
    "migrants_expats",
];
const ERRORS: &[(&str, &str)] = &[
    ("TimeoutError", "the language model did not answer within 120 seconds"),
    (
        "ValidationError",
        "2 validation errors for OutlineSchema: modules -> 3 -> lessons: ensure this value has at least 2 items",
    ),
    ("ConnectionError", "connection refused while talking to the staging service, retried 3 times"),
    ("KeyError", "'modules' is missing in the outline that the model returned for template banking_alternatives"),
    ("FileNotFoundError", "[Errno 2] No such file or directory: 'storage/courses/template.json'"),
];
const TRANSITIONS: &[(&str, &str)] = &[
    ("DRAFT", "REVIEW"),
    ("DRAFT", "ARCHIVED"),
    ("REVIEW", "DRAFT"),
    ("REVIEW", "PUBLISH_READY"),
    ("REVIEW", "ARCHIVED"),
    ("PUBLISH_READY", "REVIEW"),
    ("PUBLISH_READY", "PUBLISHED"),
    ("PUBLISH_READY", "ARCHIVED"),
    ("PUBLISHED", "ARCHIVED"),
];

fn text(value: impl Into<String>) -> Tree {
    Tree::String(value.into().into())
}

fn int(value: u64) -> Tree {
    Tree::Number(Number::Integer(value as i64))
}

fn uuid(random: &mut Random) -> Tree {
    text(uuid_text(random))
}

fn uuid_text(random: &mut Random) -> String {
    let bits = (u128::from(random.next()) << 64) | u128::from(random.next());
    uuid::Builder::from_random_bytes(bits.to_be_bytes()).into_uuid().to_string()
}

fn words(random: &mut Random, least: u64, spread: u64) -> String {
    let count = least + random.below(spread);
    (0..count).map(|_| random.pick(WORDS)).collect::<Vec<_>>().join(" ")
}

fn slug(random: &mut Random) -> String {
    (0..2 + random.below(3))
        .map(|_| random.pick(&["konto", "sparen", "kredit", "depot", "budget"]))
        .collect::<Vec<_>>()
        .join("-")
}

fn seconds(random: &mut Random) -> Tree {
    Tree::Number(Number::Float(random.below(400_000_000) as f64 / 1_000_000.0 + 0.000_000_1))
}

/// A payload of each event by its type, members in the schema's order.
pub fn payload(event: &str, random: &mut Random) -> Tree {
    let id = uuid(random);
    let members: Vec<(&str, Tree)> = match event {
        "course.generation.requested" => {
            let mut audiences: Vec<&str> = Vec::new();
            for _ in 0..1 + random.below(3) {
                let one = random.pick(AUDIENCES);
                if !audiences.contains(&one) {
                    audiences.push(one);
                }
            }
            let title = words(random, 3, 5);
            let mut description = words(random, 22, 20);
            description.push('.');
            vec![
                ("course_id", id),
                ("title", text(title)),
                ("description", text(description)),
                ("language", text(random.pick(&["de", "en", "fr", "es"]))),
                ("target_audiences", Tree::Array(audiences.into_iter().map(text).collect())),
                ("tenant_id", text(random.pick(&["brain-academy", "tenant_42", "sparkasse-nord", "default"]))),
                ("dry_run", Tree::Bool(random.below(4) == 0)),
                ("full_lessons_count", int(random.below(10))),
            ]
        }
        "course.outline.created" => vec![
            ("course_id", id),
            ("modules_count", int(4 + random.below(3))),
            ("total_lessons", int(12 + random.below(19))),
            ("template_id", text(random.pick(&["banking_alternatives", "custom"]))),
        ],
        "course.lesson.generated" => vec![
            ("course_id", id),
            ("lesson_id", uuid(random)),
            ("lesson_title", text(words(random, 7, 8))),
            ("module_id", uuid(random)),
            ("content_length", int(800 + random.below(20_000))),
            ("lesson_index", int(1 + random.below(30))),
        ],
        "course.quiz.created" => {
            let count = 10 + random.below(6);
            vec![
                ("course_id", id),
                ("quiz_id", uuid(random)),
                ("question_count", int(count)),
                ("question_ids", Tree::Array((0..count).map(|_| uuid(random)).collect())),
            ]
        }
        "course.landing_page.created" => vec![
            ("course_id", id),
            ("landing_page_id", uuid(random)),
            ("sections_count", int(3 + random.below(9))),
            ("has_hero", Tree::Bool(random.below(2) == 0)),
            ("has_pricing", Tree::Bool(random.below(2) == 0)),
        ],
        "course.generation.completed" => {
            let deployed = random.below(3) > 0;
            let path = format!("storage/courses/{}/evidence_pack.json", uuid_text(random));
            let url =
                if deployed { text(format!("https://{}.staging.example.com/", slug(random))) } else { Tree::Null };
            vec![
                ("course_id", id),
                ("total_modules", int(4 + random.below(3))),
                ("total_lessons", int(12 + random.below(19))),
                ("full_lessons_generated", int(random.below(10))),
                ("quiz_questions_count", int(10 + random.below(6))),
                ("evidence_pack_path", text(path)),
                ("execution_time_seconds", seconds(random)),
                ("deployed", Tree::Bool(deployed)),
                ("staging_url", url),
            ]
        }
        "course.generation.failed" => {
            let (kind, message) = random.pick(ERRORS);
            vec![
                ("course_id", if random.below(5) == 0 { text("") } else { id }),
                ("title", text(words(random, 4, 6))),
                ("error_message", text(message)),
                ("error_type", text(kind)),
                ("execution_time_seconds", seconds(random)),
            ]
        }
        "course.workflow.transitioned" => {
            let (from, to) = random.pick(TRANSITIONS);
            let approval = (from, to) == ("REVIEW", "PUBLISH_READY");
            let mut token = String::from("appr-");
            let _ = write!(token, "{:08x}", random.next() as u32);
            vec![
                ("course_id", id),
                ("from_state", text(from)),
                ("to_state", text(to)),
                ("transitioned_by", if random.below(3) == 0 { text("system") } else { uuid(random) }),
                ("requires_approval", Tree::Bool(approval)),
                ("approval_token", if approval { text(token) } else { Tree::Null }),
            ]
        }
        _ => {
            let host = format!("{}.staging.example.com", slug(random));
            let time = format!(
                "2025-12-{:02}T{:02}:{:02}:{:02}.{:06}+00:00",
                1 + random.below(28),
                random.below(24),
                random.below(60),
                random.below(60),
                random.below(1_000_000)
            );
            vec![
                ("course_id", id),
                ("staging_url", text(format!("https://{host}/courses/{}", slug(random)))),
                ("staging_domain", text(host)),
                ("deployed_at", text(time)),
            ]
        }
    };
    Tree::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

/// The same value with its members in another order.
pub fn shuffled(tree: &Tree, random: &mut Random) -> Tree {
    let Tree::Object(members) = tree else { return tree.clone() };
    let mut members = members.clone();
    for last in (1..members.len()).rev() {
        members.swap(last, random.below(last as u64 + 1) as usize);
    }
    Tree::Object(members)
}

/// As Python's `json.dumps` writes it: `", "` and `": "`, every character beyond ASCII escaped.
pub fn python(tree: &Tree, out: &mut String) {
    match tree {
        Tree::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                python(item, out);
            }
            out.push(']');
        }
        Tree::Object(members) => {
            out.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                let _ = write!(out, "\"{name}\": ");
                python(value, out);
            }
            out.push('}');
        }
        other => {
            let mut text = Vec::new();
            eventwright_runtime::json::write(other, &mut text);
            for letter in String::from_utf8(text).expect("JSON is UTF-8").chars() {
                if letter.is_ascii() {
                    out.push(letter);
                } else {
                    let mut units = [0; 2];
                    for unit in letter.encode_utf16(&mut units) {
                        let _ = write!(out, "\\u{unit:04x}");
                    }
                }
            }
        }
    }
}

/// The same payload with one thing wrong: a member misspelt, missing, of another type, or out of its limits.
pub fn broken(tree: &Tree, random: &mut Random) -> Tree {
    let Tree::Object(members) = tree else { return tree.clone() };
    let mut members = members.clone();
    let at = random.below(members.len() as u64) as usize;
    match random.below(4) {
        0 => members[at].0 = format!("{}x", members[at].0).into(),
        1 => {
            members.remove(at);
        }
        2 => members[at].1 = Tree::Array(vec![Tree::Null]),
        _ => {
            // The first member of every event is an id.
            members[0].1 = Tree::String("not-an-id".into());
        }
    }
    Tree::Object(members)
}
