"""The handbook's settings, frozen.

Knows: mopsdocs.yml as values, with every default filled in.
Never: where the file is kept.
"""

from collections.abc import Mapping

from msgspec import Struct

from mopsdocs.model.diagnostic import Level, Severity
from mopsdocs.model.playbook import Ignore
from mopsdocs.model.text import Text

AREAS: Mapping[str, Mapping[str, str]] = {
    "project-management": {
        "en": "Project management",
        "es": "Gestión de proyectos",
        "pt": "Gestão de projetos",
    },
    "strategic-planning": {
        "en": "Strategic planning",
        "es": "Planificación estratégica",
        "pt": "Planejamento estratégico",
    },
    "benchmarking": {
        "en": "Organisational benchmarking",
        "es": "Evaluación comparativa de la organización",
        "pt": "Benchmarking da organização",
    },
    "workflow": {
        "en": "Workflow process development and documentation",
        "es": "Desarrollo y documentación del flujo de trabajo",
        "pt": "Desenvolvimento e documentação do fluxo de trabalho",
    },
    "intelligence": {
        "en": "Customer, market and competitive intelligence",
        "es": "Inteligencia de clientes, mercado y competencia",
        "pt": "Inteligência de clientes, mercado e concorrência",
    },
    "performance": {
        "en": "Performance measurement",
        "es": "Medición del desempeño",
        "pt": "Medição de desempenho",
    },
    "campaigns": {
        "en": "Campaign analysis and reporting",
        "es": "Análisis e informes de campañas",
        "pt": "Análise e relatórios de campanhas",
    },
    "data": {"en": "Data management", "es": "Gestión de datos", "pt": "Gestão de dados"},
    "processes": {
        "en": "Process development and implementation",
        "es": "Desarrollo e implementación de procesos",
        "pt": "Desenvolvimento e implementação de processos",
    },
}
"""The nine areas of marketing operations: the default taxonomy."""


class RaciLimits(Struct, frozen=True):
    """From how many parties a row of the RACI matrix says too much."""

    max_responsible: int = 3
    max_consulted: int = 4
    max_informed: int = 8
    max_accountable_share: float = 0.5
    allow_same_person: bool = True


class Versions(Struct, frozen=True):
    """Which versions are published: tags by a pattern, branches, named commits (name -> id, tag or branch).

    `label` maps a version to what it is called; `order` is `version` or `date`; `current` is `latest`, `next` or a
    version's name.
    """

    tags: str = ""
    branches: tuple[str, ...] = ()
    refs: Mapping[str, str] = {}
    label: Mapping[str, Text] = {}
    order: str = "version"
    current: str = "latest"

    @property
    def asked(self) -> bool:
        """Whether there is to be more than the working tree."""
        return bool(self.tags or self.branches or self.refs)


class Config(Struct, frozen=True):
    """The handbook's settings; `areas` maps an area's id to its name, in the order shown.

    `named` are the areas whose name is written there, and no other name counts for them.

    `keep` are terms that no translation changes, `terms` others with their words by language.
    """

    title: Text
    languages: tuple[str, ...] = ("en",)
    address: str | None = None
    repository: str | None = None
    areas: Mapping[str, Text] = {}
    level: Level = Level.DRAFT
    levels: tuple[tuple[str, Level], ...] = ()
    rules: Mapping[str, Severity] = {}
    ignore: tuple[Ignore, ...] = ()
    smart_r: str = "relevant"
    stretch: float = 0.25
    raci: RaciLimits = RaciLimits()
    max_open_tasks: int = 12
    show_email: bool = False
    on_track: float = 0.95
    at_risk: float = 0.75
    vague_add: Mapping[str, tuple[str, ...]] = {}
    vague_remove: Mapping[str, tuple[str, ...]] = {}
    accent: str | None = None
    versions: Versions = Versions()
    keep: tuple[str, ...] = ()
    terms: Mapping[str, Mapping[str, str]] = {}
    named: tuple[str, ...] = ()

    def level_of(self, path: str) -> Level:
        """How strictly a source is checked: the longest folder that holds it decides."""
        best, level = -1, self.level
        for folder, value in self.levels:
            prefix = folder.rstrip("/") + "/"
            if path.startswith(prefix) and len(prefix) > best:
                best, level = len(prefix), value
        return level


def default_areas() -> dict[str, Text]:
    """The nine areas with their names in three languages."""
    return {
        area: Text(names["en"], "en", (("es", names["es"]), ("pt", names["pt"]))) for area, names in AREAS.items()
    }
