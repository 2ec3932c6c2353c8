#!/bin/sh
# What `make demo` shows: each command as a user would type it, and what Kyogo answers.
# Exit code 1 means "found differences" or "has findings", as in grep and diff; 2 stops the demo.
set -u
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
cp -R "$here/../../corpus" "$work/documents"
cp "$here/draft.txt" "$work"
cd "$work/documents" || exit 1

bold='' plain=''
[ -t 1 ] && bold=$(printf '\033[1m') plain=$(printf '\033[0m')

try() {
    printf '\n%s$ kyogo' "$bold"
    printf ' %s' "$@"
    printf '%s\n\n' "$plain"
    kyogo "$@"
    [ $? -le 1 ] || exit 1
}

export KYOGO_PAGER=  # one after the other, without a key to be pressed
try init
try index
try list
try search マイナンバーカード --limit 3
try kwic 任意 --limit 5
try diff letters/2019-08-06-jichiro.txt letters/2019-08-06-jichiroren.txt
try check ../draft.txt
try explain weekday
