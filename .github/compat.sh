#!/usr/bin/env bash
# What action.yml runs: annotations on standard output, the reports as the job's summary, and the worse exit code of both
# commands. A field that a consumer reads and nobody sends is found by `check` too, and what breaks nobody may still be wrong.
#
# AGAINST, MODE, READER, HISTORY and ROOT are the action's inputs; GITHUB_STEP_SUMMARY is the runner's.
set -uo pipefail
check=(--root "${ROOT:-.}" check)
compat=(--root "${ROOT:-.}" compat --against "git:$AGAINST" --mode "${MODE:-full}" --reader "${READER:-tolerant}")
if [[ -n "${HISTORY:-}" ]]; then
    compat+=(--baseline-history "$HISTORY")
fi

checked=$(eventwright "${check[@]}" --format github)
check_code=$?
compared=$(eventwright "${compat[@]}" --format github)
compat_code=$?
# Schemas that cannot be read at all are told by both.
printf '%s\n%s\n' "$checked" "$compared" | awk 'length($0) && !seen[$0]++'
code=$((check_code > compat_code ? check_code : compat_code))

# The report of a command, in a fence longer than any run of backticks in it, so that nothing in it can end it.
report() {
    local fence='```' text
    text=$(eventwright --color never "$@" 2>&1)
    while [[ "$text" == *"$fence"* ]]; do
        fence+='`'
    done
    printf '%stext\n%s\n%s\n' "$fence" "$text" "$fence"
}

if [[ -n "${GITHUB_STEP_SUMMARY:-}" ]]; then
    case $compat_code in
        0) told='No contract breaks anyone.' ;;
        1) told='A contract breaks somebody, or it was not proven that it does not.' ;;
        *) told='The contracts could not be compared.' ;;
    esac
    case $check_code in
        0) well='The schemas are in order.' ;;
        1) well='Something is wrong with the schemas.' ;;
        *) well='The schemas could not be checked.' ;;
    esac
    {
        printf '## Event contracts\n\n%s\n\n' "$told"
        report "${compat[@]}"
        printf '\n%s\n\n' "$well"
        report "${check[@]}"
    } >>"$GITHUB_STEP_SUMMARY"
fi
exit "$code"
