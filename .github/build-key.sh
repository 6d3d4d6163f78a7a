#!/usr/bin/env bash
# What a built command depends on, as one hash: the name under which action.yml keeps it.
set -euo pipefail
cd "$(dirname "$0")/.."
find Cargo.toml Cargo.lock codegen -type f -not -path '*/tests/*' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum |
    sha256sum | cut -d ' ' -f 1
