//! What must hold of a contract's type, whatever its schema.

// These are tests throughout, their helpers included.
#![allow(clippy::unwrap_used, unreachable_pub, reason = "a test fails where it stands")]

mod generated;
mod tables;

use eventwright_runtime::detect::{Categories, Excluded};
use eventwright_runtime::json::parse;
use eventwright_runtime::types::*;
use eventwright_runtime::violation::Violation;
use eventwright_runtime::walk::Options;
use generated::{EXCLUDED, Language, NoteSpec, OutlineCreatedV1, Title};
use tables::tables;

const ID: &str = "0190a5e4-7b1c-7def-8abc-0123456789ab";

fn full() -> String {
    format!(
        r#"{{"course_id":"{ID}","modules_count":5,"title":"A title","language":"de","dry_run":false,"seconds":1.25,"staging_url":"https://a.b","lessons":["{ID}","0190a5e4-7b1c-7def-8abc-0123456789ac"],"author":{{"name":"Ann"}},"note":"short","comment":null,"approval_token":"tok","extra":{{"a":[1,2.5,"x"]}}}}"#
    )
}

fn least() -> String {
    format!(
        r#"{{"course_id":"{ID}","modules_count":4,"title":"","language":"en","dry_run":true,"seconds":0,"staging_url":null,"lessons":[],"author":{{"name":"B"}}}}"#
    )
}

/// Decoding, serde and the list of violations must say the same; returns the keyword and the place of the refusal.
fn refusal(text: &str) -> (String, String) {
    let error = OutlineCreatedV1::decode(text.as_bytes()).unwrap_err();
    let first = error.violation();
    assert!(serde_json::from_str::<OutlineCreatedV1>(text).is_err(), "{text}");
    let all = OutlineCreatedV1::violations(text.as_bytes());
    assert!(all.iter().any(|one| one.keyword == first.keyword && one.instance == first.instance));
    if let Ok(tree) = parse(text.as_bytes())
        && first.keyword != "payload-limit"
    {
        let walked =
            tables().violations(0, &tree, Options { tolerant: false, scan: Some(Categories::ALL), excluded: EXCLUDED });
        let agrees = |one: &Violation| one.keyword == first.keyword && one.instance == first.instance;
        assert!(walked.is_empty() || walked.iter().any(agrees), "{first:?} is not among {walked:?}");
        let same_place = |one: &Violation| one.schema == first.schema || first.keyword == "x-pii";
        assert!(walked.is_empty() || walked.iter().any(same_place));
    }
    for shown in [error.to_string(), format!("{error:?}"), format!("{all:?}")] {
        assert!(!shown.contains("SECRET"), "{shown}");
    }
    (first.keyword.to_owned(), first.instance)
}

#[track_caller]
fn refused(text: &str, keyword: &str, instance: &str) {
    assert_eq!(refusal(text), (keyword.to_owned(), instance.to_owned()), "{text}");
}

#[track_caller]
fn accepted(text: &str) -> OutlineCreatedV1 {
    let value = OutlineCreatedV1::decode(text.as_bytes()).unwrap();
    assert_eq!(serde_json::from_str::<OutlineCreatedV1>(text).unwrap(), value);
    assert_eq!(OutlineCreatedV1::decode_tolerant(text.as_bytes()).unwrap(), value);
    assert_eq!(OutlineCreatedV1::violations(text.as_bytes()), []);
    let written = value.encode().unwrap();
    assert_eq!(OutlineCreatedV1::decode(&written).unwrap(), value);
    assert_eq!(serde_json::to_vec(&value).unwrap(), written);
    value
}

#[test]
fn what_is_written_is_what_was_read() {
    for text in [full(), least()] {
        assert_eq!(String::from_utf8(accepted(&text).encode().unwrap()).unwrap(), text);
    }
    let value = accepted(&full());
    assert_eq!(value.modules_count, 5);
    assert_eq!(value.comment, Maybe::Null);
    assert_eq!(value.staging_url.as_ref().map(Text::as_str), Some("https://a.b"));
    assert!(accepted(&least()).comment.is_absent());
}

#[test]
fn order_white_space_and_escapes_do_not_matter() {
    let value = accepted(&full());
    let tree: serde_json::Value = serde_json::from_str(&full()).unwrap();
    let members: Vec<_> = tree.as_object().unwrap().iter().collect();
    for turn in 0..members.len() {
        let mut rotated = members.clone();
        rotated.rotate_left(turn);
        for reversed in [false, true] {
            if reversed {
                rotated.reverse();
            }
            let compact: Vec<_> = rotated.iter().map(|(name, value)| format!("\"{name}\":{value}")).collect();
            assert_eq!(accepted(&format!("{{{}}}", compact.join(","))), value);
            let spaced: Vec<_> = rotated.iter().map(|(name, value)| format!("\"{name}\" :\t{value:#}\r")).collect();
            assert_eq!(accepted(&format!(" {{ {} }}\n", spaced.join(" , "))), value);
        }
    }
    let python = full().replace("\":", "\": ").replace(",\"", ", \"");
    assert_eq!(accepted(&python), value);
    let escaped = full().replace("title", r"t\u0069tle").replace("\"de\"", r#""d\u0065""#).replace(":5,", ":5.0 ,");
    assert_eq!(accepted(&escaped), value);
}

#[test]
fn each_field_refuses_what_it_must() {
    let with = |from: &str, to: &str| {
        let text = full();
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    for (from, to, keyword, instance) in [
        (ID, "SECRET", "format", "/course_id"),
        (":5", ":3", "minimum", "/modules_count"),
        (":5", ":601", "maximum", "/modules_count"),
        (":5", ":5.5", "type", "/modules_count"),
        (":5", ":\"5\"", "type", "/modules_count"),
        (":5", ":null", "type", "/modules_count"),
        ("A title", "123456789012345678901", "maxLength", "/title"),
        ("A title", "€€€€€€€€€€€€€€", "x-max-json-bytes", "/title"),
        ("A title", "\\u0001\\u0001\\u0001\\u0001\\u0001\\u0001\\u0001", "x-max-json-bytes", "/title"),
        ("A title", "ann@SECRET.org", "x-pii", "/title"),
        ("\"de\"", "\"SECRET\"", "enum", "/language"),
        ("\"de\"", "1", "enum", "/language"),
        ("false", "0", "type", "/dry_run"),
        ("1.25", "-0.25", "minimum", "/seconds"),
        ("1.25", "1.3", "multipleOf", "/seconds"),
        ("https", "xttps", "pattern", "/staging_url"),
        ("ac\"", "ab\"", "uniqueItems", "/lessons"),
        ("ac\"", "a\"", "format", "/lessons/1"),
        ("Ann", "", "minLength", "/author/name"),
        ("{\"name\":\"Ann\"}", "{}", "required", "/author"),
        ("{\"name\":\"Ann\"}", "[]", "type", "/author"),
        ("\"short\"", "null", "type", "/note"),
        ("\"note\"", "\"nope\"", "additionalProperties", "/nope"),
        ("\"note\"", "\"n 0\"", "additionalProperties", "/[masked]"),
        ("\"author\":{\"name\":\"Ann\"},", "", "required", ""),
        ("\"name\":", "\"x\":\"ann@SECRET.org\",\"name\":", "x-pii", "/author/x"),
        ("\"name\":", "\"x\":[{\"password\":1}],\"name\":", "x-pii", "/author/x/0/password"),
        ("\"name\":", "\"raw_html\":\"SECRET\",\"name\":", "payload-exclude", "/author/raw_html"),
        ("\"name\":", "\"x\":[{\"fullLessons\":1}],\"name\":", "payload-exclude", "/author/x/0/fullLessons"),
        ("\"a\":[1", "\"b\":{\"lesson_markdown\":1},\"a\":[1", "payload-exclude", "/extra/b/lesson_markdown"),
        ("\"dry_run\":false", "\"dry_run\":true", "type", "/staging_url"),
        ("{\"course_id\"", "[{\"course_id\"", "type", ""),
        ("short\",", "short\",,", "json", ""),
        ("short\",", "short\"", "json", ""),
        ("5,", "5 5,", "json", ""),
        ("5,", "05,", "json", ""),
        ("\"modules_count\":", "\"modules_count\"", "json", ""),
        ("2.5,", "2.5,2.", "json", ""),
        ("\"name\":\"Ann\"", "\"name\":\"Ann\",\"name\":\"Ann\"", "json", ""),
        ("\"name\":\"Ann\"", "\"x\":1,\"name\":\"Ann\",\"x\":1", "json", ""),
        ("\"name\":\"Ann\"", "\"x\":{\"y\":1,\"\\u0079\":2},\"name\":\"Ann\"", "json", ""),
        ("\"a\":[1", "\"a\":1,\"a\":[1", "json", ""),
        ("}}", "},}", "json", ""),
        ("}}", "}", "json", ""),
        ("}}", "}}}", "json", ""),
        ("{\"name\":\"Ann\"}", "{,\"name\":\"Ann\"}", "json", ""),
    ] {
        refused(&with(from, to), keyword, instance);
    }
    for end in 0..full().len() {
        refusal(&full()[..end]);
    }
    let twice = full().replace("\"note\":\"short\"", "\"title\":\"again\",\"note\":\"short\"");
    refused(&twice, "json", "");
    for separator in ["", " ", ", ,", ";"] {
        let text = full().replace(",\"title\"", &format!("{separator}\"title\""));
        refused(&text, "json", "");
    }
    assert_eq!(OutlineCreatedV1::decode(b"\xef\xbb\xbf{}").unwrap_err().keyword(), "json");
    assert_eq!(OutlineCreatedV1::decode(b"{\"\xff\":1}").unwrap_err().offset(), 2);
}

/// A bare name is judged by what it stands below, declared or not.
#[test]
fn undeclared_names_below_others() {
    let with = |member: &str| full().replacen('{', &format!("{{{member},"), 1);
    let decoded = |text: &str| OutlineCreatedV1::decode_tolerant(text.as_bytes());
    for member in [
        r#""user":{"name":"Ann"}"#,
        r#""user" : { "name" : "Ann" }"#,
        r#""users":[{"details":{"name":"Ann"}}]"#,
        r#""user.name":"Ann""#,
        r#""server":{"user_email":1}"#,
    ] {
        let text = with(member);
        assert_eq!(decoded(&text).unwrap_err().keyword(), "x-pii", "{member}");
        let walked = tables().violations(
            0,
            &parse(text.as_bytes()).unwrap(),
            Options { tolerant: true, scan: Some(Categories::ALL), excluded: EXCLUDED },
        );
        assert!(walked.iter().any(|one| one.keyword == "x-pii"), "{member}");
    }
    for member in [r#""course":{"name":"A","title":"B"}"#, r#""server":{"address":"here"}"#, r#""state":"done""#] {
        assert!(decoded(&with(member)).is_ok(), "{member}");
    }
    // A record that is declared stands below its own name.
    let author = full().replace(r#"{"name":"Ann"}"#, r#"{"name":"Ann","title":"Dr"}"#);
    assert_eq!(decoded(&author).unwrap_err().keyword(), "x-pii");
}

/// Every door refuses an undeclared member under a name that the module excludes.
#[test]
fn undeclared_names_that_the_module_excludes() {
    let with = |member: &str| full().replacen('{', &format!("{{{member},"), 1);
    let decoded = |text: &str| OutlineCreatedV1::decode_tolerant(text.as_bytes());
    for (member, instance) in [
        (r#""lessonMarkdown":"SECRET""#, "/lessonMarkdown"),
        (r#""\u0066ull_lessons":1"#, "/full_lessons"),
        (r#""page":{"raw":[{"HTML":"SECRET"}]}"#, "/page/raw/0/HTML"),
        (r#""ZETA of a lesson.html":1"#, "/[masked]"),
    ] {
        let text = with(member);
        let error = decoded(&text).unwrap_err();
        let told = error.violation();
        assert_eq!((told.keyword, &*told.instance), ("payload-exclude", instance), "{member}");
        assert_eq!((error.keyword(), &*told.schema), ("payload-exclude", "#/payload-exclude"), "{member}");
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("SECRET") && !shown.contains("ZETA"), "{shown}");
        let options = Options { tolerant: true, scan: Some(Categories::ALL), excluded: EXCLUDED };
        assert_eq!(tables().violations(0, &parse(text.as_bytes()).unwrap(), options), [told], "{member}");
        assert!(!tables().accepts(0, &parse(text.as_bytes()).unwrap(), options), "{member}");
        // The names are judged where no category is looked for, too.
        let alone = Options { tolerant: true, scan: None, excluded: EXCLUDED };
        assert!(!tables().accepts(0, &parse(text.as_bytes()).unwrap(), alone), "{member}");
        let told = OutlineCreatedV1::violations(text.as_bytes());
        assert!(told.iter().any(|one| one.keyword == "payload-exclude" && one.instance == instance), "{told:?}");
    }
    for member in [r#""has_html":true"#, r#""html_bytes":1"#, r#""lesson":{"markdown_id":1}"#] {
        assert!(decoded(&with(member)).is_ok(), "{member}");
    }
    // A JSON value holds none either, so that none is encoded.
    let extra = |text: &str| Json::<generated::Extra>::new(parse(text.as_bytes()).unwrap());
    assert_eq!(extra(r#"{"a":{"pageHtml":"x"}}"#).unwrap_err().keyword(), "payload-exclude");
    assert!(extra(r#"{"a":{"page":"x"}}"#).is_ok());
}

/// Names whose exclusion only warns are let through, and told.
#[test]
fn excluded_names_that_only_warn() {
    let names = EXCLUDED.refusals();
    let tree = parse(full().replacen('{', r#"{"raw_html":"<p>","#, 1).as_bytes()).unwrap();
    let options = Options { tolerant: true, scan: None, excluded: Excluded::warned(names) };
    assert!(tables().accepts(0, &tree, options));
    let told = |excluded| tables().suspicions(0, &tree, Categories::NONE, excluded);
    assert!(told(Excluded::NONE).is_empty() && told(EXCLUDED).is_empty());
    let found: Vec<_> = told(Excluded::warned(names)).into_iter().map(|one| (one.keyword, one.instance)).collect();
    assert_eq!(found, [("payload-exclude", "/raw_html".to_owned())]);
}

#[test]
fn tolerant_readers_read_over_what_they_do_not_know() {
    let text = full().replace("\"note\"", "\"x\":{\"deep\":[1,null,\"t\"]},\"note\"");
    refused(&text, "additionalProperties", "/x");
    assert_eq!(OutlineCreatedV1::decode_tolerant(text.as_bytes()).unwrap(), accepted(&full()));
    for (bad, keyword) in [
        ("\"ann@example.org\"", "x-pii"),
        ("{\"password\":1}", "x-pii"),
        ("{\"a\":1,\"a\":1}", "json"),
        ("tru", "json"),
    ] {
        let text = text.replace("{\"deep\":[1,null,\"t\"]}", bad);
        assert_eq!(OutlineCreatedV1::decode_tolerant(text.as_bytes()).unwrap_err().keyword(), keyword);
    }
    let deep = |levels: usize| {
        full().replace("\"note\"", &format!("\"x\":{}{},\"note\"", "[".repeat(levels), "]".repeat(levels)))
    };
    assert!(OutlineCreatedV1::decode_tolerant(deep(126).as_bytes()).is_ok());
    assert_eq!(OutlineCreatedV1::decode_tolerant(deep(127).as_bytes()).unwrap_err().keyword(), "json");
}

#[test]
fn size_counts_what_would_be_written() {
    // White space and escapes do not count ...
    let spaced = full().replace(',', &format!(",{}", " ".repeat(100)));
    assert!(spaced.len() > 600);
    accepted(&spaced);
    // ... numbers count as they are written, and raw input has a cap of its own.
    let long = full().replace("[1,2.5,", &format!("[1{},", ",1e200".repeat(20)));
    accepted(&long);
    let longer = full().replace("[1,2.5,", &format!("[1{},", ",1e15".repeat(30)));
    assert!(longer.len() < 600);
    refused(&longer, "payload-limit", "");
    let huge = format!("{}{}", full(), " ".repeat(16 * 600));
    assert_eq!(OutlineCreatedV1::decode(huge.as_bytes()).unwrap_err().keyword(), "payload-limit");
    let mut value = accepted(&full());
    value.extra = Some(Json::new(serde_json::json!(["x".repeat(600)])).unwrap());
    let mut out = b"before".to_vec();
    assert_eq!(value.encode_into(&mut out).unwrap_err().keyword(), "payload-limit");
    assert_eq!(out, b"before");
}

#[test]
fn guards_hold_when_sending_too() {
    let mut value = accepted(&full());
    value.dry_run = true;
    let error = value.encode().unwrap_err();
    let mut written = Vec::new();
    value.write(&mut written);
    let told = OutlineCreatedV1::violations(&written);
    assert!(told.contains(&error.violation()), "{error} is none of {told:?}");
    // Whichever way it leaves.
    assert_eq!(serde_json::to_string(&value).unwrap_err().to_string(), error.to_string());
}

#[test]
fn nothing_hidden_is_shown() {
    let shown = format!("{:?}", accepted(&full()));
    assert!(shown.starts_with("OutlineCreatedV1 { course_id: 0190a5e4") && shown.contains("approval_token: <hidden>"));
    assert!(!shown.contains("tok\""), "{shown}");
}

#[test]
fn producers_texts_are_made_to_fit() {
    assert_eq!(Title::fit("short").as_str(), "short");
    assert_eq!(Title::fit("a".repeat(50)).as_str(), "a".repeat(20));
    assert_eq!(Title::fit("€".repeat(50)).as_str(), "€".repeat(13));
    assert_eq!(Title::fit("\u{1}".repeat(50)).as_str(), "\u{1}".repeat(6));
    assert_eq!(Title::fit("to ann@example.org now").as_str(), "to [redacted] now");
    assert!(matches!(Text::<NoteSpec>::new("ann@example.org"), Err(TextError::Sensitive(_))));
    assert_eq!(Text::<NoteSpec>::new("a".repeat(11)), Err(TextError::TooLong));
}

#[test]
fn enums_are_strings() {
    for language in Language::ALL {
        assert_eq!(language.to_string().parse(), Ok(*language));
        assert_eq!(serde_json::from_value::<Language>(serde_json::json!(language)).unwrap(), *language);
    }
    assert!("fr".parse::<Language>().is_err());
}

#[test]
fn envelopes_in_json_and_in_a_stream() {
    let payload = accepted(&full());
    let mut envelope = Envelope::new("e1", "factory", "2025-12-23T18:04:03Z", payload);
    envelope.tenant_id = Some("t\"1".into());
    let text = envelope.encode().unwrap();
    let expected = format!(
        r#"{{"id":"e1","type":"course.outline.created","source":"factory","target":null,"timestamp":"2025-12-23T18:04:03Z","payload":{},"meta":{{"schema_version":1,"producer":"course_factory_service","source_module":"course_factory"}},"tenant_id":"t\"1"}}"#,
        full()
    );
    assert_eq!(std::str::from_utf8(&text).unwrap(), expected);
    assert_eq!(Envelope::<OutlineCreatedV1>::decode(&text).unwrap(), envelope);
    let head = EnvelopeHead::read(&text).unwrap();
    assert_eq!((&*head.event_type, head.schema_version, head.payload), ("course.outline.created", 1, &*full()));

    let fields: Vec<_> = envelope.to_stream().unwrap().collect();
    assert!(fields.iter().all(|(name, _)| *name != "target"));
    let pairs = || fields.iter().map(|(name, text)| (*name, &**text));
    assert_eq!(Envelope::<OutlineCreatedV1>::from_stream(pairs()).unwrap(), envelope);
    assert_eq!(EnvelopeHead::from_stream(pairs()).unwrap(), head);

    let open = OpenEnvelope::from_json(&text).unwrap();
    assert_eq!((open.event_type(), open.schema_version()), ("course.outline.created", 1));
    assert_eq!(open.into_envelope::<OutlineCreatedV1>(true).unwrap(), envelope);

    let other = expected.replace("outline", "quiz");
    assert!(matches!(Envelope::<OutlineCreatedV1>::decode(other.as_bytes()), Err(EnvelopeError::UnknownType)));
    let newer = expected.replace("\"schema_version\":1", "\"schema_version\":2");
    assert!(matches!(Envelope::<OutlineCreatedV1>::decode(newer.as_bytes()), Err(EnvelopeError::UnknownVersion(2))));
    let bad = expected.replace(":5,", ":1,");
    assert!(matches!(Envelope::<OutlineCreatedV1>::decode(bad.as_bytes()), Err(EnvelopeError::Payload(_))));
    for end in 0..text.len() {
        assert!(EnvelopeHead::read(&text[..end]).is_err());
        assert!(Envelope::<OutlineCreatedV1>::decode(&text[..end]).is_err());
    }
    let twice = expected.replace("\"id\":", "\"type\":\"x\",\"id\":");
    assert!(EnvelopeHead::read(twice.as_bytes()).is_err());
}

#[test]
fn envelopes_hold_nothing_that_the_policy_keeps_out() {
    let sound = format!(
        r#"{{"id":"e1","type":"course.outline.created","source":"factory","target":null,"timestamp":"2025-12-23T18:04:03Z","payload":{},"meta":{{"schema_version":1,"producer":"course_factory_service","source_module":"course_factory"}},"bus":{{"hops":[1,"hop"]}}}}"#,
        full()
    );
    assert!(Envelope::<OutlineCreatedV1>::decode(sound.as_bytes()).is_ok());
    let refused = |from: &str, to: &str, keyword: &str, pointer: &str| {
        let text = sound.replacen(from, to, 1);
        assert_ne!(text, sound);
        let error = Envelope::<OutlineCreatedV1>::decode(text.as_bytes()).unwrap_err();
        let EnvelopeError::Envelope(fault) = &error else { panic!("{error}") };
        assert_eq!(fault.keyword(), keyword, "{to}");
        let shown = error.to_string();
        assert!(shown.contains(&format!(", in {pointer}: ")), "{shown}");
        assert!(!shown.contains("ann"), "{shown}");
    };
    let nameless = sound.replacen("\"source\"", "\"sauce\"", 1);
    let error = Envelope::<OutlineCreatedV1>::decode(nameless.as_bytes()).unwrap_err();
    assert!(error.to_string().ends_with(": expected the member \"source\""), "{error}");
    refused("\"e1\"", "\"ann@example.org\"", "x-pii", "/id");
    refused("\"factory\"", "\"ann@example.org\"", "x-pii", "/source");
    refused("\"target\":null", "\"target\":\"ann@example.org\"", "x-pii", "/target");
    refused("\"bus\"", "\"tenant_id\":\"4111111111111111\",\"bus\"", "x-pii", "/tenant_id");
    refused("\"bus\"", "\"actor_id\":\"ann\\u0040example.org\",\"bus\"", "x-pii", "/actor_id");
    refused("\"hop\"", "\"ann@example.org\"", "x-pii", "/bus/hops/1");
    refused("\"bus\"", "\"ann@example.org\":1,\"bus\"", "x-pii", "/[masked]");
    refused("\"bus\"", "\"user_email\":1,\"bus\"", "x-pii", "/user_email");
    refused("\"course_factory_service\"", "\"ann@example.org\"", "x-pii", "/meta/producer");
    refused("\"source_module\"", "\"by\":\"ann@example.org\",\"source_module\"", "x-pii", "/meta/by");
    refused("1,\"hop\"", "4111111111111111,\"hop\"", "x-pii", "/bus/hops/0");
    refused("\"bus\"", "\"pageHtml\":1,\"bus\"", "payload-exclude", "/pageHtml");
    refused("\"source_module\"", "\"full_lesson\":1,\"source_module\"", "payload-exclude", "/meta/full_lesson");
    refused("1,\"hop\"", "{\"html\":1},\"hop\"", "payload-exclude", "/bus/hops/0/html");
    refused("2025-12-23T18:04:03Z", "yesterday", "format", "/timestamp");
    refused("2025-12-23T18:04:03Z", "ann@example.org", "format", "/timestamp");

    let envelope = Envelope::<OutlineCreatedV1>::decode(sound.as_bytes()).unwrap();
    let fields: Vec<_> = envelope.to_stream().unwrap().collect();
    let with =
        |name, text| fields.iter().map(|(name, text)| (*name, &**text)).chain([(name, text)]).collect::<Vec<_>>();
    assert!(Envelope::<OutlineCreatedV1>::from_stream(with("trace", "t1")).is_ok());
    for (name, text) in
        [("trace", "ann@example.org"), ("actor_id", "ann@example.org"), ("user_email", "x"), ("raw_html", "x")]
    {
        assert!(Envelope::<OutlineCreatedV1>::from_stream(with(name, text)).is_err(), "{name}");
    }
}

#[test]
fn what_was_found_is_named_and_numbers_are_looked_at() {
    let with = |member: &str| full().replacen('{', &format!("{{{member},"), 1);
    let error = |text: &str| OutlineCreatedV1::decode_tolerant(text.as_bytes()).unwrap_err().to_string();
    let shown = error(&full().replace("\"short\"", "\"an@uni.org\""));
    assert!(shown.contains("text without an e-mail address: found at byte 0, 10 bytes long"), "{shown}");
    let shown = error(&with("\"card\":4111111111111111"));
    assert!(shown.contains("text without a payment card number"), "{shown}");
    let shown = error(&with("\"user_email\":1"));
    assert!(shown.contains("whose name speaks of contact data"), "{shown}");
    for harmless in ["\"count\":4111111111111112", "\"at\":1766512345678", "\"share\":4111111111.5"] {
        assert!(OutlineCreatedV1::decode_tolerant(with(harmless).as_bytes()).is_ok(), "{harmless}");
    }
}
