"""Front matter that was made to break a reader of YAML: each kind gets its own finding, at once."""

from pathlib import Path

import pytest

from hostile.door import HEAD, PLAYBOOK, assert_sound, errors, line, mopsdocs, plan

_ROWS = "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{','.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(8))
_WIDE = "".join(
    f"  - {{id: T{i}, title: T, responsible: [{', '.join(f'p{j}.q' for j in range(30))}]}}\n" for i in range(1000)
)

FRONTS = {
    "alias bomb": (f"{HEAD}a: &a [x,x,x,x,x,x,x,x,x]\n{_ROWS}", "SAFE-003", 6, "*a refers to a value written"),
    "merge keys": (f"{HEAD}review: {{<<: {{every: 3 months}}}}", "SAFE-003", 5, "<< copies keys from elsewhere"),
    "nested merge keys": (
        "a: &a {x: 1}\n" + "".join(f"b{i}: {{<<: [*a, *a]}}\n" for i in range(20)) + HEAD,
        "SAFE-003",
        3,
        "<< copies keys",
    ),
    "a value that holds itself": (f"{HEAD}tags: &a [*a]", "SAFE-003", 5, "&a gives the value a name"),
    "a tag": ("title: !!python/name:os.system x\nowner: ana.ruiz", "SAFE-003", 2, "!!python/name:os.system"),
    "60 KB of brackets": ("[" * 60_000, "SAFE-002", 2, "more than 32 deep"),
    "60 KB of brackets as a value": ("title: " + "[" * 60_000, "SAFE-002", 2, "more than 32 deep"),
    "60 KB of braces": ("title: " + "{" * 60_000, "FM-001", 2, "a key must be a plain word"),
    "30,000 dashes": ("- " * 30_000, "SAFE-002", 2, "more than 32 deep"),
    "20,000 question marks": ("? " * 20_000, "FM-001", 2, "a key must be a plain word"),
    "a hundred keys deep": ("".join(" " * i + "a:\n" for i in range(100)), "SAFE-002", 34, "more than 32 deep"),
    "a line of 100 KB": ("title: " + "x" * 100_000, "SAFE-002", 2, "at most 64 KiB"),
    "a text of 90 KB": ("title: >\n" + ("  " + "x" * 100 + "\n") * 900, "SAFE-002", 2, "at most 65,536"),
    "a title of 5,000 letters": (f"title: {'x' * 5000}\nowner: ana.ruiz", "SAFE-002", 2, "`title` has 5,000"),
    "a front matter of 150 KB": (f"{HEAD}tasks:\n{_WIDE}", "SAFE-002", 1, "the front matter has"),
    "25,000 values and lists": (f"{HEAD}tags:\n" + "- [x, x, x, x]\n" * 5_000, "SAFE-002", 4_004, "more than 20,000"),
    "a key of 5,000 letters": (HEAD + "x" * 5_000 + ": 1", "FM-001", 5, ""),
    "a tab": (f"{HEAD}goals:\n\t- id: G1", "FM-001", 6, "a tab stands at the beginning"),
    "an unclosed quote": (f'{HEAD}summary: "never closed', "FM-001", 5, "not closed"),
    "a duplicate key": (f"{HEAD}title: Again", "FM-007", 5, "title stands here again"),
    "NUL": ("title: a\0b\nowner: ana.ruiz", "SAFE-001", 2, "U+0000"),
    "an escaped NUL": ('title: "a\\0b"\nowner: ana.ruiz', "SAFE-001", 2, "U+0000"),
    "an escape sequence": ("title: \x1b[31mred\nowner: ana.ruiz", "SAFE-001", 2, "U+001B"),
    "a bidirectional override": ("title: a\u202eb\nowner: ana.ruiz", "SAFE-001", 2, "U+202E"),
    "an escaped override": ('title: "a\\u202eb"\nowner: ana.ruiz', "SAFE-001", 2, "U+202E"),
    "a key with an override": ("tit\u202ele: x\nowner: ana.ruiz", "SAFE-001", 2, "U+202E"),
    "a lone surrogate, escaped": ('title: "a\\ud800b"\nowner: ana.ruiz', "FM-001", 2, "a backslash has a meaning"),
    "a character beyond Unicode": ('title: "\\U00110000"\nowner: ana.ruiz', "FM-001", 2, "a backslash has"),
    "a list": ("- a\n- b", "FM-003", 2, "does not begin with keys"),
    "bare text": ("hello", "FM-001", 2, "a colon is missing after hello"),
    "a list as a key": ("? [a, b]\n: c", "FM-001", 2, "a key must be a plain word"),
    "an early end": (f"{HEAD}...\nbackup: ana.ruiz", "FM-001", 5, ""),
}

# These also use keys that no playbook has, or leave nothing where a value belongs.
UNKNOWN_TOO = (
    "alias bomb",
    "nested merge keys",
    "a value that holds itself",
    "a key with an override",
    "25,000 values and lists",
)

FILES = {
    "UTF-16": ("---\ntitle: X\n---\n".encode("utf-16"), "SAFE-001", 1, "UTF-16"),
    "UTF-16 without a mark": ("---\ntitle: X\n---\n".encode("utf-16-be"), "SAFE-001", 1, "UTF-16"),
    "Latin 1": ("---\ntitle: Más\n---\n".encode("latin-1"), "", 0, ""),
    "a lone surrogate": (b"---\ntitle: \xed\xa0\x80\n---\n", "", 0, ""),
    "NUL in the prose": (b"---\ntitle: X\nowner: ana.ruiz\n---\n\0", "SAFE-001", 5, "U+0000"),
    "300 KB": (b"x" * 300_000, "SAFE-002", 1, "at most 256 KiB"),
    "30,000 lines": (b"x\n" * 30_000, "SAFE-002", 20_001, "30,000 lines"),
    "a thousand quotation marks deep": (b"> " * 1000 + b"x\n", "SAFE-002", 1, "20 levels"),
    "a byte order mark": (b"\xef\xbb\xbf---\ntitle: X\nowner: ana.ruiz\n---\n", "", 0, ""),
    "an empty file": (b"", "", 0, ""),
    "blanks alone": (b"  \n\t\n", "", 0, ""),
    "old Macintosh line ends": (b"---\rtitle: X\rowner: ana.ruiz\r---\rText\r", "", 0, ""),
}


def assert_found(found: list[str], path: str, expected: tuple[str, int, str]) -> None:
    """All errors have one cause, and the first of them says what and where it is."""
    code, number, fragment = expected
    assert {one.partition(" ")[0] for one in found} == ({code} if code else set()), found
    if code:
        places = [one for one in found if one.startswith(f"{code} {path}:{number} ")]
        assert [one for one in places if fragment in one], found


@pytest.mark.parametrize("name", FRONTS)
def test_front_matter(name: str) -> None:
    """Hostile front matter is refused by one rule, with the line and the cause, in less than a second."""
    front, *expected = FRONTS[name]
    found = [line(one) for one in errors(plan(front))]
    if name in UNKNOWN_TOO:
        found = [one for one in found if not one.startswith("FM-003")]

    assert_found(found, PLAYBOOK, (*expected,))


@pytest.mark.parametrize("name", FILES)
def test_bytes(name: str) -> None:
    """Bytes that are no text get one finding; bytes that are merely unusual get none."""
    content, *expected = FILES[name]
    found = [line(one) for one in errors({PLAYBOOK: content})]

    assert_found(found, PLAYBOOK, (*expected,))


@pytest.mark.parametrize("file", ["mopsdocs.yml", "people.yml", "signoffs.yml"])
@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("- a\n", "FM-003"),
        ("title: [", "FM-001"),
        ("people: &a [*a]\n", "SAFE-003"),
        ("[" * 60_000, "SAFE-002"),
        ("# x\n" + "# long\n" * 60_000, "SAFE-002"),
        ("title: a\n---\ntitle: b\n", "SAFE-003"),
        ("title: a\0b\n", "SAFE-001"),
        ("\xff".encode("utf-16"), "SAFE-001"),
    ],
)
def test_files_at_the_root(file: str, text: str | bytes, code: str) -> None:
    """The files at the root are read with the same caution, and blame no playbook for what is wrong with them."""
    found = [line(one) for one in errors({file: text, **plan(HEAD)})]

    assert [one for one in found if one.startswith(f"{code} {file}:")], found
    assert {one.split(" ")[1].partition(":")[0] for one in found} == {file}


def test_one_hostile_file_hides_no_other(handbook: Path) -> None:
    """In one run every file gets its own findings, whatever is in the others."""
    for name, (content, *_) in FILES.items():
        path = handbook / "playbooks" / "campaigns" / f"{name.replace(' ', '-').replace(',', '').lower()}.md"
        path.write_bytes(content)
    found = mopsdocs("check", "--root", handbook, "--format", "concise")

    assert_sound(found, 1, "utf-16.md:1:1: error[SAFE-001]", "latin-1.md:2:", "300-kb.md:1:1: error[SAFE-002]")
    assert_sound(mopsdocs("build", "--root", handbook), 1)
    assert not (handbook / "site").exists()
