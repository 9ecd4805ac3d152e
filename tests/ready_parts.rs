//! The parts others build in: the GitHub action, the hooks, the snippets of `docs/pipelines.md`. The services they are
//! for are not at hand, so what is in them is: YAML is parsed, commands are run, patterns matched against real lines.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use regex::Regex;
use serde_yaml::Value;
use tempfile::TempDir;

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name))
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn yaml(name: &str) -> Value {
    serde_yaml::from_str(&text(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// A desk's folder: claims, an article that agrees with them and one that does not.
fn desk() -> TempDir {
    let folder = TempDir::new().expect("there is room");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("there is room");
        fs::write(path, text).expect("there is room");
    };
    let claims = "articles: ../news/*\nclaims:\n  - {id: bridge-length, about: [bridge, long], value: 312 metres}\n";
    write("claims/bridge.yaml", claims);
    write("news/right.txt", "The bridge is 312 metres long.\n");
    write("news/wrong.txt", "The bridge is 321 metres long.\n");
    folder
}

/// A script, run where the binary of these tests is the `factlint` that is found.
fn run(script: &str, folder: &Path, variables: &[(&str, &str)]) -> Output {
    let binary = PathBuf::from(env!("CARGO_BIN_EXE_factlint"));
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{path}", binary.parent().expect("it lies somewhere").display());
    let mut command = Command::new("bash");
    command.args(["-e", "-c", script]).current_dir(folder).env("PATH", path).envs(variables.iter().copied());
    command.output().expect("there is a shell")
}

fn shown(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// The scripts of the action's steps, with what they are given.
fn steps() -> Vec<(String, Vec<String>)> {
    let action = yaml("action.yml");
    let steps = action["runs"]["steps"].as_sequence().expect("there are steps").clone();
    let names = |step: &Value| -> Vec<String> {
        let given = step["env"].as_mapping().expect("inputs come in by the environment");
        given.keys().map(|name| name.as_str().expect("it is text").to_string()).collect()
    };
    steps.iter().map(|step| (step["run"].as_str().expect("it runs something").to_string(), names(step))).collect()
}

fn check_step(folder: &Path, changed: &[(&str, &str)]) -> Output {
    let (script, given) = steps().pop().expect("the last step checks");
    let defaults = [("ARTICLES", ""), ("CLAIMS", "claims"), ("FAIL_ON", "error"), ("SINCE", ""), ("SARIF", "")];
    assert_eq!(given, defaults.map(|(name, _)| name), "the inputs are those known here");
    let mut variables = defaults.to_vec();
    variables.push(("GITHUB_STEP_SUMMARY", ""));
    variables.extend(changed);
    run(&script, folder, &variables)
}

#[test]
fn no_script_of_the_action_has_an_input_put_into_it() {
    for (script, _) in steps() {
        assert!(!script.contains("${{"), "an input could be a command: {script}");
    }
}

#[test]
fn the_action_has_the_defaults_that_the_step_is_tried_with() {
    let action = yaml("action.yml");
    let default = |name: &str| action["inputs"][name]["default"].as_str().expect("it has one").to_string();
    assert_eq!(["articles", "claims", "fail-on", "since", "sarif"].map(default), ["", "claims", "error", "", ""]);
    for (name, input) in action["inputs"].as_mapping().expect("there are inputs") {
        assert!(input["description"].as_str().is_some_and(|text| !text.is_empty()), "{name:?}");
    }
}

#[test]
fn the_action_annotates_and_fails() {
    let desk = desk();
    let output = check_step(desk.path(), &[]);
    assert_eq!(output.status.code(), Some(1), "{}", shown(&output));
    assert!(shown(&output).contains("::error file=news/wrong.txt,line=1"), "{}", shown(&output));
    let never = check_step(desk.path(), &[("FAIL_ON", "never")]);
    assert_eq!(never.status.code(), Some(0), "{}", shown(&never));
}

#[test]
fn the_action_writes_the_reports_it_is_asked_for() {
    let desk = desk();
    let summary = desk.path().join("summary.md");
    fs::write(&summary, "").expect("there is room");
    let summary = summary.to_string_lossy().into_owned();
    let articles = "news/right.txt news/wrong.txt";
    let output =
        check_step(desk.path(), &[("GITHUB_STEP_SUMMARY", &summary), ("SARIF", "out.sarif"), ("ARTICLES", articles)]);
    assert_eq!(output.status.code(), Some(1), "{}", shown(&output));
    assert!(fs::read_to_string(&summary).expect("it is written").contains("321 metres"));
    let sarif = fs::read_to_string(desk.path().join("out.sarif")).expect("it is written");
    assert!(serde_json::from_str::<serde_json::Value>(&sarif).is_ok());
}

#[test]
fn an_input_is_no_command() {
    let desk = desk();
    for name in ["ARTICLES", "CLAIMS", "SINCE", "SARIF", "FAIL_ON"] {
        let output = check_step(desk.path(), &[(name, "$(touch hurt); touch hurt `touch hurt` --help")]);
        assert!(!desk.path().join("hurt").exists(), "{name}");
        assert!(output.status.code().is_some_and(|status| status > 0), "{name}: {}", shown(&output));
    }
}

#[test]
fn the_hooks_check_what_they_are_handed() {
    let desk = desk();
    let hooks = yaml(".pre-commit-hooks.yaml");
    let entry = |at: usize| hooks[at]["entry"].as_str().expect("it runs something").to_string();
    for hook in hooks.as_sequence().expect("there are hooks") {
        assert_eq!(hook["language"].as_str(), Some("rust"));
        assert!(["id", "name", "description"].iter().all(|key| hook[*key].is_string()), "{hook:?}");
    }
    let status = |script: String| run(&script, desk.path(), &[]).status.code();
    assert_eq!(status(format!("{} news/right.txt", entry(0))), Some(0));
    assert_eq!(status(format!("{} news/right.txt news/wrong.txt", entry(0))), Some(1));
    assert_eq!(status(format!("{} claims/bridge.yaml", entry(1))), Some(0));
    let files = Regex::new(hooks[1]["files"].as_str().expect("it says which")).expect("it is a pattern");
    assert!(files.is_match("claims/bridge.yaml") && !files.is_match("news/a.yaml"));
    let exclude = Regex::new(hooks[0]["exclude"].as_str().expect("it says which")).expect("it is a pattern");
    assert!(exclude.is_match("docs/README.md") && !exclude.is_match("news/readme-of-a-bridge/a.md"));
}

/// The fences of the page in one language.
fn fences(language: &str) -> Vec<String> {
    let page = text("docs/pipelines.md");
    let opening = format!("```{language}\n");
    page.split(&opening).skip(1).map(|rest| rest.split("```").next().unwrap_or_default().to_string()).collect()
}

#[test]
fn every_snippet_is_well_formed_and_names_what_there_is() {
    let hooks = text(".pre-commit-hooks.yaml");
    let inputs = yaml("action.yml")["inputs"].clone();
    for snippet in fences("yaml") {
        let snippet: Value = serde_yaml::from_str(&snippet).unwrap_or_else(|error| panic!("{error}: {snippet}"));
        for hook in snippet["repos"][0]["hooks"].as_sequence().into_iter().flatten() {
            assert!(hooks.contains(&format!("- id: {}\n", hook["id"].as_str().expect("it has one"))), "{hook:?}");
        }
        for name in
            snippet["jobs"]["facts"]["steps"][1]["with"].as_mapping().into_iter().flatten().map(|(name, _)| name)
        {
            assert!(inputs.get(name).is_some(), "{name:?}");
        }
    }
}

#[test]
fn every_command_of_the_page_runs() {
    let desk = desk();
    let scripts: Vec<Value> =
        fences("yaml").iter().map(|snippet| serde_yaml::from_str(snippet).expect("it is YAML")).collect();
    let gitlab = scripts.iter().find_map(|snippet| snippet["facts"]["script"].as_sequence()).expect("there is one");
    let gitlab = gitlab.iter().filter_map(Value::as_str).map(str::to_string);
    let shell = fences("sh").concat().lines().map(str::to_string).collect::<Vec<_>>();
    let commands: Vec<String> = gitlab.chain(shell).filter(|command| command.starts_with("factlint ")).collect();
    assert!(commands.len() >= 4, "{commands:?}");
    for command in commands {
        let output = run(&command, desk.path(), &[]);
        assert!(output.status.code().is_some_and(|status| status < 2), "{command}: {}", shown(&output));
    }
    assert!(fs::read_to_string(desk.path().join("factlint.xml")).expect("it is written").contains("<testsuites"));
}

/// What Vim takes from its list of errors into a file, a line each.
const LIST: &str = "cgetfile short.txt\n\
    call writefile(map(getqflist(), {_, it -> join([bufname(it.bufnr), it.lnum, it.col, it.type], ' ')}), 'read.txt')\n\
    qa!\n";

#[test]
fn vim_reads_every_line() {
    if Command::new("vim").arg("--version").output().is_err() {
        eprintln!("there is no Vim here to try it with");
        return;
    }
    let desk = desk();
    run("factlint check --format short news >short.txt || true", desk.path(), &[]);
    fs::write(desk.path().join("list.vim"), fences("vim")[0].clone() + LIST).expect("there is room");
    let output = run("vim -es -u NONE -i NONE -N -S list.vim </dev/null", desk.path(), &[]);
    let read = fs::read_to_string(desk.path().join("read.txt")).unwrap_or_else(|_| panic!("{}", shown(&output)));
    assert_eq!(read, "news/wrong.txt 1 15 e\n");
}

#[test]
fn the_problem_matchers_read_every_line() {
    let desk = desk();
    let output = run("factlint check --format short", desk.path(), &[]);
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!lines.is_empty());
    let matchers: Vec<serde_json::Value> =
        fences("json").iter().map(|fence| serde_json::from_str(fence).expect("it is JSON")).collect();
    for pattern in
        [&matchers[0]["problemMatcher"][0]["pattern"][0], &matchers[1]["tasks"][0]["problemMatcher"]["pattern"]]
    {
        lines.lines().for_each(|line| assert_matches(pattern, line));
    }
}

/// What a problem matcher takes from a line is what stands there.
fn assert_matches(pattern: &serde_json::Value, line: &str) {
    let regex = Regex::new(pattern["regexp"].as_str().expect("there is one")).expect("it is a pattern");
    let read = regex.captures(line).unwrap_or_else(|| panic!("{line}"));
    let part =
        |name: &str| read[usize::try_from(pattern[name].as_u64().expect("it is a number")).unwrap_or(0)].to_string();
    assert!(part("file").starts_with("news/") && part("line") == "1" && part("column") == "15", "{line}");
    assert!(factlint::finding::Code::find(&part("code")).is_some(), "{line}");
}
