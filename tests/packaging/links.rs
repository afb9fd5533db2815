//! Links of pages. A README must not link to files, because a registry has only the README. The files that other pages
//! link to must exist.

use std::path::Path;

use crate::{PUBLISHED, directory, path, read};

/// The targets of links and pictures of a page in Markdown.
fn targets(page: &str) -> impl Iterator<Item = &str> {
    let links = page.split("](").skip(1).filter_map(|it| it.split_once(')'));
    links.map(|(target, _)| target)
}

#[test]
fn a_registry_has_what_a_readme_links_to() {
    for name in PUBLISHED.map(directory) {
        for target in targets(&read(&format!("{name}/README.md"))) {
            // A heading of the page, an item that rustdoc finds, or an address.
            let is_file = target.contains(['/', '.']) && !target.contains("://");
            assert!(!is_file, "{name}/README.md links to the file {target}");
        }
    }
}

#[test]
fn the_repository_has_what_its_pages_link_to() {
    let pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"];
    for name in pages {
        let page = read(name);
        for target in targets(&page).filter(|it| !it.contains("://")) {
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() { name } else { file };
            assert!(path(file).exists(), "{name} links to {file}");
            if !heading.is_empty() && Path::new(file).extension().is_none_or(|it| it != "rs") {
                let text = read(file);
                let mut headings = text.lines().filter(|it| it.starts_with('#')).map(anchor);
                assert!(headings.any(|it| it == heading), "{file} has no heading {heading}");
            }
        }
    }
}

/// The anchor that a heading has.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = text.chars().filter(|it| it.is_alphanumeric() || " -_".contains(*it));
    kept.map(|it| if it == ' ' { '-' } else { it }).collect()
}

#[test]
fn a_heading_has_the_anchor_of_the_usual_pages() {
    assert_eq!(anchor("## The command `tl`"), "the-command-tl");
    assert_eq!(anchor("# Types, in 2 files"), "types-in-2-files");
}
