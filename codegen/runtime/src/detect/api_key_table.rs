//! The table of vendors' key prefixes.

/// Which bytes the part after a prefix is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Alphabet {
    /// Hexadecimal digits.
    Hex,
    /// Upper-case letters and digits.
    Upper,
    /// Lower-case letters and digits.
    Lower,
    /// Letters and digits.
    Alnum,
    /// Letters, digits, `_` and `-`.
    Token,
    /// Letters, digits, `_`, `-`, `.`, `+`, `/`, `=` and `~`.
    Wide,
}

impl Alphabet {
    /// Whether the byte is one of the alphabet.
    pub(super) const fn has(self, byte: u8) -> bool {
        match self {
            Self::Hex => byte.is_ascii_hexdigit(),
            Self::Upper => byte.is_ascii_uppercase() || byte.is_ascii_digit(),
            Self::Lower => byte.is_ascii_lowercase() || byte.is_ascii_digit(),
            Self::Alnum => byte.is_ascii_alphanumeric(),
            Self::Token => super::text::is_word(byte),
            Self::Wide => super::text::is_word(byte) || matches!(byte, b'.' | b'+' | b'/' | b'=' | b'~'),
        }
    }
}

/// One kind of key.
pub(super) struct Key {
    /// How it starts.
    pub(super) prefix: &'static str,
    /// What follows.
    pub(super) alphabet: Alphabet,
    /// The fewest bytes that follow.
    pub(super) least: usize,
    /// The most.
    pub(super) most: usize,
}

const fn key(prefix: &'static str, alphabet: Alphabet, least: usize, most: usize) -> Key {
    Key { prefix, alphabet, least, most }
}

const MANY: usize = 4096;

use Alphabet::{Alnum, Hex, Lower, Token, Upper, Wide};

/// All of them, by vendor.
pub(super) static KEYS: &[Key] = &[
    // Cloud platforms.
    key("AKIA", Upper, 16, 16),
    key("ASIA", Upper, 16, 16),
    key("ABIA", Upper, 16, 16),
    key("ACCA", Upper, 16, 16),
    key("ABSK", Wide, 100, 200),
    key("da2-", Lower, 26, 26),
    key("AIza", Token, 35, 35),
    key("GOCSPX-", Token, 28, 28),
    key("ya29.", Token, 20, MANY),
    key("LTAI", Alnum, 17, 24),
    key("AKID", Alnum, 32, 32),
    key("dop_v1_", Hex, 64, 64),
    key("doo_v1_", Hex, 64, 64),
    key("dor_v1_", Hex, 64, 64),
    key("EAAC", Alnum, 40, MANY),
    key("fo1_", Token, 43, 43),
    key("fm2_", Wide, 100, MANY),
    key("fio-u-", Token, 60, 70),
    key("HRKU-", Token, 36, 70),
    key("dp.pt.", Alnum, 40, 44),
    key("dp.st.", Wide, 40, 80),
    key("pul-", Hex, 40, 40),
    key("hvs.", Token, 24, MANY),
    key("hvb.", Token, 24, MANY),
    key("hvr.", Token, 24, MANY),
    key("tskey-", Token, 16, 80),
    key("ops_eyJ", Wide, 100, MANY),
    key("A3-", Upper, 6, 40),
    key("age-secret-key-1", Lower, 50, 60),
    key("AGE-SECRET-KEY-1", Upper, 58, 58),
    key("LS0tLS1CRUdJTiBSU0Eg", Wide, 60, MANY),
    key("LS0tLS1CRUdJTiBQUklWQVRF", Wide, 60, MANY),
    key("LS0tLS1CRUdJTiBFQyBQ", Wide, 60, MANY),
    key("LS0tLS1CRUdJTiBPUEVOU1NI", Wide, 60, MANY),
    // Code hosting, building and packages.
    key("ghp_", Alnum, 36, 40),
    key("gho_", Alnum, 36, 40),
    key("ghu_", Alnum, 36, 40),
    key("ghs_", Alnum, 36, 40),
    key("ghr_", Alnum, 36, 76),
    key("github_pat_", Token, 36, 90),
    key("glpat-", Token, 20, 60),
    key("gldt-", Token, 20, 60),
    key("glptt-", Token, 40, 40),
    key("glrt-", Token, 20, 60),
    key("glsoat-", Token, 20, 50),
    key("glcbt-", Token, 20, 80),
    key("glagent-", Token, 50, 80),
    key("glffct-", Token, 20, 60),
    key("glimt-", Token, 25, 25),
    key("glft-", Token, 20, 60),
    key("GR1348941", Token, 20, 20),
    key("ATATT3", Wide, 100, 250),
    key("ATBB", Alnum, 32, 40),
    key("npm_", Alnum, 36, 36),
    key("oy2", Lower, 43, 43),
    key("pypi-AgE", Token, 85, MANY),
    key("dckr_pat_", Token, 24, 36),
    key("cio", Alnum, 32, 32),
    key("rubygems_", Hex, 48, 48),
    key("CCIPAT_", Token, 40, 80),
    key("bkua_", Hex, 40, 40),
    key("sqp_", Hex, 40, 40),
    key("squ_", Hex, 40, 40),
    key("sgp_local_", Hex, 40, 40),
    key("sgp_", Hex, 40, 64),
    key("AKC", Alnum, 10, 80),
    key("vcp_", Alnum, 24, 70),
    key("vci_", Alnum, 24, 70),
    key("vca_", Alnum, 24, 70),
    key("vcr_", Alnum, 24, 70),
    key("vck_", Alnum, 24, 70),
    key("nfp_", Alnum, 36, 44),
    key("rdme_", Lower, 70, 72),
    key("shltm_", Token, 36, 44),
    // Language models.
    key("sk-ant-", Token, 20, 150),
    key("sk-proj-", Token, 20, 200),
    key("sk-svcacct-", Token, 20, 200),
    key("sk-admin-", Token, 20, 200),
    key("sk-or-v1-", Hex, 64, 64),
    key("sk-", Alnum, 32, 64),
    key("gsk_", Alnum, 48, 56),
    key("hf_", Alnum, 30, 40),
    key("xai-", Token, 70, 90),
    key("pplx-", Alnum, 40, 60),
    key("r8_", Alnum, 37, 40),
    key("tvly-", Token, 24, 60),
    key("nvapi-", Token, 50, 90),
    // Messages and mail.
    key("xoxb-", Token, 20, 100),
    key("xoxp-", Token, 24, 100),
    key("xoxa-", Token, 20, 100),
    key("xoxr-", Token, 20, 100),
    key("xoxs-", Token, 20, 100),
    key("xoxe-", Token, 20, 160),
    key("xapp-", Token, 30, 140),
    key("SG.", Wide, 40, 80),
    key("SK", Hex, 32, 32),
    key("AC", Hex, 32, 32),
    key("key-", Hex, 32, 32),
    key("xkeysib-", Token, 64, 90),
    key("BBFF-", Upper, 30, 30),
    key("VF.", Wide, 30, 80),
    // Payment and shops.
    key("sk_live_", Alnum, 14, 120),
    key("sk_test_", Alnum, 14, 120),
    key("rk_live_", Alnum, 14, 120),
    key("rk_test_", Alnum, 14, 120),
    key("whsec_", Alnum, 24, 80),
    key("ak_live_", Alnum, 24, 60),
    key("sq0atp-", Token, 22, 22),
    key("sq0csp-", Token, 43, 43),
    key("EAAA", Token, 56, 64),
    key("shpat_", Hex, 32, 32),
    key("shpca_", Hex, 32, 32),
    key("shppa_", Hex, 32, 32),
    key("shpss_", Hex, 32, 32),
    key("EZAK", Alnum, 54, 54),
    key("EZTK", Alnum, 54, 54),
    // Data, monitoring, planning.
    key("dapi", Hex, 32, 32),
    key("dt0c01.", Wide, 80, 100),
    key("NRAK-", Upper, 26, 28),
    key("NRAA-", Hex, 27, 27),
    key("NRJS-", Hex, 19, 19),
    key("NRII-", Token, 32, 32),
    key("glsa_", Token, 40, 44),
    key("glc_eyJ", Wide, 30, 400),
    key("eyJrIjoi", Wide, 60, 400),
    key("phx_", Token, 32, 60),
    key("phc_", Token, 32, 60),
    key("sntrys_", Wide, 60, MANY),
    key("sntryu_", Hex, 64, 64),
    key("lin_api_", Alnum, 40, 40),
    key("lin_oauth_", Alnum, 40, 64),
    key("ntn_", Alnum, 46, 46),
    key("PMAK-", Token, 50, 60),
    key("figd_", Token, 32, 60),
    key("pat", Wide, 70, 90),
    key("sbp_", Lower, 40, 40),
    key("pscale_tkn_", Wide, 32, 64),
    key("pscale_pw_", Wide, 32, 64),
    key("pscale_oauth_", Wide, 32, 64),
    key("tfp_", Token, 40, 60),
    key("storecove_", Token, 30, 80),
    key("odt_", Alnum, 32, 40),
    key("live_", Alnum, 36, 80),
    key("sl.", Token, 60, MANY),
    key("sub-c-", Token, 36, 36),
    key("cloudinary-", Token, 24, 60),
];
