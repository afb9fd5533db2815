"""The section on compile time in benches/REPORT.md."""

from crates import ROOT

REPORT = ROOT / "benches" / "REPORT.md"
START, END = "<!-- compile time -->\n", "<!-- /compile time -->\n"

# The baseline of all comparisons.
BASELINE = "grammers"
# The largest time, and the largest size of the binary, as multiples of the baseline.
BARS = {
    ("tl-core, no proofs", "together release"): {"user": 1.0},
    ("tl-core, no proofs", "together debug"): {"user": 0.9},
    ("tl-core, ids proven", "check"): {"user": 1.0},
    ("tl-core, no proofs", "fifty release"): {"user": 1.0, "size": 1.0},
}


def write(table, runs, types):
    """Puts the section in place of the last one, or in front of all numbers."""
    document = REPORT.read_text()
    before, found, rest = document.partition(START)
    if found:
        _, _, after = rest.partition(END)
    else:
        before, heading, after = document.partition("## All numbers")
        after = "\n" + heading + after
    REPORT.write_text(before + START + section(table, runs, types) + END + after)


def section(table, runs, types):
    """The bars, then all that was measured."""
    return "".join(
        [
            "## Compile time\n\n",
            "Written by `python3 benches/compile_time/measure.py`: the whole Telegram API as one crate, against"
            " grammers-tl-types and ferogram-tl-types with `deserializable-functions`; all have `Debug`, `Clone` and"
            f" `PartialEq`. User CPU time and peak memory of the one rustc process, medians of {runs}.\n\n",
            f"A program uses all {types[0]} types and functions ({types[1]} of ferogram's older layer), or fifty."
            " *Together* is the library and the program that uses all.\n\n" if types else "",
            bars(table),
            "\n",
            numbers(table),
            "\n",
        ]
    )


def bars(table):
    """The rows that have a bar, as far as they were measured."""
    lines = ["| what | profile | figure | bar | measured | |\n", "| --- | --- | --- | --- | --- | --- |\n"]
    for label, profile, result in table:
        for key, limit in BARS.get((label, profile), {}).items():
            ratio = against(table, profile, result)[key]
            verdict = "pass" if ratio <= limit else "**FAIL**"
            figure = {"user": "time", "size": "size"}[key]
            lines.append(f"| {label} | {profile} | {figure} | ≤ {limit} × {BASELINE} | {ratio:.2f} | {verdict} |\n")
    return "".join(lines)


def numbers(table):
    lines = [
        f"| what | profile | time | memory | size | against {BASELINE}: time | memory | size |\n",
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n",
    ]
    for label, profile, result in table:
        cells = [
            label,
            profile,
            f"{result['user']:.2f} s",
            f"{result['memory']:.0f} MiB",
            f"{result['size']:.1f} MB" if result["size"] else "",
            *(f"{ratio:.2f}" if ratio else "" for ratio in against(table, profile, result).values()),
        ]
        lines.append("| " + " | ".join(cells) + " |\n")
    return "".join(lines)


def against(table, profile, result):
    """The figures of `result` as multiples of the baseline's in the same profile."""
    other = next(it for label, its_profile, it in table if (label, its_profile) == (BASELINE, profile))
    return {key: result[key] / other[key] if other[key] else None for key in ["user", "memory", "size"]}
