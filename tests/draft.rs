//! Drafts, tried on articles: every claim finds its own figure, nothing conflicts, and nothing is drafted twice.

use std::fs;
use std::path::Path;

use factlint::article::Article;
use factlint::check::{self, Checker, Drafted, Origin};
use factlint::claim::{Claims, ClaimsFile, Draft, DraftClaim, DraftSource};

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/korea-china");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("they are there").map(|entry| entry.expect("it can be listed").path()).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().expect("it has one").to_string_lossy();
        Article::read(&name, fs::read(path).expect("it can be read")).expect("it is an article")
    };
    paths.iter().map(read).collect()
}

fn drafted(articles: &[Article], claims: &Claims) -> Drafted {
    let origins: Vec<Origin<'_>> =
        articles.iter().map(|article| Origin { article, claims, source: "article" }).collect();
    check::draft(&origins, |_| false)
}

fn written(drafted: Drafted) -> Claims {
    let source = DraftSource { key: "article".to_owned(), title: "An article".to_owned(), published: None };
    let draft = Draft { sources: vec![source], claims: drafted.claims, ..Draft::default() };
    let yaml = draft.to_yaml();
    Claims::from(ClaimsFile::load("draft.yaml", yaml.as_bytes()).unwrap_or_else(|faults| panic!("{faults}\n{yaml}")))
}

#[test]
fn a_draft_agrees_with_the_articles_it_was_made_of() {
    let articles = articles();
    let claims = written(drafted(&articles, &Claims::default()));
    assert!(claims.iter().count() >= 20, "there is something to check in them");
    let checker = Checker::new(&claims);
    let outcomes: Vec<_> = articles.iter().map(|article| checker.check(article)).collect();
    for claim in claims.iter() {
        let id = &claim.id.value;
        let verdicts: Vec<_> = outcomes
            .iter()
            .flat_map(|outcome| outcome.record.claims.iter())
            .filter(|record| record.id == *id)
            .collect();
        assert!(verdicts.iter().any(|record| record.verdict == "supported"), "{id} finds nothing");
        assert!(verdicts.iter().all(|record| record.verdict != "conflicting"), "{id} conflicts");
        assert!(!claim.reviewed);
    }
}

/// What a claim expects is what stands in the sentence it quotes.
#[test]
fn a_draft_claim_is_of_the_sentence_it_quotes() {
    for article in articles() {
        let drafted = drafted(std::slice::from_ref(&article), &Claims::default());
        let day = article.published().map(|published| published.date);
        for claim in &drafted.claims {
            let quoted = Article::from_text("quote", &claim.quote);
            let quoted = day.map_or(quoted.clone(), |day| quoted.with_published(day));
            let alone = written(Drafted { claims: vec![claim.clone()], ..Drafted::default() });
            let checked = check::check(&alone, &quoted);
            assert_eq!(checked.record.claims.get(0).unwrap().verdict, "supported", "{claim:?}");
        }
    }
}

#[test]
fn what_claims_cover_is_not_drafted_again() {
    let articles = articles();
    let first = drafted(&articles, &Claims::default());
    let left_out = first.left_out.len();
    let fact = |claim: &DraftClaim| (claim.value.clone(), claim.quote.clone());
    let known: Vec<_> = first.claims.iter().map(fact).collect();
    let again = drafted(&articles, &written(first));
    // A figure that was left out may find words beside claims that have settled.
    assert!(again.claims.len() + again.left_out.len() <= left_out, "{:?}", again.claims);
    assert!(again.claims.iter().all(|claim| !known.contains(&fact(claim))), "{:?}", again.claims);
}

/// What a sentence tells twice, then and now or in two measures, is one subject with two values: only one of them can be a
/// claim of its own.
#[test]
fn no_two_draft_claims_contradict_each_other() {
    for text in [
        "Rye exports had their highs in 2008 and 2012.",
        "The fee is $15, or $40 at the door.",
        "The lake covers more than 112,000 acres (45,300 hectares).",
    ] {
        let article = Article::from_text("a.txt", text);
        let drafted = drafted(std::slice::from_ref(&article), &Claims::default());
        let told = drafted.claims.len() + drafted.left_out.len();
        let claims = written(drafted);
        let findings = check::claims(&claims, jiff::civil::date(2026, 1, 5));
        let names: Vec<&str> = findings.iter().map(|finding| finding.code.name()).collect();
        assert!(told == 2 && !names.contains(&"contradicting-claims"), "{text}: {told} {names:?}");
    }
}
