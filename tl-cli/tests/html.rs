//! `tl dump --html`: the page, as a text and in a browser.

mod support;

use std::fs;
use std::process::{Command, Stdio};

use support::{parts, run, tl};

/// `updateShort` of a user who types.
const UPDATE: &str = "c1ded4785cbf172a0000000005000000000000004e74bf1600f15365";

/// A schema and a packet with markup in names and strings.
const HOSTILE: [&str; 2] = [
    "hostile#1 text:string data:bytes = Hostile;",
    "01000000203c2f7370616e3e3c696d67207372633d78206f6e6572726f723d68317828293e0000000c3c7363726970743e61262627000000",
];

fn page(packet: &str) -> String {
    let (page, errors, status) = parts(run(&["dump", "--html", packet], b""));
    assert_eq!((errors.as_str(), status), ("", Some(0)));
    page
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn each_line_of_the_dump_is_an_item_with_its_bytes() {
    let page = page(UPDATE);
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"), "{page}");
    assert!(page.ends_with("</html>\n"), "{page}");
    assert!(page.contains("<h1>updateShort</h1>"), "{page}");
    let (dump, ..) = parts(run(&["dump", UPDATE], b""));
    assert_eq!(count(&page, "<li role=\"treeitem\""), dump.lines().count());
    // Each line has bytes here, and two objects have fields.
    assert_eq!(count(&page, " role=\"button\" tabindex="), dump.lines().count());
    assert_eq!(count(&page, " aria-expanded=\"true\"><span"), 2);
    for text in dump.lines().map(|line| line[33..].trim_start()) {
        let (name, value) = text.split_once(" = ").unwrap_or((text, ""));
        let name = name.split(": ").next().unwrap();
        assert!(page.contains(&format!("<span class=\"name\">{name}</span>")), "{name}");
        assert!(value.is_empty() || page.contains(&format!("</span> = {value}<span")), "{value}");
    }
    let bytes = "<span class=\"b\" data-f=\"1\" role=\"button\" tabindex=\"-1\" \
                 aria-label=\"bytes 4 to 7, update:Update\">5c bf 17 2a</span>";
    assert!(page.contains(bytes), "{page}");
    // A field that goes on in the next row.
    let rest = "<span class=\"b\" data-f=\"3\" aria-hidden=\"true\">00 00 00 00</span>";
    assert!(page.contains(rest), "{page}");
}

/// The page needs nothing from elsewhere.
#[test]
fn a_page_is_one_file() {
    let page = page(UPDATE);
    for part in ["http:", "https:", "src=", "href=", "@import", "url("] {
        assert_eq!(count(&page, part), 0, "{part}");
    }
    assert_eq!(count(&page, "default-src 'none'"), 1);
    assert_eq!(count(&page, "prefers-color-scheme: dark"), 1);
}

/// `name` is that of a file, which each test has for itself.
fn hostile_page(name: &str) -> String {
    let path = support::schema_file(name, HOSTILE[0]);
    let (page, ..) = parts(run(&["dump", "--html", "--schema", &path, HOSTILE[1]], b""));
    fs::remove_file(path).unwrap();
    page
}

#[test]
fn text_of_a_packet_is_no_markup() {
    let page = hostile_page("markup");
    assert_eq!(count(&page, "<img"), 0, "{page}");
    assert_eq!(count(&page, "<script>"), 1, "{page}");
    assert!(page.contains("&lt;/span&gt;&lt;img src=x onerror="), "{page}");
    assert!(page.contains("&lt;script&gt;"), "{page}");
}

#[test]
fn a_broken_packet_is_shown_up_to_the_fault() {
    let (page, errors, status) = parts(run(&["dump", "--html", &UPDATE[..48]], b""));
    let help = "the packet is likely cut off: 4 bytes are missing at its end, at least";
    assert!(page.contains(&format!("<p class=\"dim\">{help}</p>")), "{page}");
    assert!(page.contains("<span class=\"line error\""), "{page}");
    assert!(page.ends_with("</html>\n"), "{page}");
    assert_eq!((errors, status), (format!("help: {help}\n"), Some(1)));
    let (page, errors, status) = parts(tl("dump --html efbeadde05000000"));
    assert!(page.contains("<p class=\"error\">the packet of 8 bytes"), "{page}");
    assert!(errors.starts_with("error: the packet of 8 bytes"), "{errors}");
    assert_eq!(status, Some(1));
}

/// A container with a packed answer, and a decrypted message with its padding: each has headings.
#[test]
fn each_element_has_an_id_of_its_own() {
    let container = "dcf8f1730100000001000000000000000100000030000000016d5cf30700000000000000a1cf7230\
                     1e1f8b08000000000002033b5a5c6ec2c800014c501a00bf083f2f1400000000";
    let message = format!("{}30000000{}{}", "11".repeat(28), &container[48..], "ee".repeat(12));
    for packet in [container, &message] {
        let (page, errors, _) = parts(run(&["dump", "--html", packet], b""));
        assert_eq!(errors, "");
        let ids = page.split(" id=\"").skip(1).map(|it| it.split('"').next().unwrap());
        let mut ids: Vec<_> = ids.collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "{page}");
        assert_eq!(count_labels(&page), 1, "{page}");
    }
}

/// The packets whose label refers to an existing heading.
fn count_labels(page: &str) -> usize {
    let labels = page.split("<section aria-labelledby=\"").skip(1);
    let ids = labels.map(|it| it.split('"').next().unwrap());
    ids.filter(|id| page.contains(&format!("<h2 id=\"{id}\">gzip_packed.packed_data"))).count()
}

/// Vectors are summarised, and long values and packets of many lines are cut.
#[test]
fn a_large_packet_makes_a_page_that_can_be_used() {
    let longs = "01".repeat(8 * 100_000);
    let mut packet = hex("59b4d66215c4b51ca0860100");
    packet.extend(hex(&longs));
    let (page, ..) = parts(run(&["dump", "--html"], &packet));
    assert!(page.len() < 40_000, "{}", page.len());
    assert!(page.contains("… 99,984 more"), "{page}");
    assert!(page.contains("<div class=\"more\">… 799616 more bytes</div>"), "{page}");
    let (page, ..) = parts(run(&["dump", "--html", "--all"], &packet));
    assert_eq!(count(&page, "<li role=\"treeitem\""), 10_000);
    assert!(page.contains("… 90002 more lines are in the dump without --html"), "{page}");
}

fn hex(digits: &str) -> Vec<u8> {
    let digits = digits.as_bytes().chunks(2).map(|it| str::from_utf8(it).unwrap());
    digits.map(|it| u8::from_str_radix(it, 16).unwrap()).collect()
}

/// Drives the page: points, presses keys, clicks, and writes what it sees.
const SCRIPT: &str = r#"
const seen = [];
const texts = (selector) => [...document.querySelectorAll(selector)].map((it) => it.textContent).join("|");
const see = (what, value) => seen.push(`${what}: ${value}`);
const point = (selector) => document.querySelector(selector).dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const focused = () => document.activeElement.getAttribute("data-f") + " " + document.activeElement.getAttribute("role");
window.h1x = () => see("attack", "run");
point('.b[data-f="3"]');
see("bytes pointed at", texts(".lit"));
point('li[data-f="1"] > .line');
see("object pointed at", texts(".lit") + " / " + texts(".near"));
const first = document.querySelector('[role=tree] [tabindex="0"]');
first.focus();
// A window in the background sends none.
first.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
see("focus", focused() + " / " + texts(".b.lit"));
press("ArrowDown"); press("ArrowDown");
see("down", focused() + " / " + texts(".b.lit"));
press("ArrowLeft");
see("left", focused());
press("ArrowLeft");
see("closed", document.activeElement.getAttribute("aria-expanded"));
press("ArrowDown");
see("past the closed", focused());
point('.b[data-f="3"]');
see("bytes of the closed", texts(".line.lit .name"));
document.querySelector('.b[data-f="3"]').click();
see("clicked bytes", focused() + " " + document.querySelector('li[data-f="1"]').getAttribute("aria-expanded"));
document.querySelector('.bytes [tabindex="0"]').focus();
press("End"); press("ArrowLeft"); press("Enter");
see("bytes by keys", focused());
see("tab stops", document.querySelectorAll('[role=tree] [tabindex="0"]').length);
document.getElementById("collapse").click();
see("collapsed", document.querySelectorAll('[aria-expanded="false"]').length);
const pre = document.createElement("pre");
pre.id = "seen";
pre.textContent = seen.join("\n");
document.body.append(pre);
"#;

const SEEN: &str = "\
bytes pointed at: 05 00 00 00|00 00 00 00|user_id:long = 5, bytes 12 to 19
object pointed at: 5c bf 17 2a|update:Update: updateUserTyping#2a17bf5c, bytes 4 to 7 / \
00 00 00 00|05 00 00 00|00 00 00 00|4e 74 bf 16
focus: 0 treeitem / c1 de d4 78
down: 2 treeitem / 00 00 00 00
left: 1 treeitem
closed: false
past the closed: 5 treeitem
bytes of the closed: update:Update
clicked bytes: 3 treeitem true
bytes by keys: 4 treeitem
tab stops: 1
collapsed: 2";

/// The page after `script` has run in it, in a browser if there is one.
fn in_browser(page: &str, script: &str, name: &str) -> Option<String> {
    let file = std::env::temp_dir().join(format!("tl_cli_{}_{name}.html", std::process::id()));
    let profile = file.with_extension("profile");
    let page = page.replace("</body>", &format!("<script>{script}</script></body>"));
    fs::write(&file, page).unwrap();
    let browsers = ["chromium", "chromium-browser", "google-chrome"];
    let output = browsers.iter().find_map(|browser| {
        let mut command = Command::new(browser);
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic"]);
        command.args(["--no-first-run", "--disable-background-networking", "--disable-sync"]);
        command.args(["--disable-component-update", "--virtual-time-budget=5000", "--dump-dom"]);
        command.arg(format!("--user-data-dir={}", profile.display()));
        command.arg(format!("file://{}", file.display()));
        command.stdin(Stdio::null()).output().ok()
    });
    fs::remove_file(file).unwrap();
    // The browser may still write to it.
    let _ = fs::remove_dir_all(profile);
    let shown = output.map(|it| String::from_utf8(it.stdout).unwrap());
    if shown.is_none() {
        println!("not tested: the page in a browser, since there is no chromium");
    }
    shown
}

fn seen(shown: &str) -> &str {
    let (_, after) = shown.split_once("<pre id=\"seen\">").unwrap_or_else(|| panic!("{shown}"));
    after.split("</pre>").next().unwrap()
}

#[test]
fn a_page_is_used_by_pointer_and_by_keys() {
    let Some(shown) = in_browser(&page(UPDATE), SCRIPT, "update") else { return };
    assert_eq!(seen(&shown), SEEN);
}

#[test]
fn nothing_of_a_packet_is_run() {
    let script = "const pre = document.createElement('pre'); pre.id = 'seen';
        window.h1x = () => pre.textContent += 'attack'; document.body.append(pre);
        pre.textContent += document.images.length + ' ' + document.scripts.length;";
    let Some(shown) = in_browser(&hostile_page("run"), script, "hostile") else { return };
    assert_eq!(seen(&shown), "0 2");
}
