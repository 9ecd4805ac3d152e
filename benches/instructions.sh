#!/usr/bin/env bash
# Counts the instructions of runs that people wait for, and fails where one takes a tenth more than it is allowed.
#
#   benches/instructions.sh [FACTLINT]
#
# Clocks differ between machines and from minute to minute; counts hardly do. They are taken by valgrind's callgrind
# (left out, and said so, where that is not installed) and held against benches/instructions/limits.tsv. Whoever makes a
# run cheaper lowers its limit; whoever has to raise one says why.
set -euo pipefail
cd "$(dirname "$0")/.."

factlint=${1:-target/release/factlint}
data=benches/instructions
# One thread, or the counts would hold how long the others waited.
export RAYON_NUM_THREADS=1

if ! command -v valgrind >/dev/null; then
    echo "instructions: LEFT OUT, as valgrind is not installed"
    exit 0
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
rustc --edition 2024 -O -o "$folder/write_news" benches/write_news.rs
"$folder/write_news" "$folder/news" 1
head -c 200000 "$folder/news/0000.txt" >"$folder/news.txt"
head -c 4000 "$folder/news/0000.txt" >"$folder/article.txt"
echo "Nothing is counted here." >"$folder/none.txt"

# The instructions of one run. Findings make it end in 1, which is no failure here.
count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>"$folder/told" >/dev/null || true
    sed -n 's/^==[0-9]*== Collected : //p' "$folder/told"
}

run() {
    case $1 in
    start) count "$factlint" --version ;;
    figures-none) count "$factlint" figures --format json "$folder/none.txt" ;;
    figures-news) count "$factlint" figures --format json "$folder/news.txt" ;;
    check-article) count "$factlint" check --format json --claims "$data/claims.yaml" "$folder/article.txt" ;;
    *) echo "instructions: $data/limits.tsv names a run nobody knows: $1" >&2 && exit 2 ;;
    esac
}

status=0
while IFS=$'\t' read -r name limit what; do
    [[ $name == \#* || -z $name ]] && continue
    counted=$(run "$name")
    if [ -z "$counted" ]; then
        echo "instructions: $name could not be counted:" >&2
        cat "$folder/told" >&2
        exit 2
    fi
    verdict=$(awk -v n="$counted" -v limit="$limit" 'BEGIN { print (n > limit * 1.1) ? "TOO MANY" : "ok" }')
    [ "$verdict" = ok ] || status=1
    awk -v name="$name" -v n="$counted" -v limit="$limit" -v verdict="$verdict" -v what="$what" 'BEGIN {
        printf "%-14s %9.2f M of %9.2f M  %-8s  %s\n", name, n / 1e6, limit / 1e6, verdict, what
    }'
done <"$data/limits.tsv"
exit $status
