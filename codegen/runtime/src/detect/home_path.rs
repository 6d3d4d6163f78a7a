//! Paths into home directories, which name their owners.

use super::scanner::{Candidate, DIRECTORY};
use super::text::{before, byte, is_letter_before, run_back, run_on, slice};
use super::{Category, Detector};

pub(super) static DETECTOR: Detector = Detector {
    name: "home_path",
    category: Category::Person,
    what: "a path into a home directory",
    doc: "`/home/name`, `/Users/name` or `C:\\Users\\name`, also as other systems mount and Windows in other languages \
          calls them: the name is often that of a person. Directories that belong to nobody (`Shared`, `Public`, \
          `runner`, `ubuntu`), placeholders and routes of a site are none: what follows an HTTP method or a host, names a page, or is what \
          sites call their sections (`/home/settings`).",
    good: &[
        "https://site.org/home/start",
        "/home",
        "/Users/Shared/x",
        "/home/runner/work/courses/courses",
        "C:\\Users\\runneradmin\\x",
        "GET /users/12",
        "GET /home/ana 200",
        "/home/dashboard",
        "/home/kurse/1",
        "open /home/index.html",
        "see /Users/guide.html",
        "route \"/home/ana\" not found",
        "/home/$USER/x",
        "/Users/{id}",
        "C:\\Users\\Public\\x",
        "caf\u{e9}/home/ana",
    ],
    bad: &[
        "/home/ana/app.log",
        "file:///home/ana/x",
        "/Users/ana/Desktop",
        "C:\\Users\\Ana\\x",
        "in C:\\\\Users\\\\ana\\\\x",
        "D:/Users/ana/x",
        // After quotes and blanks beyond ASCII, and after a line break that was quoted.
        "\u{201e}/home/ana/x\u{201c}",
        "\u{bb}/home/ana/x\u{ab}",
        "in\u{a0}/home/ana/x",
        "'boom\\n/home/ana/x'",
        // Mounted elsewhere, shared, in other languages.
        "/mnt/c/Users/ana",
        "/c/Users/ana/x",
        "/var/home/ana/x",
        "/export/home/ana",
        "\\\\srv\\Users\\ana",
        "D:\\Benutzer\\ana",
        "C:\\Documents and Settings\\ana\\x",
    ],
    possible: false,
    triggers: DIRECTORY,
    confirm,
};

/// Directories beside those of people: what several share, what stands for a name, accounts of machines and services.
const NOBODY: [&[u8]; 31] = [
    b"shared",
    b"public",
    b"default",
    b"all",
    b"guest",
    b"user",
    b"username",
    b"me",
    b"runner",
    b"runneradmin",
    b"node",
    b"app",
    b"appuser",
    b"ubuntu",
    b"debian",
    b"centos",
    b"ec2-user",
    b"vscode",
    b"vagrant",
    b"docker",
    b"jenkins",
    b"circleci",
    b"travis",
    b"gitlab-runner",
    b"git",
    b"nginx",
    b"postgres",
    b"www-data",
    b"builder",
    b"deploy",
    b"nonroot",
];

/// What holds home directories on Windows, after a drive or a server.
const ROOTS: [&[u8]; 6] =
    [b"users", b"benutzer", b"utilisateurs", b"usuarios", b"documents and settings", b"dokumente und einstellungen"];

/// Where systems mount `/home`.
const MOUNTS: [&[u8]; 7] = [b"/var", b"/usr", b"/export", b"/data", b"/mnt", b"/nfs", b"/volumes"];

/// What sites call the sections below their first page.
const SECTIONS: [&[u8]; 48] = [
    b"about",
    b"account",
    b"accueil",
    b"admin",
    b"aide",
    b"ajustes",
    b"api",
    b"ayuda",
    b"billing",
    b"blog",
    b"catalog",
    b"contact",
    b"course",
    b"courses",
    b"cours",
    b"curso",
    b"cursos",
    b"dashboard",
    b"einstellungen",
    b"explore",
    b"favorites",
    b"feed",
    b"help",
    b"hilfe",
    b"index",
    b"inicio",
    b"konto",
    b"kurs",
    b"kurse",
    b"learn",
    b"lesson",
    b"lessons",
    b"library",
    b"login",
    b"logout",
    b"news",
    b"notifications",
    b"overview",
    b"page",
    b"pages",
    b"parametres",
    b"perfil",
    b"profil",
    b"profile",
    b"search",
    b"settings",
    b"start",
    b"suche",
];

/// How pages of a site end.
const PAGES: [&[u8]; 10] = [b".html", b".htm", b".php", b".asp", b".aspx", b".jsp", b".js", b".css", b".json", b".xml"];

/// What announces a route.
const ROUTES: [&[u8]; 12] = [
    b"get",
    b"post",
    b"put",
    b"patch",
    b"delete",
    b"head",
    b"options",
    b"route",
    b"endpoint",
    b"url",
    b"link",
    b"page",
];

fn confirm(candidate: &Candidate<'_>) -> Option<(usize, usize)> {
    let (bytes, at) = (candidate.bytes, candidate.at);
    let sign = bytes[at];
    // In JSON inside JSON a backslash is written twice or four times.
    let first = run_on(bytes, at + 1, 3, |byte| byte == b'\\' && sign == b'\\');
    let directory = run_on(bytes, first, 28, |byte| byte.is_ascii_alphabetic() || byte == b' ');
    let (start, windows) = root(bytes, at, slice(bytes, first, directory), sign)?;
    let previous = before(bytes, start);
    if is_letter_before(bytes, start) || matches!(previous, b'.' | b'}' | b'~' | b'_' | b'-') {
        return None;
    }
    let name = run_on(bytes, directory, 4, |byte| byte == sign);
    if name == directory {
        return None;
    }
    let end = run_on(bytes, name, 64, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-') || !byte.is_ascii()
    });
    let owner = slice(bytes, name, end);
    if owner.is_empty() || is_any(owner, &NOBODY) || byte(bytes, end) == b'(' {
        return None;
    }
    (windows || !is_route(bytes, start, owner)).then_some((start, end))
}

/// Where a path starts whose last part so far is `directory`, at `at`, and whether it is one of Windows.
fn root(bytes: &[u8], at: usize, directory: &[u8], sign: u8) -> Option<(usize, bool)> {
    if is_any(directory, &ROOTS) {
        if before(bytes, at) == b':' && before(bytes, at - 1).is_ascii_alphabetic() {
            return Some((at - 2, true));
        }
        let host = run_back(bytes, at, 64, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'));
        let signs = run_back(bytes, host, 4, |byte| byte == sign);
        if sign == b'\\' && host < at && host - signs >= 2 {
            return Some((signs, true));
        }
        // `/c/Users`, `/mnt/c/Users`: a drive as other systems mount it.
        if sign == b'/' && at - host == 1 && host - signs == 1 {
            let mount = signs - if slice(bytes, 0, signs).ends_with(b"/mnt") { 4 } else { 0 };
            return (directory == b"Users").then_some((mount, true));
        }
        return (directory == b"Users" && sign == b'/').then_some((at, false));
    }
    if directory != b"home" || sign != b'/' {
        return None;
    }
    let mount = MOUNTS.iter().find(|mount| slice(bytes, 0, at).ends_with(mount)).map_or(0, |mount| mount.len());
    Some((at - mount, false))
}

/// Whether a path is one of a site.
fn is_route(bytes: &[u8], start: usize, owner: &[u8]) -> bool {
    // A URL without its host part, `//home/...`, is a route; a file URL has three slashes.
    let hosted =
        before(bytes, start) == b'/' && slice(bytes, run_back(bytes, start, 3, |byte| byte == b'/'), start) != b"//";
    let quote = run_back(bytes, start, 3, |byte| matches!(byte, b' ' | b'"' | b'\'' | b'`' | b':'));
    let word = slice(bytes, run_back(bytes, quote, 10, |byte| byte.is_ascii_alphabetic()), quote);
    let page = PAGES.iter().any(|page| owner.len() > page.len() && owner[owner.len() - page.len()..] == **page);
    hosted || page || is_any(owner, &SECTIONS) || (quote < start && is_any(word, &ROUTES))
}

fn is_any(word: &[u8], words: &[&[u8]]) -> bool {
    words.iter().any(|known| known.eq_ignore_ascii_case(word))
}
