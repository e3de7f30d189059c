"""Make the site equal to the compiled site, with as little work as the changes ask for.

Knows: three ways: nothing to do, a few bodies edited, everything.
Never: decides what stands on a page; writes anything if there are errors.
"""

import gc

from mopsdocs.shell.baseline import is_kept
from mopsdocs.shell.ledger import Ledger, open_ledger
from mopsdocs.shell.looking import looking
from mopsdocs.shell.memory import Summary, memory_of
from mopsdocs.shell.order import Built, Order, fingerprint
from mopsdocs.shell.stopwatch import Stopwatch
from mopsdocs.shell.workspace import engine
from mopsdocs.shell.writer import Site


def build(order: Order, watch: Stopwatch) -> Built:
    """Make the output folder equal to the compiled site; leave it alone if anything is wrong."""
    gc.disable()  # A build is short, and what it makes it keeps: looking for garbage is a fifth of its time.
    workspace = order.workspace
    folders = ("playbooks", "templates") if workspace.configured else ("",)
    protected = [workspace.root / folder for folder in folders]
    last = memory_of(workspace.root, order.out.resolve()).summary()
    with (
        looking(workspace, last.documents if last else 0, order.jobs) as looked,
        Site(order.out, engine(), protected, adopt=order.adopt) as site,
    ):
        with watch.time("look"):
            summary = last if _whole(site, last) else None
            ledger = open_ledger(workspace, last, looked())
        same = summary is not None and _same_versions(order, summary)
        if summary and same and ledger.unchanged and not (order.strict and summary.warnings):
            return Built(summary.documents, warnings=summary.warnings, infos=summary.infos)
        # Which findings are accepted is told from all of them.
        few = summary is not None and same and ledger.few and not is_kept(workspace)
        return _compiled(order, site, ledger, watch, few=few)


def _same_versions(order: Order, summary: Summary) -> bool:
    """Whether the versions are still those of the last build; without any, git is not asked."""
    if not summary.versions:
        return True
    from mopsdocs.shell.refs import state_now

    return state_now(order.workspace.root, summary.versions) == summary.refs


def _compiled(order: Order, site: Site, ledger: Ledger, watch: Stopwatch, *, few: bool) -> Built:
    # Imported late: a build with nothing to do needs none of the core.
    if few:
        from mopsdocs.shell.refresh import build_few

        built = build_few(order, site, ledger, watch)
        if built:
            return built
    from mopsdocs.shell.rebuild import build_all

    return build_all(order, site, ledger, watch)


def _whole(site: Site, summary: Summary | None) -> bool:
    """Whether the site on disk still is what the last build made."""
    return summary is not None and fingerprint(site.manifest) == summary.site and site.whole()
