//! Writes made-up news into a folder, a megabyte a file, for `benches/compare.sh` to run several programs on.

use std::path::PathBuf;
use std::{env, fs};

mod news;

fn main() {
    let mut arguments = env::args().skip(1).filter(|argument| argument != "--bench");
    let usage = "usage: cargo bench --bench write_news -- FOLDER MEGABYTES";
    let folder = PathBuf::from(arguments.next().expect(usage));
    let megabytes: u64 = arguments.next().expect(usage).parse().expect("MEGABYTES is a number");
    fs::create_dir_all(&folder).expect("the folder can be made");
    let mut seed = 0;
    for file in 0..megabytes {
        let mut text = String::new();
        while text.len() < 1_000_000 {
            text.push_str(&news::article(seed));
            seed += 1;
        }
        fs::write(folder.join(format!("{file:04}.txt")), text).expect("the folder can be written to");
    }
}
