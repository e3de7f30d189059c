"""What people write instead of the format's words: in Spanish, in Portuguese, and in other tools.

Knows: words without accents and capitals, parts joined by hyphens, and what may be meant, likeliest first.
Never: which keys or words are allowed where.
"""

from collections.abc import Mapping

Table = Mapping[str, tuple[str, ...]]


def _table(lines: str) -> Table:
    """Read `meant, also meant: written, written, ...`, one line a meaning."""
    table: dict[str, tuple[str, ...]] = {}
    for line in lines.strip().splitlines():
        meant, _, written = line.partition(":")
        wanted = tuple(word.strip() for word in meant.split(","))
        for word in written.split(","):
            table[word.strip()] = (*table.get(word.strip(), ()), *wanted)
    return table


KEYS = _table("""
id: identificador, codigo, key, slug
title, name: titulo, heading, name
name, title: nombre, nome, title
summary, text, scope: resumen, resumo, description, descripcion, descricao, desc, subtitle, abstract
text: texto, need, risk, riesgo, risco, comment
lang: idioma, lingua, language, locale
languages: idiomas, linguas, langs, locales
area: categoria, category, section
status: estado, situacion, situacao, state
owner, responsible: responsable, responsables, responsavel, responsaveis
responsible: assignee, assignees, assigned, assigned-to, asignado, atribuido, quien-lo-hace, executa, doer
owner: dueno, dono, propietario, proprietario, author, autor, autora, lead, owned-by
accountable: aprueba, aprova, aprobador, aprovador, rinde-cuentas, presta-contas, approver
consulted: consultado, consultados, consult, consulta
informed: informado, informados, inform
support: apoyo, apoio, helper, helpers, ayuda, ajuda
backup, deputy: suplente, substituto, sustituto, respaldo
goals, target: objetivo, objetivos, meta, metas, goal, objective, objectives, okrs
target: diana, alvo, goal-value
metrics, metric: metrica, metricas, kpi, kpis, indicador, indicadores, measures, metrics, metric
steps: pasos, passos, etapas, paso, passo, etapa, actions, acciones, acoes, phases, fases
tasks: tareas, tarefas, tarea, tarefa, todos, to-dos, actividades, atividades, action-items
problems, problem: problema, problemas, issues, pain-points, problems, problem
solution: solucion, solucao, soluciones, solucoes, answer, fix
evidence: evidencia, prueba, prova, proof
source: fuente, fonte, origen, origem
stakeholders: interesados, partes-interesadas, interessados, stake-holders
needs: necesidades, necessidades, necesidad, necessidade, requirements
slas: acuerdos, acordos, agreements, acuerdo, acordo, service-levels
participation: participacion, participacao, change-management
affected: afectados, afetados, impacted
feedback: comentarios, opiniones, opinioes, retroalimentacion, responses
risks: riesgos, riscos, threats
decisions: decisiones, decisoes, adrs
start, from, open: inicio, comienzo, comeco, begin, begins, start-date, startdate, fecha-inicio, data-inicio, desde
due: deadline, due-date, duedate, vencimiento, vence, plazo, prazo, fecha-limite, data-limite, entrega, by-when
end, due, to, close: fin, fim, final, finish, end-date, enddate, until, hasta, ate, cierre, fechamento
until: hasta, ate, expires, expira
date: fecha, data, day, when, cuando, quando, on
after: despues, depois, depends-on, depende-de, dependencies, requires, blocked-on, tras
done: hecho, feito, done-date, completed, completed-on, closed, finished, terminado, concluido
done_when: definition-of-done, done-criteria, criterio, terminado-cuando, pronto-quando, acceptance
blocked_by: bloqueado-por, blocker, blocked, blocked-because
effort: esfuerzo, esforco, estimate, estimacion, estimativa
scope: alcance, escopo, ambito
baseline: linea-base, linea-de-base, linha-de-base, base, partida, starting-point
value: valor, amount, number, numero
change: cambio, mudanca, variacion, variacao, delta
changes: cambios, mudancas, what-changes
changed: modificado, alterado
unit: unidad, unidade, units
formula: calculation, calculo
example: ejemplo, exemplo, sample
inputs: entradas, variables, variaveis
every: frecuencia, frequencia, frequency, cadence, cadencia, cada, period, interval
period, window: periodo, ventana, janela, timeframe
type: tipo, kind
good: bueno, bom, buena, boa, good-direction
direction: direccion, direcao, sentido
why: porque, por-que, motivo, razon, razao, reason, because, rationale, justificacion, justificativa
resources: recursos, budget, presupuesto, orcamento
capacity: capacidad, capacidade, fte
achievable: alcanzable, atingivel, attainable
relevant: relevante
realistic: realista
supports: apoya, apoia, supported
serves, supports: sirve, serve, atende, goal, goals, contributes-to
tags: etiquetas, labels, keywords, tag
review: revision, revisao
last: ultima, ultimo, last-review, reviewed
by: por, who, quien, quem
who: quien, quem, party, parte, by
gains: gana, ganancias, ganhos, benefits, beneficios
how: como, form, formulario, link, url
answer: respuesta, resposta, mitigation, mitigacion, mitigacao, reply, response
likelihood: probabilidad, probabilidade, probability
impact: impacto, severity, gravedad
provider: proveedor, fornecedor, prestador
consumer: consumidor, cliente, customer, receiver
deliverable: entregable, entregavel
commitment: compromiso, compromisso, promise, promesa
in_return: a-cambio, em-troca, en-retorno, return, counterpart
hours: horas, horario, business-hours
escalation: escalado, escalamiento, escalonamento, escalate
effective: vigente, vigencia, effective-date
measure: medida, medicion, medicao
share: proporcion, proporcao, percentage, porcentaje, porcentagem
collector: recolector, coletor, collected-by
values: valores, file, archivo, arquivo
counter: contrapeso, guardrail, guardrails, counter-metric
outcome: resultado, result
checkpoints: controles, hitos-intermedios, check-points
milestones: hitos, marcos, milestone
signoffs: firmas, assinaturas, sign-offs, approvals
ignore: ignorar, skip, disable
rule: regla, regra, code
was: antes, formerly, aliases, alias, previous, redirect-from
supersedes: sustituye, substitui, replaces, reemplaza
parent: padre, pai, parent-goal
watch: vigila, observa, watches
people: personas, pessoas, persons, users
roles: papeles, papeis, funciones, funcoes, cargos
teams: equipos, equipes, times, groups
team: equipo, equipe, time, group
holder: titular, held-by
successor: sucesor, sucessor
handle: usuario, apodo, nick, username
email: correo, mail, e-mail
lead: lider, jefe, chefe, leader, manager
address: direccion, endereco, url, site-url, base-url, baseurl
repository: repositorio, repo, repo-url
areas: categorias, categories, sections
levels: niveles, niveis
rules: reglas, regras
settings: ajustes, configuracion, configuracoes, config, options
glossary: glosario, glossario
versions: versiones, versoes
theme: tema
""")

NAMES = frozenset(name for names in KEYS.values() for name in names)
"""The keys that have a word in another language: nearly all of them."""

WORDS = _table("""
todo: pending, pendiente, pendente, a-fazer, por-hacer, to-do, open, not-started, new, nuevo, novo, backlog, abierto
todo: no-iniciado, no-iniciada, nao-iniciado, nao-iniciada, sin-empezar, sin-iniciar, por-iniciar, a-iniciar
open, proposed: pending, pendiente, pendente, new, abierto, aberto, unanswered
doing, active: ongoing, andamento
doing, active: haciendo, fazendo, en-curso, em-curso, em-andamento, in-progress, wip, started, en-progreso
active: activo, activa, ativo, ativa, running, live, published, open
blocked: bloqueado, bloqueada, waiting, stuck, on-hold, impedido
blocked, paused: en-espera, em-espera, a-la-espera, aguardando
review: en-revision, em-revisao, revision, revisao, in-review, testing
done, achieved: hecho, hecha, feito, feita, terminado, concluido, finished, complete, completed, closed
done, achieved: completado, completada, finalizado, finalizada, terminada, listo, lista, concluida
done: entregado, entregada, entregue, delivered
dropped, retired: cancelado, cancelada, descartado, descartada, cancelled, abandonado, wont-do, rejected
draft: borrador, rascunho
proposed: propuesto, propuesta, proposto, proposta, planned
paused: pausado, pausada, en-pausa, em-pausa, on-hold, stopped
achieved: logrado, lograda, conseguido, alcanzado, alcancado, atingido, reached, met, success, cumplido
missed: no-logrado, fallido, perdido, falhou, failed, not-met, incumplido, nao-atingido
superseded: sustituido, sustituida, substituido, substituida, reemplazado, replaced
retired: retirado, retirada, archivado, archived, arquivado, obsolete, deprecated
total: suma, sum, soma, count, flow, cumulative
rate: tasa, taxa, ratio, razao, percentage, porcentaje, percent, share
level: nivel, gauge, snapshot, stock, value
up: arriba, sube, acima, mas, mais, higher, increase, subir, cima
down: abajo, baja, baixo, menos, abaixo, lower, decrease, bajar
steady: estable, estavel, stable, flat, constant
day: dia, diario, daily, days
week: semana, semanal, weekly, weeks, 7-days
month: mes, mensual, mensal, monthly, months
quarter: trimestre, trimestral, quarterly, 3-months, quarters
year: ano, anual, yearly, annual, annually, years
increase: aumentar, aumento, incrementar, crecer, crescer, grow, up, raise, more
decrease: reducir, reduzir, disminuir, diminuir, reduce, down, lower, less, bajar
keep-above: mantener-por-encima, manter-acima, above, at-least, min
keep-below: mantener-por-debajo, manter-abaixo, below, at-most, max
keep-within: mantener-entre, manter-entre, within, between, range, steady
milestone: hito, marco, milestones
specific: especifico, s
measurable: medible, mensurable, mensuravel, m
achievable: alcanzable, atingivel, attainable, a
relevant: relevante
realistic: realista
time-bound: temporal, limitado-en-el-tiempo, com-prazo, timebound, timely, t
on-track: en-plazo, no-prazo, on-time, green, verde, en-camino
at-risk: en-riesgo, em-risco, amber, yellow, amarillo, amarelo
off-track: retrasado, atrasado, red, rojo, vermelho, behind, late
unreachable: inalcanzable, inatingivel, impossible
accepted: aceptado, aceptada, aceito, aceita, aprobado, aprovado, approved, agreed, yes, done
declined: rechazado, rechazada, recusado, recusada, rejected, no
low: bajo, baja, baixo, baixa, small
medium: medio, media, mid, moderate, normal
high: alto, alta, big, severe
at-most: a-lo-sumo, como-maximo, no-maximo, max, maximum, <=, <, under, up-to, less-than
at-least: al-menos, como-minimo, pelo-menos, no-minimo, min, minimum, >=, >, over, more-than
exactly: exactamente, exatamente, =, ==, equal, equals
minutes: minutos, minuto, min, mins
hours: horas, hora, h, hrs
business hours: horas-laborables, horas-habiles, horas-uteis, working-hours, office-hours, business-hour
days: dias, dia, d
business days: dias-laborables, dias-habiles, dias-uteis, working-days, workdays, business-day
%: percent, per-cent, porcentaje, por-ciento, por-cento, porcentagem, pct
count: number, numero, cantidad, quantidade, pieces
dropped: abandoned, given-up
publish: publicar, published, publicado, strict
error: errors, err, fatal
warning: warn, aviso, advertencia
info: information, informacion, note, notice
off: apagado, desligado, no, none, ignore, false, disabled
both: ambos, ambas
""")

RIVALS: Mapping[str, str] = {
    "r": "responsible",
    "a": "accountable",
    "c": "consulted",
    "i": "informed",
    "s": "support",
    "d": "responsible",
    "p": "responsible",
    "driver": "responsible",
    "drivers": "responsible",
    "performer": "responsible",
    "perform": "responsible",
    "recommend": "responsible",
    "recommender": "responsible",
    "doer": "responsible",
    "approver": "accountable",
    "approvers": "accountable",
    "decide": "accountable",
    "decider": "accountable",
    "agree": "consulted",
    "contributor": "consulted",
    "contributors": "consulted",
    "input": "consulted",
    "inform": "informed",
    "informee": "informed",
    "sign-off": "accountable",
    "verifier": "consulted",
}
"""Roles as DACI, RAPID and RASCI name them, or by single letters, and the nearest word here."""
