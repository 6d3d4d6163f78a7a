//! `size-proof-lost`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "size-proof-lost",
    what: "A contract whose payload was proven to stay within the limit, and is not any more.",
    why: "From then on, only sending tells whether an event fits.",
    bad: "a text whose `x-max-json-bytes` was raised too far",
    good: "caps that `eventwright check` suggests",
    run: Run::Comparing,
};
