//! `read-lost`: found by comparing with a baseline, never by `check`.

use super::{Rule, Run};

pub(super) const RULE: Rule = Rule {
    name: "read-lost",
    what: "A field that a consumer reads, by the baseline or by the new contract, and that is gone, was always there and may \
           be absent now, or never was there.",
    why: "No reader need refuse the event: the consumer fails by itself, on the first event that comes without the field.",
    bad: "a contract without `note`, which `Analytics` reads in the baseline",
    good: "the field, until no consumer reads it",
    run: Run::Comparing,
};
