use eventwright_model::*;
fn walk(dir: &std::path::Path, root: &std::path::Path, out: &mut Vec<File>) {
    for e in std::fs::read_dir(dir).unwrap() { let p = e.unwrap().path();
        if p.is_dir() { walk(&p, root, out) } else { out.push(File::new(p.strip_prefix(root).unwrap().to_str().unwrap(), std::fs::read(&p).unwrap())) } }
}
fn main() {
    let mut files = Vec::new();
    let root = std::path::Path::new("schemas"); walk(root, root, &mut files);
    let loaded = load(files, Profile::Contract);
    for d in &loaded.diagnostics { let s = loaded.sources.get(d.span.source).unwrap(); println!("{}:{:?} [{}] {}", s.path, s.line_column(d.span.start), d.rule, d.message); }
    if let Some(m) = loaded.model {
        let r = check::check(m.clone());
        for d in &r.findings { let s = loaded.sources.get(d.span.source).unwrap(); println!("{}:{:?} [{}] {}", s.path, s.line_column(d.span.start), d.rule, d.message); }
        for (_, c) in m.contracts() { println!("{} {:?}", c.name(), size::worst(&m, c.root).bytes); }
    }
}
