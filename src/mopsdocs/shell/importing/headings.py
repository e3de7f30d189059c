"""What the words of a table mean: headings, letters, states, in English, Spanish and Portuguese.

Knows: how people name columns, and what they write for responsible, accountable, consulted and informed.
Never: where in a table a word stands.
"""

import re
import unicodedata
from collections.abc import Mapping

from mopsdocs.parse.schema_words import TASK
from mopsdocs.parse.suggest_words import RIVALS, WORDS

ROLES = ("responsible", "accountable", "consulted", "informed", "support")
OTHER = "other"
"""What a column is for that a playbook has no place for: it is left out, whatever letters stand in it."""

_WORD = re.compile(r"[^\W\d_]+")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


def _table(lines: str) -> Mapping[str, str]:
    pairs = (line.partition(":") for line in lines.strip().splitlines())
    return {word: meant for meant, _, words in pairs for word in words.split()}


HEADINGS = _table("""
title: task tasks task-name task-title task-description activity activities action actions action-item deliverable
title: deliverables work-item work-package what description title name item process process-step to-do todo
title: tarea tareas actividad actividades accion acciones entregable entregables que descripcion titulo nombre proceso
title: tarefa tarefas atividade atividades acao acoes entregavel entregaveis o-que descricao nome processo
owner: owner owners lead assigned assigned-to assignee who person driver
owner: dueno propietario asignado asignado-a quien persona encargado encargada a-cargo-de
owner: dono proprietario atribuido atribuido-a quem pessoa encarregado encarregada a-cargo
responsible: responsible r done-by executor doer responsable responsables ejecuta ejecutor
responsible: responsavel responsaveis executa
accountable: accountable a approver approved-by aprueba aprobador aprobado-por rinde-cuentas autoridad
accountable: aprova aprovador aprovado-por presta-contas autoridade
consulted: consulted c consultado consultados consultada consultadas consultar
informed: informed i informado informados informada informadas informar
support: support s supports helper soporte apoyo apoya apoio suporte apoia
due: due due-date deadline end end-date finish finish-date target-date by by-when when date
due: vencimiento vence fecha-de-vencimiento fecha-limite fecha-fin fecha-de-fin fin plazo fecha-de-entrega
due: fecha-entrega fecha cuando entrega prazo data-limite data-de-entrega data-fim data-final
due: data-de-termino termino data quando
due: vencimento data-de-vencimento
start: start start-date begin begins from inicio fecha-inicio fecha-de-inicio comienzo desde
start: data-inicio data-de-inicio comeco
status: status state progress complete percent-complete estado situacion avance progreso situacao andamento progresso
status: porcentaje-completado percentual-concluido percentual-concluida
done: done done-on completed completed-on completion-date finished closed hecho terminado terminada fecha-de-cierre
done: completado completada
done: concluido concluida concluido-em feito finalizado
step: phase stage step milestone workstream category section group area fase etapa paso hito bloque categoria
step: passo marco bloco
number: no nr num number id ref numero codigo code
other: rag rag-status priority prioridad prioridade tag tags etiqueta etiquetas
""")

_LETTERS = _table("""
responsible: r responsible responsable responsavel executa ejecuta hace faz does
accountable: a accountable aprueba aprobador aprova aprovador approver approves autoridad autoridade
consulted: c consulted consultado consultada consulta
informed: i informed informado informada informa
support: s support soporte apoyo apoio suporte
""")
_NOTHING = frozenset((
    "", "n a", "na", "none", "0", "tbd", "tbc", "tba", "nobody", "unassigned",
    "por definir", "sin asignar", "nadie", "ninguno", "a definir", "ninguem", "nenhum",
))  # fmt: skip
_BETWEEN = frozenset(("and", "y", "e", "o", "or", "et"))
_YES = frozenset(("x", "yes", "y", "si", "s", "sim", "true", "verdadero", "verdadeiro", "done", "ok", "1"))
_TICKS = ("\N{CHECK MARK}", "\N{HEAVY CHECK MARK}", "\N{WHITE HEAVY CHECK MARK}")
_TEAMS = frozenset(("team", "equipo", "equipe", "time", "department", "departamento", "squad", "dept", "area"))


def plain(text: str) -> str:
    """Give words in small letters without accents, joined by hyphens: `Fecha límite` is `fecha-limite`."""
    bare = unicodedata.normalize("NFD", text.casefold()).encode("ascii", "ignore").decode()
    return _NOT_A_LETTER.sub("-", bare).strip("-")


def heading(text: str) -> str | None:
    """Tell what a column is for by its heading, a remark in brackets left out; None where that is not known."""
    known = HEADINGS.get(plain(text)) or HEADINGS.get(plain(text.partition("(")[0]))
    return "status" if known == "done" and "%" in text else known


def is_nothing(text: str) -> bool:
    """Whether a cell says that nobody is meant, or nobody yet."""
    return plain(text).replace("-", " ") in _NOTHING


def letters(text: str) -> tuple[str, ...] | None:
    """Read a cell of a matrix: the roles it gives, nothing for none; None where it says something else."""
    if is_nothing(text):
        return ()
    words = _WORD.findall(text)
    found: list[str | None] = []
    for word in words:
        known = plain(word)
        if known in _BETWEEN and len(words) > 1 and not word.isupper():
            continue
        if known in _LETTERS or len(known) == 1:
            found.append(_role(known))
        else:
            # RA is two letters; Isa is a name, and SI is a yes.
            several = word.isupper() and len(known) <= len(ROLES) and known not in _YES
            found += [_role(char) for char in known] if several else [None]
    return None if None in found or not found else tuple(dict.fromkeys(one for one in found if one))


def _role(word: str) -> str | None:
    """Give the role of a letter; of the letters of DACI and RAPID, those that are not RACI's own."""
    return _LETTERS.get(word) or (RIVALS.get(word) if word in ("d", "p") else None)


def state(text: str) -> str | None:
    """Give the state of a task as it is called here; None for one that is not known."""
    word = plain(text)
    if word in TASK:
        return word
    if re.fullmatch(r"[0-9]{1,3}([.,][0-9]+)?( ?%)?", text):
        share = float(text.rstrip("% ").replace(",", "."))
        whole = 100 if "%" in text or share > 1 else 1
        return "todo" if share == 0 else "done" if share >= whole else "doing"
    return next((one for one in WORDS.get(word, ()) if one in TASK), None)


def is_yes(text: str) -> bool:
    """Whether a cell that asks for a tick has one."""
    return plain(text) in _YES or text.strip() in _TICKS


def is_team(text: str) -> bool:
    """Whether a name speaks of several people."""
    return not _TEAMS.isdisjoint(plain(text).split("-"))
