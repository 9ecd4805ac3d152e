#!/usr/bin/env bash
# Runs factlint and other programs on the same made-up news, in turn and several times over, and prints how they compare.
#
#   benches/compare.sh [MEGABYTES]
#
# Ratios are what counts: clocks differ between machines, and the best of five runs is taken for each program. A program
# that is not installed is left out; quantulum3 (Python) is given a hundredth of the text, as it would take hours.
set -euo pipefail
cd "$(dirname "$0")/.."

megabytes=${1:-20}
runs=5
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cargo build --release --locked --quiet
cargo bench --locked --quiet --bench write_news -- "$folder/news" "$megabytes"
factlint=$PWD/target/release/factlint
cat "$folder"/news/*.txt >"$folder/all.txt"
head -c $((megabytes * 10000)) "$folder/all.txt" >"$folder/hundredth.txt"

# Seconds of the fastest run of a command.
fastest() {
    local best="" begun ended taken
    for _ in $(seq "$runs"); do
        begun=$(date +%s.%N)
        "$@" >/dev/null 2>&1 || true
        ended=$(date +%s.%N)
        taken=$(awk -v a="$begun" -v b="$ended" 'BEGIN { print b - a }')
        if [ -z "$best" ] || awk -v a="$taken" -v b="$best" 'BEGIN { exit !(a < b) }'; then best=$taken; fi
    done
    echo "$best"
}

# A line of the table: name, bytes read, seconds, and how many times longer a byte took than it took factlint.
line() {
    awk -v name="$1" -v bytes="$2" -v seconds="$3" -v base="$base" 'BEGIN {
        speed = bytes / seconds / 1e6
        printf "%-38s %9.2f MB/s   %10.3f\n", name, speed, base / speed
    }'
}

all=$(wc -c <"$folder/all.txt")
hundredth=$(wc -c <"$folder/hundredth.txt")
seconds=$(RAYON_NUM_THREADS=1 fastest "$factlint" figures --format json "$folder/news")
base=$(awk -v bytes="$all" -v seconds="$seconds" 'BEGIN { print bytes / seconds / 1e6 }')

echo "$megabytes MB of made-up news, best of $runs; the last column is the time a byte takes, factlint's being 1"
line "factlint figures, one thread" "$all" "$seconds"
line "factlint figures, all threads" "$all" "$(fastest "$factlint" figures --format json "$folder/news")"
line "factlint check, 20 claims" "$all" "$(fastest "$factlint" check --format json --claims claims "$folder/news")"
line "wc -w" "$all" "$(fastest wc -w "$folder/all.txt")"
if command -v rg >/dev/null; then
    line "rg -c '[0-9]+'" "$all" "$(fastest rg -c '[0-9]+' "$folder/all.txt")"
else
    line "grep -cE '[0-9]+' (rg is not here)" "$all" "$(fastest grep -cE '[0-9]+' "$folder/all.txt")"
fi
if command -v typos >/dev/null; then
    line "typos" "$all" "$(fastest typos --no-check-filenames "$folder/news")"
fi
if python3 -c 'import quantulum3' 2>/dev/null; then
    runs=1
    line "quantulum3" "$hundredth" "$(fastest python3 -c '
import sys
from quantulum3 import parser
for paragraph in open(sys.argv[1], encoding="utf-8").read().split("\n\n"):
    parser.parse(paragraph)' "$folder/hundredth.txt")"
fi
