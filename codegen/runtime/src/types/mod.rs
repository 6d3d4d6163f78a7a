//! Field types of generated structs.
