#!/usr/bin/env bash
# What action.yml runs: annotations on standard output, the report as the job's summary, and the report's exit code.
#
# AGAINST, MODE, READER, HISTORY and ROOT are the action's inputs; GITHUB_STEP_SUMMARY is the runner's.
set -uo pipefail
arguments=(--root "${ROOT:-.}" compat --against "git:$AGAINST" --mode "${MODE:-full}" --reader "${READER:-tolerant}")
if [[ -n "${HISTORY:-}" ]]; then
    arguments+=(--baseline-history "$HISTORY")
fi

eventwright "${arguments[@]}" --format github
code=$?

if [[ -n "${GITHUB_STEP_SUMMARY:-}" ]]; then
    report=$(eventwright --color never "${arguments[@]}" 2>&1)
    # A fence longer than any run of backticks in the report, so that nothing in it can end it.
    fence='```'
    while [[ "$report" == *"$fence"* ]]; do
        fence+='`'
    done
    case $code in
        0) told='No contract breaks anyone.' ;;
        1) told='A contract breaks somebody, or it was not proven that it does not.' ;;
        *) told='The contracts could not be compared.' ;;
    esac
    printf '## Event contracts\n\n%s\n\n%stext\n%s\n%s\n' "$told" "$fence" "$report" "$fence" >>"$GITHUB_STEP_SUMMARY"
fi
exit "$code"
