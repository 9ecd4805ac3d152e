#!/usr/bin/env bash
# Makes the seeds the fuzzers start from out of the project's own tests: fuzz/corpus/TARGET/, a file a seed.
#
#   fuzz/seeds.sh && cargo +nightly fuzz run figures
set -euo pipefail
cd "$(dirname "$0")"
corpus=$PWD/corpus
cases=$PWD/../tests/cases
rows=$PWD/../tests/corpus

for target in article check claims figures html markdown report; do mkdir -p "$corpus/$target"; done

# Puts a file under the name of what it says, so that none is there twice.
seed() {
    local name
    name=$(sha1sum <"$2" | cut -c1-16)
    cp "$2" "$corpus/$1/$name"
}

# Each cell of a table that holds a sentence.
while IFS= read -r cell; do
    name=$(sha1sum <<<"$cell" | cut -c1-16)
    for target in figures article check; do printf '%s' "$cell" >"$corpus/$target/$name"; done
done < <(cat "$rows"/figures/*.tsv "$rows"/rules/*.tsv "$rows"/articles/*.tsv | grep -v '^#' | tr '\t' '\n' | awk 'length > 20' | sort -u)

while IFS= read -r file; do seed claims "$file"; done < <(find "$rows/claims" "$cases" ../claims -name '*.yaml')
while IFS= read -r file; do
    case "$file" in
    *.html) seed html "$file" ;;
    *.md) seed markdown "$file" ;;
    esac
    seed article "$file"
    seed figures "$file"
done < <(find "$cases" ../tests/articles \( -name '*.txt' -o -name '*.md' -o -name '*.html' \) -path '*/files/*' -o -path '*/articles/*' -type f)

# Marks that stand in no test, each in a sentence that has something to find.
while IFS= read -r markup; do
    name=$(sha1sum <<<"$markup" | cut -c1-16)
    printf '%b' "$markup" >"$corpus/html/$name"
done <<'HTML'
<!doctype html><title>A</title><meta property="article:published_time" content="2026-01-05"><article><p>It cost $5 <b>million</b>.</p></article>
<script type="application/ld+json">{"datePublished": "2026-01-05"}</script><p>Twelve &amp; 14&nbsp;men &#x31;<br>4</p>
<table><caption>Of 3</caption><tr><th>Year<td>2026<tr><td>1<td>2</table><ul><li>7 dogs<li>8 cats</ul><dl><dt>a<dd>9</dl>
<style>p{}</style><template>5</template><!-- 6 --><p hidden>7</p><svg><text>8</text></svg><time datetime="2026-01-05">Monday</time><pre> 9\n10</pre>
<p>one<p>two</div></b><a href="x">3</a><![CDATA[4]]><?x 5?><p title="6 > 5">6</p><textarea>7</textarea><noscript>8</noscript>
<!-- factlint-ignore unsupported-figure: as it was said --><p>12 dogs</p>
HTML
while IFS= read -r markup; do
    name=$(sha1sum <<<"$markup" | cut -c1-16)
    printf '%b' "$markup" >"$corpus/markdown/$name"
done <<'MARKDOWN'
---\ndate: 2026-01-05\ntitle: A\n---\n\n# One of 3\n\nIt cost *$5* **million**, up `6` %.\n
+++\ndate = 2026-01-05\n+++\n\n> Twelve men\n> left.\n\n1. one\n2. two\n   - 3 dogs\n
| a | b |\n| --- | ---: |\n| 1 | 2 |\n\n![4 men](x.png "5 men")\n\n[6 men][a]\n\n[a]: http://x/7\n
```\n8 men\n```\n\n    9 men\n\n<p>10 men</p>\n\nA[^1] b\n\n[^1]: 11 men\n
<!-- factlint-ignore unsupported-figure: as it was said -->\n12 dogs &amp; 13 cats\\\n14 \\* 15\n***\n~~16~~\n
MARKDOWN

# Claims and what they are held against, with the divider between them that the targets know.
scratch=$(mktemp)
trap 'rm -f "$scratch"' EXIT
while IFS= read -r claims; do
    while IFS= read -r article; do
        { cat "$claims" && printf '\n%%%%%%\n' && cat "$article"; } >"$scratch"
        seed check "$scratch"
        seed report "$scratch"
    done < <(find "$(dirname "$claims")/.." -maxdepth 2 \( -name '*.txt' -o -name '*.md' -o -name '*.html' \))
done < <(find "$cases" -path '*/claims/*.yaml')
