//! The documentation says what the compiler says.

/// The pages that quote errors.
const PAGES: [(&str, &str); 1] =
    [("tl-derive/attributes.md", include_str!("../tl-derive/attributes.md"))];

/// All that the compiler says to the cases of `compile_fail/`.
fn told() -> String {
    let places = std::fs::read_dir("compile_fail").unwrap();
    let files = places.flat_map(|place| std::fs::read_dir(place.unwrap().path()).unwrap());
    let paths = files.map(|file| file.unwrap().path());
    let told = paths.filter(|path| path.extension().is_some_and(|it| it == "stderr"));
    told.map(|path| without_places(&std::fs::read_to_string(path).unwrap())).collect()
}

/// Without the lines that name a file: a page has no use for them.
fn without_places(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("--> "));
    lines.map(|line| format!("{}\n", line.trim_end())).collect()
}

/// What stands between `` ```text `` and `` ``` `` and begins as errors do.
fn errors_of(page: &str) -> impl Iterator<Item = String> {
    let blocks = page.split("```text\n").skip(1);
    let blocks = blocks.map(|rest| without_places(rest.split("```").next().unwrap()));
    blocks.filter(|block| block.starts_with("error"))
}

#[test]
fn errors_are_quoted_as_they_are_told() {
    let told = told();
    for (name, page) in PAGES {
        assert!(errors_of(page).count() > 20, "{name} quotes errors");
        for error in errors_of(page) {
            assert!(told.contains(&error), "{name}: nothing in compile_fail/ says\n{error}");
        }
    }
}
