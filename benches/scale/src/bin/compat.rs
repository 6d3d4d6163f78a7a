//! Measures the whole command `eventwright compat` against a git revision: `compat EVENTWRIGHT`, the path of the program.
//! Prints a table for docs/records/compat.md.

use eventwright_scale::clock;
use eventwright_scale::set::{self, Size};
use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::time::Instant;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const THOUSAND: Size = Size { contracts: 1_000, per_module: 100, shared: false };
/// Of so many runs on the nine events the one in the middle counts.
const RUNS: usize = 30;

fn main() -> Result<()> {
    let program = env::args().nth(1).ok_or("the path of the program is missing")?;
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let work = package.join("target/compat");
    println!("| figure | measured | at most |\n|---|--:|--:|");
    nine(&program, &package.join("../.."), &work.join("nine"))?;
    thousand(&program, &work.join("thousand"))
}

/// The nine events, one of them changed.
fn nine(program: &str, repository: &Path, root: &Path) -> Result<()> {
    fresh(root)?;
    copy(&repository.join("schemas"), &root.join("schemas"))?;
    commit(root)?;
    let file = root.join("schemas/course_factory/course.outline.created.v1.json");
    let text = fs::read_to_string(&file)?;
    fs::write(&file, text.replacen("\"maximum\": 30", "\"maximum\": 24", 1))?;
    let mut spent = Vec::new();
    for _ in 0..RUNS {
        let before = clock::children()?.seconds;
        told(&compat(program, root)?, "1 breaking")?;
        spent.push(clock::children()?.seconds - before);
    }
    spent.sort_by(f64::total_cmp);
    let middle = spent.get(RUNS / 2).ok_or("nothing was measured")? * 1e3;
    println!("| nine events, one changed, whole command with git, CPU | {middle:.0} ms | 150 ms |");
    Ok(())
}

/// A thousand contracts, a hundred of them changed.
fn thousand(program: &str, root: &Path) -> Result<()> {
    fresh(root)?;
    set::write(root, &set::files(THOUSAND))?;
    commit(root)?;
    let mut left = 100;
    let mut files: Vec<_> = walk(&root.join("schemas"))?;
    files.sort();
    for file in files {
        let text = fs::read_to_string(&file)?;
        if let (Some((head, tail)), true) = (text.split_once("\"maximum\":"), left > 0) {
            let tail = tail.trim_start();
            let (number, rest) = tail.split_at(tail.chars().take_while(char::is_ascii_digit).count());
            let number: u64 = number.parse()?;
            fs::write(&file, format!("{head}\"maximum\": {}{rest}", number - 1))?;
            left -= 1;
        }
    }
    let (start, before) = (Instant::now(), clock::children()?.seconds);
    told(&compat(program, root)?, "1000 contracts")?;
    let (wall, cpu) = (start.elapsed().as_secs_f64(), clock::children()?.seconds - before);
    println!("| 1,000 contracts, a hundred changed, whole command with git, on the wall | {wall:.2} s | 10 s |");
    println!("| the same, CPU | {cpu:.2} s | - |");
    Ok(())
}

fn compat(program: &str, root: &Path) -> Result<Output> {
    Ok(Command::new(program).current_dir(root).args(["compat", "--against", "git:HEAD"]).output()?)
}

fn told(output: &Output, text: &str) -> Result<()> {
    let out = String::from_utf8_lossy(&output.stdout);
    if out.contains(text) {
        Ok(())
    } else {
        Err(format!("`{text}` was not told: {}", String::from_utf8_lossy(&output.stderr)).into())
    }
}

fn fresh(root: &Path) -> Result<()> {
    if root.exists() {
        fs::remove_dir_all(root)?;
    }
    Ok(fs::create_dir_all(root)?)
}

fn commit(root: &Path) -> Result<()> {
    for args in [&["init", "--quiet"][..], &["add", "--all"], &["commit", "--quiet", "--message", "baseline"]] {
        let identity = ["-c", "user.name=Bench", "-c", "user.email=bench@localhost", "-c", "commit.gpgsign=false"];
        let done = Command::new("git").current_dir(root).args(identity).args(args).status()?;
        if !done.success() {
            return Err("git failed".into());
        }
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?
        } else {
            fs::copy(entry.path(), target).map(|_| ())?
        }
    }
    Ok(())
}

fn walk(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(walk(&path)?) } else { found.push(path) }
    }
    Ok(found)
}
