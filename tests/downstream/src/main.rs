//! A service that publishes and reads billing events.
#![deny(warnings, missing_docs)]

use billing::{Currency, Event, InvoiceIssued, InvoiceIssuedV1, InvoiceIssuedV2LinesItem, InvoicePaid};
use eventwright_runtime::types::{Maybe, Text};
use std::error::Error;

/// The events of billing, as types.
pub mod billing {
    include!(concat!(env!("OUT_DIR"), "/billing.rs"));
}

fn main() -> Result<(), Box<dyn Error>> {
    let issued = InvoiceIssued {
        invoice_id: "0b1f4c7e-6a53-4f0e-9c55-2d1f5d8f3a10".parse()?,
        total: 12_900_i64.try_into()?,
        currency: Currency::Eur,
        lines: vec![InvoiceIssuedV2LinesItem { sku: "CRS-17".parse()?, amount: 12_900_i64.try_into()? }].try_into()?,
        // Longer than the contract allows: the producer's side shortens it.
        note: Maybe::Value(Text::fit("Thank you! ".repeat(20))),
    };
    let bytes = issued.encode()?;
    println!("encoded {} bytes", bytes.len());
    assert_eq!(InvoiceIssued::decode(&bytes)?, issued);
    assert!(InvoiceIssued::violations(&bytes).is_empty());
    assert_eq!(serde_json::from_slice::<InvoiceIssued>(&bytes)?, issued);

    // A field of its own cannot hold what the contract refuses.
    assert!(i64::try_into(-1).map(|total| InvoiceIssuedV1 { invoice_id: issued.invoice_id, total }).is_err());
    assert!(
        "crs-17"
            .parse::<Text<_>>()
            .map(|sku| InvoiceIssuedV2LinesItem { sku, ..issued.lines.as_slice()[0].clone() })
            .is_err()
    );

    let bad = br#"{"invoice_id":"0b1f4c7e-6a53-4f0e-9c55-2d1f5d8f3a10","total":-5,"currency":"EUR","lines":[]}"#;
    assert!(InvoiceIssued::decode(bad).is_err());
    for violation in InvoiceIssued::violations(bad) {
        println!("{} {}: expected {}", violation.instance, violation.keyword, violation.expected);
    }

    // Both versions of a type live side by side; a reader of the bus asks by type and version.
    let old = br#"{"invoice_id":"0b1f4c7e-6a53-4f0e-9c55-2d1f5d8f3a10","total":100}"#;
    assert!(matches!(Event::decode(billing::INVOICE_ISSUED, 1, old)?, Event::InvoiceIssuedV1(_)));
    assert!(Event::decode(billing::INVOICE_ISSUED, 2, old).is_err());
    assert!(Event::decode("invoice.lost", 1, old).is_err());

    // A consumer reads over what a newer producer adds.
    let paid = br#"{"invoice_id":"0b1f4c7e-6a53-4f0e-9c55-2d1f5d8f3a10","paid_at":"2025-12-28T09:30:00Z","method":"transfer","bank":1}"#;
    assert!(InvoicePaid::decode(paid).is_err());
    println!("{:?}", InvoicePaid::decode_tolerant(paid)?.method);
    Ok(())
}
