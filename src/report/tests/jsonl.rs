//! Lines held against the one document that `json` writes.

use super::*;

fn lines(run: &Run) -> Vec<Value> {
    let report = rendered(run, Format::Jsonl, &PLAIN);
    report.lines().map(|line| serde_json::from_str(line).expect("a line is a document")).collect()
}

#[test]
fn the_lines_hold_what_the_document_holds() {
    for run in [sample::run(), hostile_run(), Run::default()] {
        let (lines, document) = (lines(&run), json_of(&run));
        let count = |key: &str| lines.iter().filter_map(|line| Some(line[key].as_array()?.len())).sum::<usize>();
        assert_eq!(count("findings"), document["findings"].as_array().expect("findings").len());
        assert_eq!(count("accepted"), document["accepted"].as_array().expect("accepted").len());
        for finding in document["findings"].as_array().expect("findings") {
            let own = lines.iter().find(|line| line["path"] == finding["path"]).expect("its file has a line");
            assert!(own["findings"].as_array().expect("findings").contains(finding));
        }
        for (line, article) in lines.iter().zip(document["articles"].as_array().expect("articles")) {
            for key in ["path", "published", "figures", "claims", "coverage"] {
                assert_eq!(line[key], article[key]);
            }
        }
    }
}

#[test]
fn the_last_line_and_no_other_holds_the_totals() {
    for run in [sample::run(), Run::default()] {
        let lines = lines(&run);
        let (last, others) = lines.split_last().expect("there is a last line");
        assert_eq!(last["summary"], json_of(&run)["summary"]);
        assert!(others.iter().all(|line| line.get("summary").is_none()));
    }
}
