//! Detectors of sensitive values and names, one file each.
