"""Where pages live, and how one leads to another.

Knows: the addresses of every kind of page, below a language's root.
Never: what stands on a page.
"""

HOME = "index.html"
AREAS = "areas/index.html"
PEOPLE = "people/index.html"
GOALS = "goals.html"
TASKS = "tasks.html"
BOARD = "tasks/board.html"
REVIEWS = "reviews.html"
PROBLEMS = "problems.html"
A_TO_Z = "a-z.html"
CHANGES = "changes.html"
SINCE = "changes/"
FEED = "changes.xml"
MISSING = "404.html"
VERSIONS = "versions.html"
CHANGES = "changes.html"
SINCE = "changes/"
VERSIONS_SCRIPT = "versions.js"
SITEMAP = "sitemap.xml"
STYLE = "style.css"
CHOOSER = "choose.css"
SCRIPT = "page.js"
ICON = "favicon.svg"
DATA = "handbook.json"
CALENDAR = "calendar.ics"


def playbook(name: str) -> str:
    """Give a playbook's address."""
    return f"playbooks/{name}.html"


def plain(name: str) -> str:
    """Give a plain page's address; `name` is its path below playbooks/."""
    return f"pages/{name}.html"


def area(name: str) -> str:
    """Give an area's address."""
    return f"areas/{name}.html"


def quarter(area: str) -> str:
    """Give the address of an area's timeline of the quarter."""
    return f"areas/{area}/timeline.html"


def board(area: str) -> str:
    """Give the address of an area's board."""
    return f"tasks/board/{area}.html"


def party(party_id: str) -> str:
    """Give the address of a person, role or team."""
    kind, _, name = party_id.rpartition(":")
    folder = {"role": "roles", "team": "teams"}.get(kind, "people")
    return f"{folder}/{name}.html"


def handover(person: str) -> str:
    """Give the address of what somebody who leaves still holds."""
    return f"people/{person}/handover.html"


def feed(page: str) -> str:
    """Give the address of a page's feed, beside the page."""
    return page.removesuffix(".html") + ".xml"


def calendar(page: str) -> str:
    """Give the address of a page's calendar, beside the page; that of the home page has a name of its own."""
    return CALENDAR if page == HOME else page.removesuffix(".html") + ".ics"


def table(name: str) -> str:
    """Give the address of a table of the whole handbook, below the edition's root."""
    return f"{name}.csv"


def metric(playbook: str, name: str) -> str:
    """Give a metric's address: its id is unique in its playbook, and no id of either has a dot."""
    return f"metrics/{playbook}.{name}.html"


def anchor(item: str) -> str:
    """Give the anchor of something with an id; the theme's own ids begin with `mops-`."""
    return f"mops-{item}"


def in_language(address: str, lang: str, first: str) -> str:
    """Give the path within the site: the first language has no folder of its own."""
    return address if lang == first else f"{lang}/{address}"


def href(target: str, page: str) -> str:
    """Lead from one page to another, both below the same root; an anchor on the page itself stays bare."""
    path, mark, fragment = target.partition("#")
    if path == page and mark:
        return f"#{fragment}"
    return "../" * page.count("/") + target


def since(version: str) -> str:
    """Give the address of what changed from an older version to the current one."""
    return f"{SINCE}{version}.html"
