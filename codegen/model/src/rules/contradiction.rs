//! `contradiction`

use super::{Rule, Run};
use crate::check::Findings;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::view;
use eventwright_runtime::detect::REDACTION_MARK;
use eventwright_runtime::json::{Number, Values};
use eventwright_runtime::walk::{Keyword, NodeId, Types};

pub(super) const RULE: Rule = Rule {
    name: "contradiction",
    what: "Keywords that exclude each other: a minimum above the maximum, an `enum` value that its own `pattern` refuses, \
           a `required` name that `additionalProperties: false` forbids.",
    why: "Nothing, or less than meant, is valid: no producer could ever send it.",
    bad: r#"{"type": "string", "minLength": 10, "maxLength": 5}"#,
    good: r#"{"type": "string", "minLength": 5, "maxLength": 10}"#,
    run: Run::Model(run),
};

fn run(model: &Model, findings: &mut Findings) {
    for id in model.schemas.ids() {
        counts(model, id, findings);
        range(model, id, findings);
        values(model, id, findings);
        forbidden(model, id, findings);
        overflow(model, id, findings);
        mark(model, id, findings);
    }
}

fn against(model: &Model, id: NodeId, keyword: &str, other: &str, message: String) -> Diagnostic {
    Diagnostic::error(RULE.name, model.keyword_span(id, keyword), message)
        .related(model.keyword_span(id, other), format!("against this `{other}`"))
}

/// Least above most.
fn counts(model: &Model, id: NodeId, findings: &mut Findings) {
    let keywords = model.schemas.keywords(id);
    let find = |pick: fn(&Keyword) -> Option<u64>| keywords.iter().find_map(pick);
    type Pick = fn(&Keyword) -> Option<u64>;
    let pairs: [(&str, Pick, &str, Pick); 4] = [
        (
            "minLength",
            |keyword| if let Keyword::MinLength(least) = keyword { Some(*least) } else { None },
            "maxLength",
            |keyword| if let Keyword::MaxLength(most) = keyword { Some(*most) } else { None },
        ),
        (
            "minItems",
            |keyword| if let Keyword::MinItems(least) = keyword { Some(*least) } else { None },
            "maxItems",
            |keyword| if let Keyword::MaxItems(most) = keyword { Some(*most) } else { None },
        ),
        (
            "minProperties",
            |keyword| if let Keyword::MinProperties(least) = keyword { Some(*least) } else { None },
            "maxProperties",
            |keyword| if let Keyword::MaxProperties(most) = keyword { Some(*most) } else { None },
        ),
        (
            "minContains",
            |keyword| if let Keyword::Contains { min, .. } = keyword { *min } else { None },
            "maxContains",
            |keyword| if let Keyword::Contains { max, .. } = keyword { *max } else { None },
        ),
    ];
    for (low, least, high, most) in pairs {
        if let (Some(least), Some(most)) = (find(least), find(most))
            && least > most {
                let message = format!("`{low}` {least} is above `{high}` {most}: nothing can satisfy both");
                findings.push(against(model, id, low, high, message));
            }
    }
}

/// An empty range of numbers.
fn range(model: &Model, id: NodeId, findings: &mut Findings) {
    let mut low: Option<(&str, Number, bool)> = None;
    let mut high: Option<(&str, Number, bool)> = None;
    let mut integer = false;
    for keyword in model.schemas.keywords(id) {
        match keyword {
            Keyword::Minimum(value) => low = Some(("minimum", *value, false)),
            Keyword::ExclusiveMinimum(value) => low = Some(("exclusiveMinimum", *value, true)),
            Keyword::Maximum(value) => high = Some(("maximum", *value, false)),
            Keyword::ExclusiveMaximum(value) => high = Some(("exclusiveMaximum", *value, true)),
            Keyword::Type(types) => integer = *types == Types::INTEGER,
            _ => {}
        }
    }
    let (Some((low_name, least, open_low)), Some((high_name, most, open_high))) = (low, high) else { return };
    let none_between = || {
        let floor = if open_low { least.to_f64().floor() + 1.0 } else { least.to_f64().ceil() };
        let ceiling = if open_high { most.to_f64().ceil() - 1.0 } else { most.to_f64().floor() };
        integer && most.to_f64() - least.to_f64() < 1e6 && floor > ceiling
    };
    if least > most || (least == most && (open_low || open_high)) || none_between() {
        let message = format!("no number lies between `{low_name}` and `{high_name}`");
        findings.push(against(model, id, low_name, high_name, message));
    }
}

/// Values that the rest of their own subschema refuses, and values that stand twice.
fn values(model: &Model, id: NodeId, findings: &mut Findings) {
    for keyword in model.schemas.keywords(id) {
        let one;
        let (name, values) = match keyword {
            Keyword::Enum(values) => ("enum", values),
            Keyword::Const(value) => {
                one = Values::from([value.clone()]);
                ("const", &one)
            }
            _ => continue,
        };
        if values.is_empty() {
            let message = "an empty `enum` admits nothing";
            findings.push(Diagnostic::error(RULE.name, model.keyword_span(id, name), message));
        }
        for (index, value) in values.iter().enumerate() {
            let place = if name == "enum" { format!("enum/{index}") } else { name.to_owned() };
            if values.position(value).is_some_and(|first| first < index) {
                let message = "the value stands twice in `enum`";
                findings.push(Diagnostic::error(RULE.name, model.keyword_span(id, &place), message));
            }
            let violations = model.schemas.table.violations(id, value, Default::default());
            if let Some(violation) = violations.first() {
                let message = format!("the value of `{name}` is refused by `{}` beside it", violation.keyword);
                findings.push(against(model, id, &place, violation.keyword, message));
            }
        }
    }
}

/// Names that are required and forbidden at once.
fn forbidden(model: &Model, id: NodeId, findings: &mut Findings) {
    let keywords = model.schemas.keywords(id);
    let is_false = |id: NodeId| matches!(model.schemas.keywords(id), [Keyword::False]);
    let closed = keywords.iter().any(|keyword| matches!(keyword, Keyword::AdditionalProperties(id) if is_false(*id)));
    let patterned = keywords.iter().any(|keyword| matches!(keyword, Keyword::PatternProperties(_)));
    if !closed || patterned {
        return;
    }
    let declared = view::declared(&model.schemas, id);
    for keyword in keywords {
        let Keyword::Required(names) = keyword else { continue };
        for (index, name) in names.iter().enumerate().filter(|(_, name)| !declared.contains(&***name)) {
            let place = format!("required/{index}");
            let message = format!("`{name}` is required, but `additionalProperties: false` forbids it");
            let finding = against(model, id, &place, "additionalProperties", message)
                .help(format!("declare `{name}` under `properties`, or do not require it"));
            findings.push(finding);
        }
    }
}

/// A text that is redacted may be nothing but the mark afterwards.
fn mark(model: &Model, id: NodeId, findings: &mut Findings) {
    let annotations = model.schemas.annotations(id);
    if !matches!(annotations.on_sensitive, Some(crate::facts::OnSensitive::Redact)) {
        return;
    }
    let truncates = matches!(annotations.overflow, Some(crate::facts::Overflow::Truncate));
    let long = REDACTION_MARK.len() as u64;
    for part in view::conjunction(&model.schemas, id) {
        for keyword in model.schemas.keywords(part) {
            let wrong = match keyword {
                Keyword::MaxLength(most) => *most < long && !truncates,
                // The quotation marks count.
                Keyword::MaxJsonBytes(most) => *most < long + 2 && !truncates,
                Keyword::MinLength(least) => *least > long,
                _ => false,
            };
            if wrong {
                let name = keyword.name();
                let message = format!("the mark that `x-on-sensitive` leaves has {long} characters, which `{name}` refuses");
                let finding = Diagnostic::error(RULE.name, model.keyword_span(id, "x-on-sensitive"), message)
                    .related(model.keyword_span(part, name), format!("against this `{name}`"));
                findings.push(finding.help("refuse such texts, or let the mark fit"));
            }
        }
    }
}

/// Text that is shortened can no longer be promised to match anything.
fn overflow(model: &Model, id: NodeId, findings: &mut Findings) {
    let annotations = model.schemas.annotations(id);
    let truncates = matches!(annotations.overflow, Some(crate::facts::Overflow::Truncate));
    let redacts = matches!(annotations.on_sensitive, Some(crate::facts::OnSensitive::Redact));
    for keyword in model.schemas.keywords(id) {
        let exact = matches!(
            keyword,
            Keyword::Pattern(_) | Keyword::Format(_) | Keyword::Enum(_) | Keyword::Const(_)
        );
        let name = if truncates { "x-overflow" } else { "x-on-sensitive" };
        if exact && (truncates || redacts) {
            let message = format!("a text that `{name}` changes may no longer satisfy `{}`", keyword.name());
            findings.push(against(model, id, name, keyword.name(), message));
        }
    }
}
