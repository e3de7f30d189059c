"""Our own templates as functions, written by tools/press.py and never by hand.

Knows: what the templates say.
Never: Jinja, which reads the templates of other themes.
"""

# ruff: noqa: A001, ANN001, ANN201, ARG001, B007, B905, COM819, D103, E501, E701, FBT003, I001
# ruff: noqa: N814, PLR2004, Q000, UP034
# mypy: ignore-errors
# fmt: off

from mopsdocs.render.body import Addresses, Escaped, Safe as _S, escape as _e, is_prose as _is_prose, prose as _p
from mopsdocs.render.filters import apart, at, counted, keys as keys_, pairs, spaced, unplaced

_j = "".join
_d = Escaped()
_u = Addresses()

FINGERPRINT = '6e805ca7da7fd1686bfc9441f8f75e0f'
MESSAGES = (
    'After:',
    'Before:',
    'Also:',
    'Affects',
    'due',
    'after',
    'Evidence',
    'Ticket',
    'Of how many open tasks each role is filled',
    'Playbook',
    'Not exactly one accountable',
    'Nobody responsible',
    'Decided by',
    'By area',
    'By owner',
    'All',
    'Scope',
    'On the way',
    'by',
    'Serves',
    'Steps towards it',
    'What',
    'File and key',
    'Who could take it',
    'Due',
    'Nobody who is here',
    'On this page',
    'as',
    'Load',
    'Name',
    'Late',
    'In the next seven days',
    'Open tasks',
    'Goals that use it:',
    'Formula',
    'For example',
    'Handbook',
    'Menu',
    'Areas',
    'Language:',
    'Breadcrumb',
    'Version:',
    'without this page',
    'All versions',
    'This is version',
    'Go to the current version',
    'or see',
    'what has changed since',
    'What changes',
    'What they gain',
    'Say how it goes',
    'What colleagues said, and what became of it',
    'Changed:',
    'What we do about it',
    'Source',
    'Playbook:',
    'Tackled by',
    'Legend',
    'Accountable: answers for the result, one only',
    'Responsible: does the work',
    'Consulted: asked before',
    'Informed: told after',
    'Accountable',
    'Responsible',
    'Consulted',
    'Informed',
    'Task',
    'How often',
    'Owner:',
    'Promises',
    'Gives in return',
    'If it is not kept',
    'Served by',
    'Done when',
    'Accountable:',
    'Roles',
    'Team',
    'Accountable for',
    'Responsible for',
    'Lead',
    'Members',
    'Owner',
    'Status',
    'Next review',
    'Start',
    'End',
    'Who',
    'The numbers',
    'When',
    'Note',
    'Skip to content',
    'Colours: as the system has them',
    'Colours: light',
    'Colours: dark',
    'As of',
    "Built from the team's playbooks. This site sets no cookies and loads nothing from elsewhere.",
    'Calendar',
    'Changes as a feed',
    'Edit this page',
    'Goals',
    'Playbooks',
    'No playbook has been written for this area yet.',
    'Which roles are filled',
    'Pages',
    'Letters',
    'Open the page',
    'To be handed over',
    'No goals have been set yet.',
    'Nothing is due.',
    'Start from a problem',
    'Values',
    'Definition',
    'How the definition has changed',
    'Who uses it',
    'Held by',
    'Service levels',
    'Asked to sign',
    'Collects',
    'Reviews due',
    'People',
    'Role',
    'Teams',
    'Who does what',
    'Steps',
    'Tasks',
    'Other tasks',
    'Timeline',
    'Who needs what',
    'Metrics',
    'What changes for whom',
    'Risks',
    'Decisions',
    'Problems',
    'Related',
    'What changed, by version',
    'No step or task has a day in this quarter.',
    'No reviews have been planned yet.',
    'Nothing is open.',
    'What changed:',
)


def area_card__area_cards(_t, areas):
    _o = []
    _o += ('<ul class="areas">\n',)
    for area in areas:
        _o += ('<li class="area"><p class="area__title"><a href="', _u[area.href], '">', _d[area.title], '</a></p>', (('<p class="area__summary">' + label__label(_t, area.summary) + '</p>') if area.summary else ''), '<p class="area__counts">', (('<span>' + _d[area.playbooks] + '</span>') if area.playbooks else ''), (('<span>' + _d[area.goals] + '</span>') if area.goals else ''), (('<span>' + _d[area.open_tasks] + '</span>') if area.open_tasks else ''), '</p></li>\n',)
    _o += ('</ul>\n',)
    return _j(_o)


def bar__bar(_t, one):
    return ('<svg class="bar" width="100%" height="10" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="8"/><rect class="chart__dot" width="' + _d[one.way] + '" height="8"/>' + (('<rect fill="currentColor" x="' + _d[one.expected] + '" y="-1" width="0.5" height="10"/>') if one.expected else '') + '</svg>\n')


def board__board(_t, columns, keys):
    _o = []
    _o += ('<div class="board">\n',)
    for column in columns:
        _o += ('<section class="board__column" aria-labelledby="', _d[column.anchor], '">\n<h2 class="board__title" id="', _d[column.anchor], '">', _d[column.title], '</h2>\n<p class="board__count">', _d[column.count], '</p>\n',)
        if column.cards:
            _o += ('<ul>\n',)
            for card in column.cards:
                task = card.line
                _o += ('<li class="line ', _e(keys.get(task.area_id, '')), ' ', _e(keys.get(card.when, '')), '"><p class="line__title"><a href="', _u[task.href], '"', ((' class="fallback" lang="' + _d[task.title.lang] + '"') if task.title.lang else ''), '>', _d[task.title.text], '</a></p>', (('<p><span class="tag tone-' + _d[card.tag.tone] + '">' + _d[card.tag.text] + '</span></p>') if card.tag else ''), '<p class="line__meta">', (('<time datetime="' + _d[task.due.iso] + '">' + _d[task.due.text] + '</time>, ') if task.due else ''),)
                for mark in task.people:
                    _o += ((('<a href="' + _u[mark.href] + '">' + _d[mark.text] + '</a>') if mark.href else _d[mark.text]), ', ',)
                _o += ('<a href="', _u[task.within.href], '"', ((' lang="' + _d[task.within.lang] + '"') if task.within.lang else ''), '>', _d[task.within.text], '</a></p></li>\n',)
            _o += ('</ul>\n',)
        _o += ((_j(('<p class="more"><a href="', _u[column.rest.href], '">', _d[column.rest.text], '<span class="hidden">: ', _d[column.title], '</span></a></p>\n')) if column.rest else ''), '</section>\n',)
    _o += ('</div>\n',)
    return _j(_o)


def changes__difference(_t, runs):
    _o = []
    for run in runs:
        _o += ((('<del class="gone"><span class="hidden">' + _t[1] + ' </span>' + _d[run.text] + '</del>') if (run.kind == 'out') else (('<ins class="come"><span class="hidden">' + _t[0] + ' </span>' + _d[run.text] + '</ins>') if (run.kind == 'in') else _d[run.text])),)
    return _j(_o)


def changes__rows(_t, several, keys):
    _o = []
    _o += ('<dl class="meta">\n',)
    for row in several:
        _o += ('<div class="change__row ', _e(keys.get(row.key, '')), '"><dt>', _d[row.name], '</dt>\n', (('<dd class="change__text"' + ((' lang="' + _d[row.lang] + '"') if row.lang else '') + '>' + changes__difference(_t, row.runs) + '</dd>\n') if row.runs else ((_j(('<dd class="change__gone"', ((' lang="' + _d[row.lang] + '"') if row.lang else ''), '><del class="gone"><span class="hidden">', _t[1], ' </span>', _d[row.before], '</del></dd>\n')) if row.before else '') + (_j(('<dd', ((' lang="' + _d[row.lang] + '"') if row.lang else ''), '><ins class="come"><span class="hidden">', _t[0], ' </span>', _d[row.after], '</ins></dd>\n')) if row.after else ''))), '</div>\n',)
    _o += ('</dl>\n',)
    return _j(_o)


def changes__cards(_t, several, keys):
    _o = []
    for card in several:
        _o += ('<div class="change group tone-', _d[card.tag.tone], '">\n<h3', ((' class="' + _e(keys.get(card.key, 'rest')) + '"') if card.key else ''), '><span class="tag">', _d[card.tag.text], '</span> ', (('<a href="' + _u[card.href] + '">' + _d[card.title.text] + '</a>') if card.href else _d[card.title.text]), ((' <span class="note">· ' + _d[card.note] + '</span>') if card.note else ''), '</h3>\n', ((changes__rows(_t, card.rows, keys) + '\n') if card.rows else ''),)
        if card.also:
            _o += ('<p class="meta">', _t[2], ' ',)
            for one, comma in spaced(card.also):
                _o += ((('<a href="' + _u[one.href] + '">' + _d[one.text] + '</a>') if one.href else _d[one.text]), _e(comma),)
            _o += ('</p>\n',)
        _o += ('</div>\n',)
    return _j(_o)


def changes__group(_t, one, keys):
    return _j(('<section class="section group">\n<h2 class="section__title" id="', _d[one.anchor], '">', (_j(('<a href="', _u[one.href], '"', ((' lang="' + _d[one.title.lang] + '"') if one.title.lang else ''), '>', _d[one.title.text], '</a>')) if one.href else _d[one.title.text]), '</h2>\n', (('<p class="section__intro">' + _t[3] + ' ' + party__parties(_t, one.people) + '</p>\n') if one.people else ''), changes__cards(_t, one.cards, keys), '\n</section>\n'))


def changes__history(_t, several):
    _o = []
    _o += ('<ul class="rows">\n',)
    for one in several:
        _o += ('<li><p><time datetime="', _d[one.iso], '">', _d[one.day], '</time>, ', (('<a href="' + _u[one.link.href] + '">' + _d[one.label] + '</a>') if one.link else _d[one.label]), ' ',)
        for tag in one.tags:
            _o += ('<span class="tag tone-', _d[tag.tone], '">', _d[tag.text], '</span> ',)
        _o += ('</p>\n',)
        if one.sentences:
            _o += ('<ul class="meta">',)
            for sentence in one.sentences:
                _o += ('<li>', _e(sentence), '</li>',)
            _o += ('</ul>\n',)
        _o += ('</li>\n',)
    _o += ('</ul>\n',)
    return _j(_o)


def changes__places(_t, one):
    _o = []
    for place in one.groups:
        _o += ('<h3 class="parts__title">', (_j(('<a href="', _u[place.href], '"', ((' lang="' + _d[place.title.lang] + '"') if place.title.lang else ''), '>', _d[place.title.text], '</a>')) if place.href else _d[place.title.text]), '</h3>\n<ul class="meta">',)
        for sentence in place.sentences:
            _o += ('<li>', _e(sentence), '</li>',)
        _o += ('</ul>\n',)
    _o += ((('<p class="more"><a href="' + _u[one.more.href] + '">' + _d[one.more.text] + '</a></p>\n') if one.more else ''),)
    return _j(_o)


def changes__changed_for(_t, one):
    return ('<section class="section">\n<h2 class="section__title" id="mops--changed">' + _d[one.title] + '</h2>\n' + changes__places(_t, one) + '\n</section>\n')


def changes__latest(_t, one):
    return _j(('<section class="section">\n<h2 class="section__title" id="mops--changed">', _d[one.changes.title], '</h2>\n<p>', _d[one.lead], '</p>\n', changes__places(_t, one.changes), '\n</section>\n'))


def chart__chart(_t, one, finding):
    _o = []
    _o += ('<figure class="chart">\n<svg viewBox="0 0 320 196" role="img" aria-labelledby="', _d[one.id], '"><title id="', _d[one.id], '">', _d[one.title], '</title>\n<line x1="6" x2="314" y1="166" y2="166"/>\n',)
    for y in one.bounds:
        _o += ('<line stroke="currentColor" stroke-width="1.5" stroke-dasharray="1 4" x1="6" x2="314" y1="', _e(y), '" y2="', _e(y), '"/>',)
    _o += ((('<line x1="' + _d[one.today] + '" x2="' + _d[one.today] + '" y1="16" y2="166"/>') if one.today else ''), (('<polyline stroke-width="1.5" stroke-dasharray="6 4" points="' + _d[one.plan] + '"/>') if one.plan else ''),)
    for x, y in one.checks:
        _o += ('<circle cx="', _e(x), '" cy="', _e(y), '" r="5"/>',)
    dot = _S(('url(#' + _d[one.id] + '-dot)'))
    _o += ('<marker id="', _d[one.id], '-dot" overflow="visible" markerUnits="userSpaceOnUse"><circle class="chart__dot" stroke="none" r="3.5"/></marker><polyline class="chart__seen" stroke-width="2.5"', ((' marker-start="' + _e(dot) + '"') if (one.dots == 'all') else ''), ((' marker-mid="' + _e(dot) + '"') if (one.dots != 'last') else ''), ' marker-end="', _e(dot), '" points="', _d[one.seen], '"/>\n',)
    if one.today:
        for text in one.texts:
            _o += ((_j(('<text class="chart__halo" font-size="13"', (' font-weight="700"' if (text.kind == 'now') else ''), ' x="', _d[text.x], '" y="', _d[text.y], '" text-anchor="', _d[text.anchor], '">', _d[text.text], '</text>')) if (text.kind != 'axis') else ''),)
    for text in one.texts:
        _o += ('<text ', ('class="chart__dot" font-weight="700"' if (text.kind == 'now') else 'fill="currentColor"'), ' stroke="none" font-size="13" x="', _d[text.x], '" y="', _d[text.y], '" text-anchor="', _d[text.anchor], '">', _d[text.text], '</text>',)
    _o += ('</svg>\n', (('<figcaption class="meta">' + _e(finding) + '</figcaption>\n') if finding else ''), '</figure>\n',)
    return _j(_o)


def check__checks(_t, tasks):
    _o = []
    _o += ('<ul class="checks">\n',)
    for task in tasks:
        _o += ('<li class="check check--', _d[task.state], '" id="', _d[task.anchor], '"><p class="check__title"', ((' lang="' + _d[task.title.lang] + '"') if task.title.lang else ''), '>', (('<span class="fallback" lang="' + _d[task.title.lang] + '">' + _d[task.title.text] + '</span>') if task.title.lang else _d[task.title.text]), '</p><span class="tag tone-', _d[task.tag.tone], '">', _d[task.tag.text], '</span><p class="check__meta">', (party__parties(_t, task.people) if task.people else ''), (_j(('<span>', _t[4], ' <time datetime="', _d[task.due.iso], '">', _d[task.due.text], '</time></span>')) if task.due else ''), (('<span>' + _t[5] + ' ' + label__links(_t, task.after) + '</span>') if task.after else ''),)
        for note in task.notes:
            _o += ('<span>', _e(note), '</span>',)
        _o += ((_j(('<span><a href="', _u[task.evidence], '">', _t[6], '<span class="hidden">: ', _d[task.title.text], '</span></a></span>')) if task.evidence else ''), (_j(('<span><a href="', _u[task.issue], '">', _t[7], '<span class="hidden">: ', _d[task.title.text], '</span></a></span>')) if task.issue else ''), '</p></li>\n',)
    _o += ('</ul>\n',)
    return _j(_o)


def coverage__coverage(_t, one):
    _o = []
    _o += ('<p class="section__intro">', _d[one.finding], '</p>\n<ul class="legend" aria-label="', _t[8], '">\n',)
    for role in one.shares:
        _o += ('<li class="legend__one"><b class="mark-', _e(role.letter.lower()), '" aria-hidden="true">', _d[role.letter], '</b> ', _d[role.word], ' ', _d[role.share], '</li>',)
    _o += ('</ul>\n',)
    if one.gaps:
        _o += ('<table class="table">\n<thead><tr><th scope="col">', _t[9], '</th><th scope="col">', _t[10], '</th><th scope="col">', _t[11], '</th></tr></thead>\n<tbody>\n',)
        for gap in one.gaps:
            _o += ('<tr><th scope="row">', label__link(_t, gap.playbook), '</th><td>', (('<span class="table__label" aria-hidden="true">' + _t[10] + '</span><span>' + label__links(_t, gap.accountable) + '</span>') if gap.accountable else ''), '</td><td>', (('<span class="table__label" aria-hidden="true">' + _t[11] + '</span><span>' + label__links(_t, gap.responsible) + '</span>') if gap.responsible else ''), '</td></tr>\n',)
        _o += ('</tbody>\n</table>\n',)
    _o += ((('<p class="more">' + _d[one.more] + '</p>\n') if one.more else ''),)
    return _j(_o)


def decision__decisions(_t, rows):
    _o = []
    _o += ('<ul class="rows">\n',)
    for row in rows:
        _o += ('<li class="decision" id="', _d[row.anchor], '"><p class="decision__day">', (('<time datetime="' + _d[row.day.iso] + '">' + _d[row.day.text] + '</time>') if row.day else ''), '</p><div><p class="risk__text">', label__label(_t, row.title), '</p>', (('<p class="risk__answer">' + label__label(_t, row.why) + '</p>') if row.why else ''), (('<p class="meta">' + _t[12] + ' ' + party__party(_t, row.by) + '</p>') if row.by else ''), '</div>', tag__tag(_t, row.tag), '</li>\n',)
    _o += ('</ul>\n',)
    return _j(_o)


def facts__facts(_t, rows, look):
    _o = []
    if rows:
        _o += ('<dl class="facts', ((' facts--' + _e(look)) if look else ''), '">\n',)
        for row in rows:
            _o += ('<div class="facts__row"><dt class="facts__term">', _d[row.term], '</dt><dd class="facts__answer">', ((party__parties(_t, row.parties) + ' ') if row.parties else ''), ((label__link(_t, row.link) + ' ') if row.link else ''), ((_d[row.text] + ' ') if row.text else ''), (('<time datetime="' + _d[row.day.iso] + '">' + _d[row.day.text] + '</time> ') if row.day else ''), (tag__tag(_t, row.tag) if row.tag else ''), '</dd></div>\n',)
        _o += ('</dl>\n',)
    return _j(_o)


def choosing__choosing(_t, top, view, several, areas):
    return _j(('<link rel="stylesheet" href="', _u[top], 'choose.css">\n<h1>', _d[view.title], '</h1>\n<p class="head__lead">', _d[view.intro], '</p>\n', ((ways__ways(_t, several) + '\n') if several else ''), ((filters__filters(_t, view.filters) + '\n') if view.filters else ''), (('<p class="owners"><span class="owners__title">' + _t[13] + '</span> ' + label__links(_t, areas) + '</p>\n') if areas else ''), (('<p class="owners"><span class="owners__title">' + _t[14] + '</span> ' + label__links(_t, view.owners) + '</p>\n') if view.owners else '')))


def filters__filters(_t, several):
    _o = []
    _o += ('<div class="filters">\n',)
    for kind, filter in counted(several):
        _o += ('<fieldset class="filter"><legend class="filter__title">', _d[filter.title], '</legend><div class="filter__choices">\n<label class="filter__choice"><input class="filter__input" type="radio" name="', _d[filter.name], '" value="" checked>', _t[15], '</label>',)
        for place, option in counted(filter.options[:20]):
            _o += ('<label class="filter__choice"><input class="filter__input" type="radio" name="', _d[filter.name], '" value="', _e(option[0]), '" id="mops--f', _e(kind), '-', _e(place), '">', _e(option[1]), '</label>',)
        _o += ('</div></fieldset>\n',)
    _o += ('</div>\n',)
    return _j(_o)


def goal_card__goal_card(_t, goal):
    _o = []
    _o += ('<article class="card goal" id="', _d[goal.anchor], '">\n<div class="card__head">\n<h3 class="card__title">', label__label(_t, goal.title), '</h3>\n<p class="tags">', tag__tag(_t, goal.tag), ' ', tag__tag(_t, goal.smart_tag), '</p>\n</div>\n<p class="card__lead">', label__label(_t, goal.statement), '</p>\n<div class="goal__halves">\n<div>\n',)
    if goal.figures:
        _o += ('<dl class="figures', (' figures--way' if (len(goal.figures) > 2) else ''), '">\n',)
        for figure in goal.figures:
            _o += ('<div class="figures__one"><dt class="figures__term">', _d[figure.term], '</dt>',)
            number, unit = apart(figure.number)
            _o += ('<dd class="figures__number">', _e(number), ((' <span class="figures__unit">' + _e(unit) + '</span>') if unit else ''), '</dd>', (('<dd class="figures__note">' + _d[figure.note] + '</dd>') if figure.note else ''), '</div>\n',)
        _o += ('</dl>\n',)
    _o += (((chart__chart(_t, goal.chart, goal.finding) + '\n') if goal.chart else (('<p class="meta">' + _d[goal.finding] + '</p>\n') if goal.finding else '')), (('<p class="meta">' + _d[goal.note] + '</p>\n') if goal.note else ''), ((values__values(_t, goal.values) + '\n') if goal.values else ''), facts__facts(_t, goal.facts, 'start'), '\n',)
    if (((goal.scope or goal.supports) or goal.checkpoints) or goal.steps):
        _o += ('<dl class="facts facts--start">\n', (('<div class="facts__row"><dt class="facts__term">' + _t[16] + '</dt><dd class="facts__answer">' + label__label(_t, goal.scope) + '</dd></div>\n') if goal.scope else ''),)
        if goal.checkpoints:
            _o += ('<div class="facts__row"><dt class="facts__term">', _t[17], '</dt><dd class="facts__answer"><ul>',)
            for day, number in goal.checkpoints:
                _o += ('<li>', _e(number), ' <span class="note">', _t[18], ' <time datetime="', _d[day.iso], '">', _d[day.text], '</time></span></li>',)
            _o += ('</ul></dd></div>\n',)
        _o += ((('<div class="facts__row"><dt class="facts__term">' + _t[19] + '</dt><dd class="facts__answer">' + label__listed(_t, goal.supports) + '</dd></div>\n') if goal.supports else ''), (('<div class="facts__row"><dt class="facts__term">' + _t[20] + '</dt><dd class="facts__answer">' + label__listed(_t, goal.steps) + '</dd></div>\n') if goal.steps else ''), '</dl>\n',)
    _o += ('</div>\n<div>\n', smart__smart(_t, goal), '\n</div>\n</div>\n</article>\n',)
    return _j(_o)


def goal_line__goal_lines(_t, goals):
    _o = []
    _o += ('<ul>\n',)
    for goal in goals:
        _o += ('<li class="goal-line"><p class="goal-line__title"><a href="', _u[goal.href], '"', ((' class="fallback" lang="' + _d[goal.title.lang] + '"') if goal.title.lang else ''), '>', _d[goal.title.text], '</a></p><span class="tag tone-', _d[goal.tag.tone], '">', _d[goal.tag.text], '</span><p class="goal-line__meta"><strong>', _d[goal.way], '</strong>', (_j((' ', _t[18], ' <time datetime="', _d[goal.due.iso], '">', _d[goal.due.text], '</time>')) if (goal.due and (goal.due.text not in goal.tag.text)) else ''), '<span class="goal-line__where"><a href="', _u[goal.playbook.href], '"', ((' lang="' + _d[goal.playbook.lang] + '"') if goal.playbook.lang else ''), '>', _d[goal.playbook.text], '</a>', ((', ' + (('<a href="' + _u[goal.owner.href] + '">' + _d[goal.owner.text] + '</a>') if goal.owner.href else _d[goal.owner.text])) if goal.owner else ''), '</span></p><p class="goal-line__smart">', _d[goal.smart.text], '<span class="five five--', _d[goal.met], '"></span></p>', (('<p class="note goal-line__way">' + _d[goal.bar.words] + bar__bar(_t, goal.bar) + '</p>') if goal.bar else ''), '</li>\n',)
    _o += ('</ul>\n',)
    return _j(_o)


def handover__holdings(_t, group):
    _o = []
    _o += ('<section class="section section--table">\n<h2 class="section__title" id="', _d[group.anchor], '">', _d[group.title], '</h2>\n<table class="table">\n<thead><tr><th scope="col">', _t[21], '</th><th scope="col">', _t[22], '</th><th scope="col">', _t[23], '</th></tr></thead>\n<tbody>\n',)
    for row in group.rows:
        _o += ('<tr><th scope="row"><a href="', _u[row.href], '"', ((' class="fallback" lang="' + _d[row.title.lang] + '"') if row.title.lang else ''), '>', _d[row.title.text], '</a>', (('<span class="table__note">' + _d[row.note] + '</span>') if row.note else ''), (('<span class="table__note"' + ((' lang="' + _d[row.playbook.lang] + '"') if row.playbook.lang else '') + '>' + _d[row.playbook.text] + '</span>') if row.playbook else ''), (_j(('<span class="table__note">', _t[24], ' <time datetime="', _d[row.due.iso], '">', _d[row.due.text], '</time></span>')) if row.due else ''), '</th><td><span class="table__label" aria-hidden="true">', _t[22], '</span><span class="held"><code>', _d[row.file], '</code> <code>', _d[row.place], '</code></span></td><td><span class="table__label" aria-hidden="true">', _t[23], '</span>',)
        if row.takers:
            _o += ('<ul>',)
            for one in row.takers:
                _o += ('<li>', party__party(_t, one.person), ' <span class="note">', _d[one.why], '</span></li>',)
            _o += ('</ul>',)
        else:
            _o += (_t[25],)
        _o += ('</td></tr>\n',)
    _o += ('</tbody>\n</table>\n', (('<p class="more">' + _d[group.more] + '</p>\n') if group.more else ''), '</section>\n',)
    return _j(_o)


def head__head(_t, title, lead, marks, rows):
    return _j(('<div class="head">\n<div class="head__words">\n<h1>', _e(title), '</h1>\n', (('<p class="head__lead">' + _e(lead) + '</p>\n') if lead else ''), tag__tags(_t, marks), '\n</div>\n', (('<div>\n' + facts__facts(_t, rows, 'box') + '\n</div>\n') if rows else ''), '</div>\n'))


def head__contents(_t, several):
    _o = []
    if (len(several) > 1):
        _o += ('<nav class="contents" aria-label="', _t[26], '">\n<p class="contents__title">', _t[26], '</p>\n<ul class="contents__list">',)
        for to in several:
            _o += ('<li><a class="contents__link', (' fallback' if to.lang else ''), '" href="', _u[to.href], '"', ((' lang="' + _d[to.lang] + '"') if to.lang else ''), '>', _d[to.text], '</a></li>',)
        _o += ('</ul>\n</nav>\n',)
    return _j(_o)


def label__label(_t, words):
    return (('<span class="fallback" lang="' + _d[words.lang] + '">' + _d[words.text] + '</span>') if words.lang else _d[words.text])


def label__link(_t, to):
    return _j(('<a href="', _u[to.href], '"', ((' class="fallback" lang="' + _d[to.lang] + '"') if to.lang else ''), '>', _d[to.text], '</a>', ((' <span class="note">' + _d[to.note] + '</span>') if to.note else '')))


def label__links(_t, several):
    _o = []
    for to, comma in spaced(several):
        _o += ('<a href="', _u[to.href], '"', ((' class="fallback" lang="' + _d[to.lang] + '"') if to.lang else ''), '>', _d[to.text], '</a>', ((' <span class="note">' + _d[to.note] + '</span>') if to.note else ''), _e(comma),)
    return _j(_o)


def label__listed(_t, several):
    _o = []
    _o += ('<ul>',)
    for to in several:
        _o += ('<li><a href="', _u[to.href], '"', ((' class="fallback" lang="' + _d[to.lang] + '"') if to.lang else ''), '>', _d[to.text], '</a>', ((' <span class="note">' + _d[to.note] + '</span>') if to.note else ''), '</li>',)
    _o += ('</ul>',)
    return _j(_o)


def label__fallback_note(_t, sentence):
    return (('<p class="fallback-note">' + _e(sentence) + '</p>\n') if sentence else '')


def line__lines(_t, tasks, keys):
    _o = []
    _o += ('<ul class="lines">\n',)
    for task in tasks:
        _o += ('<li class="line', ((' ' + _e(keys.get(task.area_id, '')) + ' ' + _e(keys.get(task.state, ''))) if keys else ''), '">', (('<time class="line__due" datetime="' + _d[task.due.iso] + '">' + _d[task.due.text] + '</time>') if task.due else ''), '<p class="line__title"><a href="', _u[task.href], '"', ((' class="fallback" lang="' + _d[task.title.lang] + '"') if task.title.lang else ''), '>', _d[task.title.text], '</a></p><span class="tag tone-', _d[task.tag.tone], '">', _d[task.tag.text], '</span><p class="line__meta">\n\n',)
        for mark, comma in spaced(task.people):
            _o += ((('<a href="' + _u[mark.href] + '">' + _d[mark.text] + '</a>') if mark.href else _d[mark.text]), _e(comma),)
        _o += ((_j(((', ' if task.people else ''), '<a href="', _u[task.within.href], '"', ((' lang="' + _d[task.within.lang] + '"') if task.within.lang else ''), '>', _d[task.within.text], '</a>')) if task.within else ''), ((' <span class="note">' + _t[27] + ' ' + _d[task.role] + '</span>') if task.role else ''), '</p></li>\n',)
    _o += ('</ul>\n',)
    return _j(_o)


def line__parts(_t, several):
    _o = []
    for group in several:
        _o += ('<h3 class="parts__title">', _d[group.title], '</h3>\n<ul class="parts">',)
        for link in group.links:
            _o += ('<li><a class="parts__link" href="', _u[link.href], '">', _d[link.text], '</a>', ((' <span class="note">' + _d[link.note] + '</span>') if link.note else ''), '</li>',)
        _o += ('</ul>\n',)
    return _j(_o)


def line__groups(_t, several, keys):
    _o = []
    for group in several:
        _o += ('<section class="section group">\n<h2 class="section__title" id="', _d[group.anchor], '">', _d[group.title], '</h2>\n', ((line__lines(_t, group.tasks, keys) + '\n') if group.tasks else ''),)
        if group.links:
            _o += ('<ul class="parts">',)
            for link in group.links:
                _o += ('<li><a class="parts__link" href="', _u[link.href], '">', _d[link.text], '</a>', ((' <span class="note">' + _d[link.note] + '</span>') if link.note else ''), '</li>',)
            _o += ('</ul>\n',)
        _o += ((_j(('<p class="more"><a href="', _u[group.more.href], '">', _d[group.more.text], '</a>', ((' <span class="note">' + _d[group.more.note] + '</span>') if group.more.note else ''), '</p>\n')) if group.more else ''), '</section>\n',)
    return _j(_o)


def load__load(_t, one):
    return ('<p class="note">' + _d[one.words] + bar__bar(_t, one) + '</p>\n')


def load__team_load(_t, one):
    _o = []
    _o += ('<section class="section section--table">\n<h2 class="section__title" id="mops-load">', _t[28], '</h2>\n<p class="section__intro">', _d[one.words], '</p>\n<table class="table">\n<thead><tr><th scope="col">', _t[29], '</th><th scope="col" class="table__end">', _t[30], '</th><th scope="col" class="table__end">', _t[31], '</th><th scope="col">', _t[32], '</th></tr></thead>\n<tbody>\n',)
    for row in one.rows:
        _o += ('<tr><th scope="row">', party__party(_t, row.person), '</th><td class="table__end"><span class="table__label" aria-hidden="true">', _t[30], '</span>', _d[row.late], '</td><td class="table__end"><span class="table__label" aria-hidden="true">', _t[31], '</span>', _d[row.week], '</td><td><span class="table__label" aria-hidden="true">', _t[32], '</span>', _d[row.open], bar__bar(_t, row.bar), '</td></tr>\n',)
    _o += ('</tbody>\n</table>\n</section>\n',)
    return _j(_o)


def metric_card__metric_card(_t, metric):
    return _j(('<article class="card metric" id="', _d[metric.anchor], '">\n<div class="card__head">\n<h3 class="card__title">', label__label(_t, metric.name), '</h3>\n<p class="note">', _d[metric.kind], '</p>\n</div>\n<div class="goal__halves">\n<div>\n', metric_card__metric_definition(_t, metric), '\n', (('<p class="meta">' + _d[metric.changed] + '</p>\n') if metric.changed else ''), '</div>\n<div>\n', facts__facts(_t, metric.facts, ''), '\n', (('<p class="more">' + label__link(_t, metric.page) + '</p>\n') if metric.page else ''), (('<p class="meta metric__goals">' + _t[33] + ' ' + label__links(_t, metric.goals) + '</p>\n') if metric.goals else ''), '</div>\n</div>\n</article>\n'))


def metric_card__metric_definition(_t, metric):
    _o = []
    _o += ((('<p class="metric__term">' + _t[34] + '</p>\n<p class="metric__formula">' + _e(metric.formula.replace(' * ', ' × ').replace(' - ', ' − ')) + '</p>\n') if metric.formula else ''), (('<p class="metric__term">' + _t[35] + '</p>\n<p class="metric__formula">' + _e(metric.worked.replace(' * ', ' × ').replace(' - ', ' − ')) + '</p>\n') if metric.worked else ''),)
    if metric.inputs:
        _o += ('<dl class="facts facts--start metric__inputs">\n',)
        for row in metric.inputs:
            _o += ('<div class="facts__row"><dt class="facts__term">', _d[row.name], '</dt><dd class="facts__answer">', (label__label(_t, row.meaning) if row.meaning else ''), ((' <span class="note">' + _d[row.example] + '</span>') if row.example else ''), '</dd></div>\n',)
        _o += ('</dl>\n',)
    return _j(_o)


def nav__nav(_t, nav):
    _o = []
    _o += ('<nav class="sheet__side" aria-label="', _t[36], '">\n<details class="nav">\n<summary class="nav__menu">', _t[37], '</summary>\n<ul class="nav__list">\n',)
    for link in nav.sections:
        _o += ('<li><a class="nav__link', (' nav__link--within' if link.within else ''), '" href="', _u[link.href], '"', (' aria-current="page"' if link.current else ''), '>', _d[link.text], '</a></li>\n',)
    _o += ('</ul>\n',)
    if nav.areas:
        _o += ('<p class="nav__title">', _t[38], '</p>\n<ul class="nav__list">\n',)
        for link in nav.areas:
            _o += ('<li><a class="nav__link', (' nav__link--within' if link.within else ''), '" href="', _u[link.href], '"', (' aria-current="page"' if link.current else ''), ((' lang="' + _d[link.lang] + '"') if link.lang else ''), '>', _d[link.text], '</a>',)
            if (nav.neighbours and (link.within or link.current)):
                _o += ('<ul class="nav__list nav__list--inner">\n',)
                for near in nav.neighbours:
                    _o += ('<li><a class="nav__link" href="', _u[near.href], '"', (' aria-current="page"' if near.current else ''), ((' lang="' + _d[near.lang] + '"') if near.lang else ''), '>', _d[near.text], '</a></li>\n',)
                _o += ((('<li><a class="nav__link nav__link--all" href="' + _u[nav.all_of_area.href] + '">' + _d[nav.all_of_area.text] + '</a></li>\n') if nav.all_of_area else ''), '</ul>\n',)
            _o += ('</li>\n',)
        _o += ('</ul>\n',)
    _o += ('</details>\n</nav>\n',)
    return _j(_o)


def nav__languages(_t, alternates):
    _o = []
    if (len(alternates) > 1):
        _o += ('<details class="menu">\n<summary class="menu__button"><span class="hidden">', _t[39], ' </span>',)
        for other in alternates:
            if not (other.current): continue
            _o += (_d[other.name],)
        _o += ('</summary>\n<ul class="menu__list">\n',)
        for other in alternates:
            _o += ('<li><a class="menu__link" href="', _u[other.href], '" lang="', _d[other.lang], '" hreflang="', _d[other.lang], '"', (' aria-current="true"' if other.current else ''), '>', _d[other.name], '</a></li>\n',)
        _o += ('</ul>\n</details>\n',)
    return _j(_o)


def nav__crumbs(_t, links):
    _o = []
    _o += ('<nav class="crumbs" aria-label="', _t[40], '"><ol class="crumbs__list">\n',)
    for link in links:
        _o += ('<li class="crumbs__part"><a class="crumbs__link" href="', _u[link.href], '"', ((' lang="' + _d[link.lang] + '"') if link.lang else ''), '>', _d[link.text], '</a></li>\n',)
    _o += ('</ol></nav>\n',)
    return _j(_o)


def nav__versions(_t, mark):
    _o = []
    _o += ('<details class="menu" data-version="', _d[mark.name], '" data-root="', _u[mark.root], '" data-page="', _d[mark.page], '">\n<summary class="menu__button"><span class="hidden">', _t[41], ' </span>', _d[mark.label], '</summary>\n<ul class="menu__list">\n<li><span class="menu__link" aria-current="true">', _d[mark.label], ' <span class="menu__note">', _d[mark.day.text], '</span></span></li>\n',)
    for old in mark.older:
        _o += ((_j(('<li><a class="menu__link" href="', _u[old.href], '">', _d[old.label], ' <span class="menu__note">', _d[old.day.text], '</span></a></li>\n')) if old.href else ('<li><span class="menu__link menu__link--none">' + _d[old.label] + ' <span class="menu__note">' + _t[42] + '</span></span></li>\n')),)
    _o += ('<li><a class="menu__link" href="', _u[mark.all_versions], '">', _t[43], '</a></li>\n</ul>\n</details>\n',)
    return _j(_o)


def nav__banner(_t, mark):
    return _j(('<p class="banner">', _t[44], ' <strong>', _d[mark.label], '</strong>, <time datetime="', _d[mark.day.iso], '">', _d[mark.day.text], '</time>. <a href="', _u[mark.current], '">', _t[45], '</a>', (_j((', ', _t[46], ' <a href="', _u[mark.since], '">', _t[47], '</a>')) if mark.since else ''), '</p>\n'))


def participation__participation(_t, view):
    _o = []
    _o += ((('<p class="section__intro">' + _d[view.window] + '</p>\n') if view.window else ''),)
    if view.affected:
        _o += ('<ul class="rows">\n',)
        for row in view.affected:
            _o += ('<li class="affected"><p class="affected__who">', party__party(_t, row.party), '</p><dl class="affected__how">', (('<div><dt class="affected__term">' + _t[48] + '</dt><dd>' + label__label(_t, row.changes) + '</dd></div>') if row.changes else ''), (('<div><dt class="affected__term">' + _t[49] + '</dt><dd>' + label__label(_t, row.gains) + '</dd></div>') if row.gains else ''), '</dl>', (_j(('<p class="affected__form"><a href="', _u[row.how], '">', _t[50], '<span class="hidden">: ', _d[row.party.text], '</span></a></p>')) if row.how else ''), '</li>\n',)
        _o += ('</ul>\n',)
    if view.feedback:
        _o += ('<h3 class="affected__title">', _t[51], '</h3>\n<ul class="rows">\n',)
        for row in view.feedback:
            _o += ('<li class="said" id="', _d[row.anchor], '"><div>', (('<blockquote class="said__text">' + label__label(_t, row.text) + '</blockquote>') if row.text else ''), '<p class="meta">', (party__party(_t, row.party) if row.party else ''), (', ' if (row.party and row.day) else ''), (('<time datetime="' + _d[row.day.iso] + '">' + _d[row.day.text] + '</time>') if row.day else ''), '</p></div><div>', tag__tag(_t, row.tag), (('<p class="said__answer">' + label__label(_t, row.answer) + '</p>') if row.answer else ''), (('<p class="meta">' + _t[52] + ' ' + label__links(_t, row.changed) + '</p>') if row.changed else ''), '</div></li>\n',)
        _o += ('</ul>\n',)
    return _j(_o)


def party__party(_t, mark):
    return ((('<a href="' + _u[mark.href] + '">' + _d[mark.text] + '</a>') if mark.href else _d[mark.text]) + ((' <span class="note">(' + _d[mark.holder] + ')</span>') if mark.holder else ''))


def party__parties(_t, marks):
    _o = []
    for mark, comma in spaced(marks):
        _o += ((('<a href="' + _u[mark.href] + '">' + _d[mark.text] + '</a>') if mark.href else _d[mark.text]), ((' <span class="note">(' + _d[mark.holder] + ')</span>') if mark.holder else ''), _e(comma),)
    return _j(_o)


def placed__placed(_t, block, view):
    _o = []
    _o += ('<div class="placed">\n',)
    if (block.name == 'raci'):
        _o += ((raci_table__raci_table(_t, view.raci) if view.raci else ''),)
    elif (block.name in ('goals', 'smart', )):
        _o += ('<div class="stack">',)
        for goal in at(view.goals, block.anchors):
            _o += (goal_card__goal_card(_t, goal),)
        _o += ('</div>\n',)
    elif (block.name in ('metrics', 'metric', )):
        _o += ('<div class="stack">',)
        for metric in at(view.metrics, block.anchors):
            _o += (metric_card__metric_card(_t, metric),)
        _o += ('</div>\n',)
    elif (block.name == 'slas'):
        _o += ('<div class="stack">',)
        for sla in at(view.slas, block.anchors):
            _o += (sla_card__sla_card(_t, sla),)
        _o += ('</div>\n',)
    elif (block.name == 'problems'):
        _o += ('<div>',)
        for card in at(view.problems, block.anchors):
            _o += (problem_card__problem_card(_t, card),)
        _o += ('</div>\n',)
    elif (block.name in ('steps', 'tasks', )):
        chosen = at(view.steps, block.anchors)
        if chosen:
            _o += ('<ol class="steps">',)
            for one in chosen:
                _o += (step__step(_t, one),)
            _o += ('</ol>',)
        loose = at(view.tasks, block.anchors)
        _o += ((check__checks(_t, loose) if loose else ''),)
    _o += ('</div>\n',)
    return _j(_o)


def problem_card__problem_card(_t, card):
    return _j(('<article class="problem" id="', _d[card.anchor], '">\n<h3 class="problem__title">', label__label(_t, card.problem), '</h3>\n<div>\n', (('<p class="problem__answer"><strong>' + _t[53] + '</strong> ' + label__label(_t, card.solution) + '</p>\n') if card.solution else ''), (('<p class="meta">' + ((label__label(_t, card.evidence) + ' ') if card.evidence else '') + (('<a href="' + _u[card.source] + '">' + _t[54] + '</a>') if card.source else '') + '</p>\n') if (card.evidence or card.source) else ''), (('<p class="meta">' + _t[55] + ' ' + label__link(_t, card.playbook) + '</p>\n') if card.playbook else ''), (('<p class="meta">' + _t[56] + ' ' + label__links(_t, card.served_by) + '</p>\n') if card.served_by else ''), '</div>\n</article>\n'))


def prose__prose_block(_t, part):
    return ('<div class="prose"' + ((' lang="' + _d[part.lang] + '"') if part.lang else '') + '>\n' + _p(part) + '\n</div>\n')


def raci_table__raci_table(_t, raci):
    _o = []
    _o += ('<ul class="legend" aria-label="', _t[57], '">\n<li class="legend__one"><b class="mark-a" aria-hidden="true">A</b> ', _t[58], '</li>\n<li class="legend__one"><b class="mark-r" aria-hidden="true">R</b> ', _t[59], '</li>\n<li class="legend__one"><b class="mark-c" aria-hidden="true">C</b> ', _t[60], '</li>\n<li class="legend__one"><b class="mark-i" aria-hidden="true">I</b> ', _t[61], '</li>\n</ul>\n',)
    a = _S(('<b class="mark-a" aria-hidden="true">A</b><span class="hidden">' + _t[62] + '</span>'))
    r = _S(('<b class="mark-r" aria-hidden="true">R</b><span class="hidden">' + _t[63] + '</span>'))
    c = _S(('<b class="mark-c" aria-hidden="true">C</b><span class="hidden">' + _t[64] + '</span>'))
    i = _S(('<b class="mark-i" aria-hidden="true">I</b><span class="hidden">' + _t[65] + '</span>'))
    marks = {'A': a, 'R': r, 'C': c, 'I': i}
    due = _t[24]
    _o += ('<div class="raci" role="region" tabindex="0" aria-labelledby="mops--matrix">\n<table class="raci__table', (' raci__table--tall' if (len(raci.columns) > 8) else ''), '">\n<caption class="raci__caption" id="mops--matrix">', _d[raci.caption], '</caption>\n<thead><tr><th class="raci__task" scope="col">', _t[66], '</th>',)
    for column in raci.columns:
        _o += ('<th class="raci__head" scope="col">', (('<a class="raci__party" href="' + _u[column.href] + '">' + _d[column.text] + '</a>') if column.href else ('<span class="raci__party">' + _d[column.text] + '</span>')), '</th>',)
    _o += ('<th class="raci__due" scope="col">', _e(due), '</th></tr></thead>\n<tbody>\n',)
    for row in raci.rows:
        _o += ('<tr><th class="raci__task" scope="row"><a href="', _u[row.href], '"', ((' class="fallback" lang="' + _d[row.title.lang] + '"') if row.title.lang else ''), '>', _d[row.title.text], '</a></th>',)
        for letters, column in zip(row.marks, raci.columns):
            if letters:
                _o += ('<td class="raci__', _e(letters[0].lower()), '">',)
                if (len(letters) == 1):
                    _o += (_e(marks[letters]),)
                else:
                    for letter in letters:
                        _o += (_e(marks[letter]), ' ',)
                _o += ('<span class="raci__name" aria-hidden="true">', _d[column.text], '</span></td>',)
            else:
                _o += ('<td></td>',)
        _o += ('<td class="raci__due">', (_j(('<span class="raci__name" aria-hidden="true">', _e(due), '</span><time datetime="', _d[row.due.iso], '">', _d[row.due.text], '</time>')) if row.due else ''), '<span class="tag tone-', _d[row.tag.tone], '">', _d[row.tag.text], '</span></td></tr>\n',)
    _o += ('</tbody>\n<tfoot><tr><th class="raci__task" scope="row">', _t[67], '</th>',)
    for column in raci.columns:
        _o += ('<td class="raci__count"><span class="raci__name" aria-hidden="true">', _d[column.text], '</span>',)
        for pair in pairs(column.counts):
            _o += ('<span class="raci__sum">', _e(pair), '</span> ',)
        _o += ('</td>',)
    _o += ('<td></td></tr></tfoot>\n</table>\n</div>\n',)
    return _j(_o)


def risk__risks(_t, rows):
    _o = []
    _o += ('<ul class="rows">\n',)
    for row in rows:
        _o += ('<li class="risk" id="', _d[row.anchor], '"><div><p class="risk__text">', label__label(_t, row.text), '</p>', (('<p class="meta">' + _t[68] + ' ' + party__party(_t, row.owner) + '</p>') if row.owner else ''), '</div><div>', tag__tag(_t, row.tag), ((' <span class="note">' + _d[row.weight] + '</span>') if row.weight else ''), (('<p class="risk__answer">' + label__label(_t, row.answer) + '</p>') if row.answer else ''), '</div></li>\n',)
    _o += ('</ul>\n',)
    return _j(_o)


def sla_card__sla_card(_t, sla):
    _o = []
    _o += ('<article class="card sla" id="', _d[sla.anchor], '">\n', (('<div class="card__head">\n<h3 class="card__title">' + label__label(_t, sla.title) + '</h3>\n<p class="tags">' + tag__tag(_t, sla.tag) + '</p>\n</div>\n') if sla.tag else ('<h3>' + label__label(_t, sla.title) + '</h3>\n')), (('<p class="card__lead">' + label__label(_t, sla.deliverable) + '</p>\n') if sla.deliverable else ''), '<dl class="sla__sides">\n<div class="sla__side"><dt class="sla__term">', _t[69], '</dt><dd class="sla__party">', (party__party(_t, sla.provider.party) if sla.provider.party else ''), '</dd><dd>', _d[sla.provider.sentence], '</dd></div>\n', (_j(('<div class="sla__side"><dt class="sla__term">', _t[70], '</dt><dd class="sla__party">', (party__party(_t, sla.consumer.party) if sla.consumer.party else ''), '</dd><dd>', _d[sla.consumer.sentence], '</dd></div>\n')) if sla.consumer else ''), '</dl>\n<div class="sla__facts">\n', facts__facts(_t, sla.facts, 'start'), '\n',)
    if (sla.escalation or sla.serves):
        _o += ('<dl class="facts facts--start">\n',)
        if sla.escalation:
            _o += ('<div class="facts__row"><dt class="facts__term">', _t[71], '</dt><dd class="facts__answer"><ol class="sla__ladder">',)
            for rung in sla.escalation:
                _o += ('<li>', party__party(_t, rung), '</li>',)
            _o += ('</ol></dd></div>\n',)
        _o += ((('<div class="facts__row"><dt class="facts__term">' + _t[19] + '</dt><dd class="facts__answer">' + label__listed(_t, sla.serves) + '</dd></div>\n') if sla.serves else ''), '</dl>\n',)
    _o += ('</div>\n</article>\n',)
    return _j(_o)


def smart__smart(_t, goal):
    _o = []
    _o += ('<ul class="smart">\n',)
    for row in goal.criteria:
        _o += ('<li class="smart__row smart__row--', _d[row.state], ' tone-', _d[row.tag.tone], '"><p class="smart__word"><span class="smart__letter" aria-hidden="true">', _d[row.letter], '</span> ', _d[row.word], '</p><p class="tag">', _d[row.tag.text], '</p><p class="smart__why">', _d[row.evidence], ((' <span class="smart__remedy">' + _d[row.remedy] + '</span>') if row.remedy else ''), '</p>',)
        for one in row.signatures:
            _o += ('<p class="smart__why smart__remedy">', _d[one.text], ((' “' + _d[one.note] + '”') if one.note else ''), '</p>',)
        _o += ((('<p class="smart__reason">' + label__label(_t, row.reason) + '</p>') if row.reason else ''), '</li>\n',)
    _o += ('</ul>\n',)
    return _j(_o)


def stakeholder__stakeholders(_t, cards):
    _o = []
    _o += ('<div class="needs">\n',)
    for card in cards:
        _o += ('<section class="needs__who" id="', _d[card.anchor], '">\n<h3 class="needs__party">', party__party(_t, card.party), '</h3>\n<ul class="rows">\n',)
        for need in card.needs:
            _o += ('<li id="', _d[need.anchor], '">', label__label(_t, need.text), (('<p class="meta">' + _t[72] + ' ' + label__links(_t, need.served_by) + '</p>') if need.served_by else ''), '</li>\n',)
        _o += ('</ul>\n</section>\n',)
    _o += ('</div>\n',)
    return _j(_o)


def step__step(_t, step):
    return _j(('<li class="step" id="', _d[step.anchor], '">\n<div class="card__head">\n<h3 class="card__title">', label__label(_t, step.title), '</h3>\n<p>', tag__tag(_t, step.tag), '</p>\n</div>\n', (('<p class="step__when"><span class="step__term">' + _t[73] + '</span> ' + label__label(_t, step.done_when) + '</p>\n') if step.done_when else ''), '<p class="meta step__meta">', (('<span>' + _t[74] + ' ' + party__parties(_t, step.accountable) + '</span>') if step.accountable else ''), (('<span>' + _d[step.window] + '</span>') if step.window else ''), (('<span>' + _t[19] + ' ' + label__links(_t, step.serves) + '</span>') if step.serves else ''), (('<span>' + _d[step.progress] + '</span>') if step.progress else ''), '</p>\n', ((check__checks(_t, step.tasks) + '\n') if step.tasks else ''), '</li>\n'))


def people__people_table(_t, rows, who, wide):
    _o = []
    _o += ('<table class="table">\n<thead><tr><th scope="col">', _e(who), '</th>', (('<th scope="col">' + _t[75] + '</th><th scope="col">' + _t[76] + '</th>') if wide else ''), '<th scope="col" class="table__end">', _t[77], '</th><th scope="col" class="table__end">', _t[78], '</th></tr></thead>\n<tbody>\n',)
    for row in rows:
        _o += ('<tr><th scope="row"><a href="', _u[row.href], '">', _d[row.text], '</a>', (('<span class="table__note">' + _d[row.note] + '</span>') if row.note else ''), (('<span class="table__note"><a href="' + _u[row.leaving.href] + '">' + _d[row.leaving.text] + '</a></span>') if row.leaving else ''), '</th>', (('<td>' + (('<span class="table__label" aria-hidden="true">' + _t[75] + '</span><span>' + label__links(_t, row.roles) + '</span>') if row.roles else '') + '</td><td>' + (_j(('<span class="table__label" aria-hidden="true">', _t[76], '</span><a href="', _u[row.team.href], '">', _d[row.team.text], '</a>')) if row.team else '') + '</td>') if wide else ''), '<td class="table__end"><span class="table__label" aria-hidden="true">', _t[77], '</span>', _d[row.accountable], '</td><td class="table__end"><span class="table__label" aria-hidden="true">', _t[78], '</span>', _d[row.responsible], '</td></tr>\n',)
    _o += ('</tbody>\n</table>\n',)
    return _j(_o)


def people__teams_table(_t, rows):
    _o = []
    _o += ('<table class="table">\n<thead><tr><th scope="col">', _t[76], '</th><th scope="col">', _t[79], '</th><th scope="col">', _t[80], '</th><th scope="col" class="table__end">', _t[32], '</th></tr></thead>\n<tbody>\n',)
    for row in rows:
        _o += ('<tr><th scope="row"><a href="', _u[row.href], '">', _d[row.text], '</a></th><td>', (('<span class="table__label" aria-hidden="true">' + _t[79] + '</span><span>' + party__party(_t, row.lead) + '</span>') if row.lead else ''), '</td><td><span class="table__label" aria-hidden="true">', _t[80], '</span><span>', (party__parties(_t, row.members) if row.members else _d[row.count]), '</span></td><td class="table__end"><span class="table__label" aria-hidden="true">', _t[32], '</span>', _d[row.open_tasks], '</td></tr>\n',)
    _o += ('</tbody>\n</table>\n',)
    return _j(_o)


def playbooks__playbooks_table(_t, rows):
    _o = []
    _o += ('<table class="table">\n<thead><tr><th scope="col">', _t[9], '</th><th scope="col">', _t[81], '</th><th scope="col">', _t[82], '</th><th scope="col" class="table__end">', _t[83], '</th><th scope="col" class="table__end">', _t[32], '</th></tr></thead>\n<tbody>\n',)
    for row in rows:
        _o += ('<tr><th scope="row"><a href="', _u[row.href], '"', ((' class="fallback" lang="' + _d[row.title.lang] + '"') if row.title.lang else ''), '>', _d[row.title.text], '</a>', (('<span class="table__note"' + ((' lang="' + _d[row.summary.lang] + '"') if row.summary.lang else '') + '>' + _d[row.summary.text] + '</span>') if row.summary else ''), '</th><td>', (('<span class="table__label" aria-hidden="true">' + _t[81] + '</span>' + (('<a href="' + _u[row.owner.href] + '">' + _d[row.owner.text] + '</a>') if row.owner.href else _d[row.owner.text])) if row.owner else ''), '</td><td><span class="table__label" aria-hidden="true">', _t[82], '</span><span class="tag tone-', _d[row.status.tone], '">', _d[row.status.text], '</span></td><td class="table__end">', (_j(('<span class="table__label" aria-hidden="true">', _t[83], '</span><time datetime="', _d[row.review.iso], '">', _d[row.review.text], '</time>')) if row.review else ''), ((' <span class="tag tone-' + _d[row.review_tag.tone] + '">' + _d[row.review_tag.text] + '</span>') if row.review_tag else ''), '</td><td class="table__end"><span class="table__label" aria-hidden="true">', _t[32], '</span>', _d[row.open_tasks], ((' <span class="tag tone-' + _d[row.late.tone] + '">' + _d[row.late.text] + '</span>') if row.late else ''), '</td></tr>\n',)
    _o += ('</tbody>\n</table>\n',)
    return _j(_o)


def tag__tag(_t, tag):
    return ('<span class="tag tone-' + _d[tag.tone] + '">' + _d[tag.text] + '</span>')


def tag__tags(_t, several):
    _o = []
    if several:
        _o += ('<ul class="tags">',)
        for tag in several:
            _o += ('<li class="tag tone-', _d[tag.tone], '">', _d[tag.text], '</li>',)
        _o += ('</ul>\n',)
    return _j(_o)


def timeline__timeline(_t, one):
    return (((timeline__days(_t, one, one.caption, one.weeks, True) + '\n') if one.weeks else '') + (('<details>\n<summary>' + _d[one.fold.title] + '</summary>\n' + timeline__days(_t, one, one.fold.caption, one.fold.weeks, (not one.weeks)) + '\n</details>\n') if one.fold else '') + (('<p class="more">' + _d[one.undated] + '</p>\n') if one.undated else ''))


def timeline__days(_t, one, caption, weeks, first):
    _o = []
    start = _t[84]
    end = _t[85]
    who = _t[86]
    _o += ('<table class="table timeline">\n<caption class="meta">', _e(caption), ((' <span class="timeline__line">' + _d[one.line] + '</span>') if (one.line and first) else ''), '</caption>\n<thead><tr><th scope="col">', _t[21], '</th><th scope="col">', _e(start), '</th><th scope="col">', _e(end), '</th><th scope="col">', _e(who), '</th><th scope="col" class="timeline__bar"><svg viewBox="', _d[one.stretch.box], '" preserveAspectRatio="none" aria-hidden="true">', (('<g id="mops--days"><path class="timeline__grid" d="' + _d[one.stretch.grid] + '" vector-effect="non-scaling-stroke"/><path class="timeline__grid timeline__today" d="M.5 0v10" vector-effect="non-scaling-stroke"/></g>') if first else '<use href="#mops--days"/>'), '</svg><span class="timeline__months">',)
    for month in one.stretch.months:
        _o += ('<span>', _e(month), '</span> ',)
    _o += ('</span></th></tr></thead>\n',)
    for week in weeks:
        _o += ('<tbody>\n<tr class="timeline__week"><th colspan="5" scope="rowgroup">', _d[week.title], '</th></tr>\n',)
        for row in week.rows:
            _o += ('<tr><th scope="row"><a href="', _u[row.href], '"', ((' class="fallback" lang="' + _d[row.title.lang] + '"') if row.title.lang else ''), '>', _d[row.title.text], '</a> <span class="tag tone-', _d[row.tag.tone], '">', _d[row.tag.text], '</span>', (('<span class="table__note">' + (_d[row.note] if row.note else '') + (_j(((', ' if row.note else ''), '<a href="', _u[row.playbook.href], '"', ((' lang="' + _d[row.playbook.lang] + '"') if row.playbook.lang else ''), '>', _d[row.playbook.text], '</a>')) if row.playbook else '') + '</span>') if (row.note or row.playbook) else ''), '</th>', (('<td><span class="table__label" aria-hidden="true">' + _e(start) + '</span>' + _d[row.start.text] + '</td>') if row.start else '<td></td>'), (('<td><span class="table__label" aria-hidden="true">' + _e(end) + '</span>' + _d[row.end.text] + '</td>') if row.end else '<td></td>'), '<td>',)
            if row.owners:
                _o += ('<span class="table__label" aria-hidden="true">', _e(who), '</span><span>',)
                for mark, mark_end in spaced(row.owners):
                    _o += ((('<a href="' + _u[mark.href] + '">' + _d[mark.text] + '</a>') if mark.href else _d[mark.text]), _e(mark_end),)
                _o += ('</span>',)
            _o += ('</td><td class="timeline__bar"><svg viewBox="', _d[one.stretch.box], '" preserveAspectRatio="none" aria-hidden="true"><use href="#mops--days"/><path class="timeline__', _d[row.look], '" d="', _d[row.bar], '" vector-effect="non-scaling-stroke"/></svg></td></tr>\n',)
        _o += ('</tbody>\n',)
    _o += ('</table>\n',)
    return _j(_o)


def totals__totals(_t, several):
    _o = []
    _o += ('<ul class="totals">\n',)
    for total in several:
        _o += ('<li class="totals__one"><a class="totals__link" href="', _u[total.href], '"><span class="totals__number totals__number--', _d[total.tone], '">', _d[total.number], '</span> <span class="totals__text">', _d[total.text], '</span></a></li>\n',)
    _o += ('</ul>\n',)
    return _j(_o)


def values__values(_t, one):
    return ('<details>\n<summary>' + _t[87] + '</summary>\n' + values__values_table(_t, one) + '\n</details>\n')


def values__values_table(_t, one):
    _o = []
    _o += ('<div class="values" role="region" tabindex="0" aria-label="', _d[one.caption], '">\n<table>\n<caption class="hidden">', _d[one.caption], '</caption>\n<thead><tr><th scope="col">', _t[88], '</th>',)
    for name in one.columns:
        _o += ('<th scope="col" class="values__end"><code>', _e(name), '</code></th>',)
    _o += ('<th scope="col" class="values__end">', _d[one.value], '</th>', (('<th scope="col">' + _t[89] + '</th>') if one.notes else ''), '</tr></thead>\n<tbody>\n',)
    for row in one.rows:
        _o += ('<tr><th scope="row">', _d[row.period], '</th>',)
        for number in row.numbers:
            _o += ('<td class="values__end">', _e(number), '</td>',)
        _o += ('<td class="values__end">', _d[row.value], '</td>', (('<td>' + _d[row.note] + '</td>') if one.notes else ''), '</tr>\n',)
    _o += ('</tbody>\n</table>\n</div>\n',)
    return _j(_o)


def ways__ways(_t, links):
    _o = []
    _o += ('<ul class="ways">\n',)
    for one in links:
        _o += ('<li><a class="ways__link" href="', _u[one.href], '"', (' aria-current="page"' if one.current else ''), '>', _d[one.text], '</a></li>\n',)
    _o += ('</ul>\n',)
    return _j(_o)


def base__page(_t, frame, view, main):
    _o = []
    _o += ('<!doctype html>\n<html lang="', _d[frame.lang], '">\n<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; script-src \'self\'; style-src \'self\'; img-src \'self\'; font-src \'self\'; connect-src \'self\'; base-uri \'none\'; form-action \'none\'; object-src \'none\'; frame-src \'none\'">\n<meta name="referrer" content="no-referrer">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>', _d[frame.title], '</title>\n<meta name="description" content="', _d[frame.description], '">\n', (('<meta name="robots" content="' + _d[frame.robots] + '">\n') if frame.robots else ''), (('<meta http-equiv="refresh" content="0; url=\'' + _u[frame.moved] + '\'">\n') if frame.moved else ''), (('<link rel="canonical" href="' + _u[frame.canonical] + '">\n') if frame.canonical else ''),)
    for other in frame.alternates:
        if not (other.absolute): continue
        _o += ('<link rel="alternate" hreflang="', _d[other.lang], '" href="', _u[other.absolute], '">\n',)
    for first in frame.alternates[:1]:
        if not (first.absolute): continue
        _o += ('<link rel="alternate" hreflang="x-default" href="', _u[first.absolute], '">\n',)
    _o += ((('<link rel="alternate" type="application/atom+xml" href="' + _u[frame.feed] + '">\n') if frame.feed else ''), (('<link rel="alternate" type="text/calendar" href="' + _u[frame.calendar] + '">\n') if frame.calendar else ''), '<link rel="icon" type="image/svg+xml" href="', _u[frame.top], 'favicon.svg">\n<link rel="stylesheet" href="', _u[frame.top], 'style.css">\n<script src="', _u[frame.top], 'page.js"></script>\n', (('<script src="' + _u[frame.version.root] + 'versions.js" defer></script>\n') if frame.version else ''), '</head>\n<body>\n<a class="skip" href="#mops--main">', _t[90], '</a>\n<header class="top">\n<a class="top__brand" href="', _u[frame.home], '">', _d[frame.site], '</a>\n<div class="top__tools">\n', ((nav__versions(_t, frame.version) + '\n') if frame.version else ''), nav__languages(_t, frame.alternates), '\n<button class="theme" type="button" hidden data-auto="', _t[91], '" data-light="', _t[92], '" data-dark="', _t[93], '"></button>\n</div>\n</header>\n<div class="sheet">\n<div class="sheet__grid">\n', nav__nav(_t, frame.nav), '\n<div class="sheet__page">\n', ((nav__crumbs(_t, frame.crumbs) + '\n') if frame.crumbs else ''), '<main id="mops--main" class="main">\n', ((nav__banner(_t, frame.version) + '\n') if (frame.version and frame.version.own) else ''), main(_t, frame, view), '</main>\n</div>\n</div>\n</div>\n<footer class="bottom">\n<p>', (_j(((('<strong>' + _d[frame.version.label] + '</strong>. ') if frame.version else ''), _t[94], ' <time datetime="', _d[frame.as_of.iso], '">', _d[frame.as_of.text], '</time>. ')) if frame.as_of else ''), _t[95], '</p>\n',)
    if (frame.calendar or frame.edit):
        _o += ('<p class="bottom__edit">\n', (('<a href="' + _u[frame.calendar] + '">' + _t[96] + '</a>\n') if frame.calendar else ''), (('<a href="' + _u[frame.feed] + '">' + _t[97] + '</a>\n') if frame.feed else ''),)
        for table in frame.tables:
            _o += ('<a href="', _u[table.href], '">', _d[table.text], '</a>\n',)
        _o += ((('<a href="' + _u[frame.edit] + '">' + _t[98] + '</a>\n') if frame.edit else ''), '</p>\n',)
    _o += ('</footer>\n</body>\n</html>',)
    return _j(_o)


def area__main(_t, frame, view):
    _o = []
    _o += (head__head(_t, view.title, (_S(label__label(_t, view.summary)) if view.summary else None), (), ()), '\n', label__fallback_note(_t, view.fallback), '\n',)
    for part in view.body:
        if not (_is_prose(part)): continue
        _o += (prose__prose_block(_t, part),)
    _o += ((('<section class="section">\n<h2 class="section__title" id="mops-goals">' + _t[99] + '</h2>\n' + goal_line__goal_lines(_t, view.goals) + '\n</section>\n') if view.goals else ''), '<section class="section section--table">\n<h2 class="section__title" id="mops-playbooks">', _t[100], '</h2>\n', ((playbooks__playbooks_table(_t, view.playbooks) + '\n') if view.playbooks else ('<p class="empty">' + _t[101] + '</p>\n')), (('<p class="more">' + label__link(_t, view.quarter) + '</p>\n') if view.quarter else ''), '</section>\n', (('<section class="section section--table">\n<h2 class="section__title" id="mops-coverage">' + _t[102] + '</h2>\n' + coverage__coverage(_t, view.coverage) + '\n</section>\n') if view.coverage else ''), line__groups(_t, view.tasks, None), '\n',)
    if view.pages:
        _o += ('<section class="section">\n<h2 class="section__title" id="mops-pages">', _t[103], '</h2>\n<ul class="rows">',)
        for page in view.pages:
            _o += ('<li>', label__link(_t, page), '</li>',)
        _o += ('</ul>\n</section>\n',)
    _o += ((('<p class="more">' + label__links(_t, view.more) + '</p>\n') if view.more else ''),)
    return _j(_o)


def areas__main(_t, frame, view):
    return _j(('<link rel="stylesheet" href="', _u[frame.top], 'choose.css">\n<h1>', _d[view.title], '</h1>\n<p class="head__lead">', _d[view.intro], '</p>\n<div class="section">\n', area_card__area_cards(_t, view.areas), '\n</div>\n'))


def atoz__main(_t, frame, view):
    _o = []
    _o += ('<h1>', _d[view.title], '</h1>\n<p class="head__lead">', _d[view.intro], '</p>\n',)
    if view.letters:
        _o += ('<nav class="letters" aria-label="', _t[104], '"><ul class="letters__list">',)
        for letter, anchor, pages in view.letters:
            _o += ('<li><a class="letters__link" href="#', _e(anchor), '">', _e(letter), '</a></li>',)
        _o += ('</ul></nav>\n',)
    for letter, anchor, pages in view.letters:
        _o += ('<section class="section letter">\n<h2 id="', _e(anchor), '">', _e(letter), '</h2>\n<ul class="letter__list">',)
        for page in pages:
            _o += ('<li class="letter__page">', label__link(_t, page), '</li>',)
        _o += ('</ul>\n</section>\n',)
    _o += ((('<p class="more">' + label__links(_t, view.more) + '</p>\n') if view.more else ''),)
    return _j(_o)


def board__main(_t, frame, view):
    return (choosing__choosing(_t, frame.top, view, view.ways, view.areas) + '\n' + board__board(_t, view.columns, keys_(view.filters)) + '\n')


def changes__main(_t, frame, view):
    _o = []
    _o += ('<link rel="stylesheet" href="', _u[frame.top], 'choose.css">\n<h1>', _d[view.title], '</h1>\n<p class="head__lead">', _d[view.lead], '</p>\n', (('<p class="meta">' + _d[view.when] + '</p>\n') if view.when else ''), (('<p class="release__note">' + label__label(_t, view.note) + '</p>\n') if view.note else ''), ((filters__filters(_t, view.filters) + '\n') if view.filters else ''),)
    if view.unread:
        _o += ('<section class="section">\n<h2 class="section__title" id="mops--unread">', _d[view.unread_title], '</h2>\n<ul class="meta">',)
        for one in view.unread:
            _o += ('<li>', _e(one), '</li>',)
        _o += ('</ul>\n</section>\n',)
    keys = keys_(view.filters)
    for one in view.groups:
        _o += (changes__group(_t, one, keys), '\n',)
    if view.wording:
        _o += ('<section class="section group">\n<h2 class="section__title" id="mops--wording">', _d[view.wording_title], '</h2>\n<ul class="rows">\n',)
        for one in view.wording:
            _o += ('<li class="group">\n', (_j(('<p class="meta ', _e(keys.get('wording', '')), '" id="', _d[one.anchor], '">', (('<a href="' + _u[one.href] + '">' + _d[one.title.text] + '</a>') if one.href else _d[one.title.text]), ' <span class="note">', _d[one.more], '</span></p>\n')) if one.more else _j(('<details id="', _d[one.anchor], '">\n<summary>', _d[one.title.text], '</summary>\n', changes__cards(_t, one.cards, keys), '\n', (('<p class="more"><a href="' + _u[one.href] + '">' + _t[105] + '</a></p>\n') if one.href else ''), '</details>\n'))), '</li>\n',)
        _o += ('</ul>\n</section>\n',)
    _o += ((('<p class="more">' + label__link(_t, view.up) + '</p>\n') if view.up else ''),)
    return _j(_o)


def goals__main(_t, frame, view):
    _o = []
    _o += ('<h1>', _d[view.title], '</h1>\n<p class="head__lead">', _d[view.intro], '</p>\n',)
    for title, anchor, goals in view.groups:
        _o += ('<section class="section">\n<h2 class="section__title" id="', _e(anchor), '">', _e(title), '</h2>\n', goal_line__goal_lines(_t, goals), '\n</section>\n',)
    _o += ((('<p class="more">' + label__links(_t, view.more) + '</p>\n') if view.more else ''),)
    return _j(_o)


def handover__main(_t, frame, view):
    _o = []
    _o += ('<link rel="stylesheet" href="', _u[frame.top], 'choose.css">\n<h1>', _d[view.title], '</h1>\n<p class="head__lead">', _d[view.lead], '</p>\n', (('<p class="note how">' + _d[view.how] + '</p>\n') if view.how else ''),)
    for group in view.groups:
        _o += (handover__holdings(_t, group), '\n',)
    return _j(_o)


def home__main(_t, frame, view):
    _o = []
    _o += ('<link rel="stylesheet" href="', _u[frame.top], 'choose.css">\n<h1>', _d[view.title], '</h1>\n<p class="head__lead head__lead--wide">', _d[view.totals_line], '</p>\n', ((totals__totals(_t, view.totals) + '\n') if view.totals else ''), (('<p class="more"><a href="#mops--changed">' + _d[view.latest.changes.title] + '</a>: ' + _d[view.latest.lead] + '</p>\n') if view.latest else ''), (('<p class="more">' + _t[106] + ': ' + label__links(_t, view.leaving) + '</p>\n') if view.leaving else ''), '<div class="home">\n<section class="section">\n<h2 class="section__title" id="mops-goals">', _t[99], '</h2>\n', ((goal_line__goal_lines(_t, view.goals) + '\n') if view.goals else ('<p class="empty">' + _t[107] + '</p>\n')), (('<p class="more">' + label__link(_t, view.all_goals) + '</p>\n') if view.all_goals else ''), '</section>\n<section class="section">\n<h2 class="section__title" id="mops-due">', _d[view.due_title], '</h2>\n', (('<div class="lines--short">\n' + line__lines(_t, view.due, None) + '\n</div>\n') if view.due else ('<p class="empty">' + _t[108] + '</p>\n')), (('<p class="more">' + label__link(_t, view.all_tasks) + '</p>\n') if view.all_tasks else ''), '</section>\n</div>\n',)
    if view.problems:
        _o += ('<section class="section">\n<h2 class="section__title" id="mops-problems">', _t[109], '</h2>\n<ul class="rows">\n',)
        for problem in view.problems:
            _o += ('<li class="start"><a class="start__link', (' fallback' if problem.lang else ''), '" href="', _u[problem.href], '"', ((' lang="' + _d[problem.lang] + '"') if problem.lang else ''), '>', _d[problem.text], '</a>', ((' <span class="note">' + _d[problem.note] + '</span>') if problem.note else ''), '</li>\n',)
        _o += ('</ul>\n', (('<p class="more">' + label__link(_t, view.all_problems) + '</p>\n') if view.all_problems else ''), '</section>\n',)
    _o += ((_j(('<section class="section">\n<h2 class="section__title" id="mops-areas">', _t[38], '</h2>\n', area_card__area_cards(_t, view.areas), '\n', (('<p class="more">' + label__link(_t, view.all_areas) + '</p>\n') if view.all_areas else ''), '</section>\n')) if view.areas else ''), ((changes__latest(_t, view.latest) + '\n') if view.latest else ''),)
    for part in view.welcome:
        if not (_is_prose(part)): continue
        _o += (prose__prose_block(_t, part),)
    return _j(_o)


def listpage__main(_t, frame, view):
    return _j(('<h1>', _d[view.title], '</h1>\n<p class="head__lead">', _d[view.intro], '</p>\n<p class="more">', label__link(_t, view.up), ((' · ' + label__links(_t, view.more)) if view.more else ''), '</p>\n', line__groups(_t, view.groups, None), '\n'))


def metric__main(_t, frame, view):
    _o = []
    _o += (head__head(_t, _S(label__label(_t, view.title)), view.lead, None, view.facts), '\n<section class="section">\n<h2 class="section__title" id="mops--values">', _t[110], '</h2>\n', ((chart__chart(_t, view.chart, view.finding) + '\n') if view.chart else (('<p>' + _d[view.finding] + '</p>\n') if view.finding else '')), ((values__values_table(_t, view.values) + '\n') if view.values else ''), (('<p class="empty">' + _d[view.empty] + '</p>\n') if view.empty else ''), '</section>\n', (('<section class="section">\n<h2 class="section__title" id="mops--definition">' + _t[111] + '</h2>\n' + metric_card__metric_definition(_t, view.card) + '\n</section>\n') if (view.card.formula or view.card.inputs) else ''),)
    if view.revisions:
        _o += ('<section class="section">\n<h2 class="section__title" id="mops--revisions">', _t[112], '</h2>\n<dl class="facts facts--start">\n',)
        for one in view.revisions:
            _o += ('<div class="facts__row"><dt class="facts__term">', _d[one.title], '</dt><dd class="facts__answer">', (label__label(_t, one.why) if one.why else ''), '</dd></div>\n',)
        _o += ('</dl>\n</section>\n',)
    if view.uses:
        _o += ('<section class="section">\n<h2 class="section__title" id="mops--uses">', _t[113], '</h2>\n<ul class="rows">\n',)
        for one in view.uses:
            _o += ('<li>', label__link(_t, one.link), ' <span class="note">', _d[one.kind], ((', ' + label__link(_t, one.playbook)) if one.playbook else ''), '</span></li>\n',)
        _o += ('</ul>\n</section>\n',)
    return _j(_o)


def missing__main(_t, frame, view):
    _o = []
    _o += ('<h1>', _d[view.title], '</h1>\n<p class="head__lead">', _d[view.intro], '</p>\n<ul class="rows section">',)
    for way in view.links:
        _o += ('<li>', label__link(_t, way), '</li>',)
    _o += ('</ul>\n',)
    return _j(_o)


def party__main(_t, frame, view):
    _o = []
    _o += (head__head(_t, view.title, view.subtitle, view.tags, view.facts), '\n', (('<p class="more"><a href="' + _u[view.handover.href] + '">' + _d[view.handover.text] + '</a></p>\n') if view.handover else ''), ((load__load(_t, view.load) + '\n') if view.load else ''), (('<p class="empty empty--wide">' + _d[view.empty] + '</p>\n') if view.empty else ''), (_j(('<dl class="facts facts--start facts--ties">\n', (('<div class="facts__row"><dt class="facts__term">' + _t[75] + '</dt><dd class="facts__answer">' + label__links(_t, view.roles) + '</dd></div>\n') if view.roles else ''), (('<div class="facts__row"><dt class="facts__term">' + (_t[80] if (view.kind == 'team') else _t[114]) + '</dt><dd class="facts__answer">' + party__parties(_t, view.members) + '</dd></div>\n') if view.members else ''), (('<div class="facts__row"><dt class="facts__term">' + _t[115] + '</dt><dd class="facts__answer">' + label__listed(_t, view.slas) + '</dd></div>\n') if view.slas else ''), (('<div class="facts__row"><dt class="facts__term">' + _t[116] + '</dt><dd class="facts__answer">' + label__listed(_t, view.asked) + '</dd></div>\n') if view.asked else ''), (('<div class="facts__row"><dt class="facts__term">' + _t[117] + '</dt><dd class="facts__answer">' + label__listed(_t, view.metrics) + '</dd></div>\n') if view.metrics else ''), '</dl>\n')) if ((((view.roles or view.members) or view.slas) or view.metrics) or view.asked) else ''), ((load__team_load(_t, view.loads) + '\n') if view.loads else ''), line__groups(_t, view.now, None), '\n', (('<section class="section">\n<h2 class="section__title" id="mops-reviews">' + _t[118] + '</h2>\n' + line__lines(_t, view.reviews, None) + '\n</section>\n') if view.reviews else ''), (changes__changed_for(_t, view.news) if view.news else ''),)
    for duty in view.duties:
        _o += ('<section class="section">\n', (_j(('<details class="duty">\n<summary class="duty__head"><h2 id="', _d[duty.anchor], '">', _d[duty.title], '</h2> <span class="duty__count">', _d[duty.count], '</span></summary>\n<p class="duty__why">', _d[duty.explanation], '</p>\n')) if duty.folded else _j(('<div class="duty__head"><h2 id="', _d[duty.anchor], '">', _d[duty.title], '</h2> <span class="duty__count">', _d[duty.count], '</span></div>\n<p class="duty__why">', _d[duty.explanation], '</p>\n'))), ((line__lines(_t, duty.tasks, None) + '\n') if duty.tasks else ''), ((line__parts(_t, duty.groups) + '\n') if duty.groups else ''), ('</details>\n' if duty.folded else ''), '</section>\n',)
    _o += ((('<section class="section">\n<h2 class="section__title" id="mops-goals">' + _t[99] + '</h2>\n' + goal_line__goal_lines(_t, view.goals) + '\n</section>\n') if view.goals else ''), (('<section class="section section--table">\n<h2 class="section__title" id="mops-playbooks">' + _t[100] + '</h2>\n' + playbooks__playbooks_table(_t, view.owns) + '\n</section>\n') if view.owns else ''),)
    return _j(_o)


def people__main(_t, frame, view):
    return _j(('<h1>', _d[view.title], '</h1>\n<p class="head__lead">', _d[view.intro], '</p>\n', (('<section class="section section--table">\n<h2 class="section__title" id="mops-people">' + _t[119] + '</h2>\n' + people__people_table(_t, view.people, _t[29], True) + '\n</section>\n') if view.people else ''), (('<section class="section section--table">\n<h2 class="section__title" id="mops-roles">' + _t[75] + '</h2>\n' + people__people_table(_t, view.roles, _t[120], False) + '\n</section>\n') if view.roles else ''), (('<section class="section section--table">\n<h2 class="section__title" id="mops-teams">' + _t[121] + '</h2>\n' + people__teams_table(_t, view.teams) + '\n</section>\n') if view.teams else '')))


def plain__main(_t, frame, view):
    _o = []
    _o += (head__head(_t, _S(label__label(_t, view.title)), (_S(label__label(_t, view.summary)) if view.summary else None), (), ()), '\n', label__fallback_note(_t, view.fallback), '\n', head__contents(_t, view.contents), '\n',)
    for part in view.body:
        if not (_is_prose(part)): continue
        _o += (prose__prose_block(_t, part),)
    return _j(_o)


def playbook__main(_t, frame, view):
    _o = []
    shown = view.shown
    _o += (head__head(_t, _S(label__label(_t, view.title)), (_S(label__label(_t, view.summary)) if view.summary else None), view.tags, view.facts), '\n', label__fallback_note(_t, view.fallback), '\n', head__contents(_t, view.contents), '\n',)
    for part in view.body:
        _o += ((prose__prose_block(_t, part) if _is_prose(part) else placed__placed(_t, part, view)),)
    left = unplaced(view.goals, 'goals', shown)
    if left:
        _o += ('<section class="section">\n<h2 class="section__title" id="mops--goals">', _t[99], '</h2>\n<div class="stack">\n',)
        for goal in left:
            _o += (goal_card__goal_card(_t, goal),)
        _o += ('</div>\n</section>\n',)
    _o += ((('<section class="section">\n<h2 class="section__title" id="mops--raci">' + _t[122] + '</h2>\n' + raci_table__raci_table(_t, view.raci) + '\n</section>\n') if (view.raci and ('raci' not in shown)) else ''),)
    left = unplaced(view.steps, 'steps', shown)
    if left:
        _o += ('<section class="section">\n<h2 class="section__title" id="mops--steps">', _t[123], '</h2>\n<ol class="steps">\n',)
        for one in left:
            _o += (step__step(_t, one),)
        _o += ('</ol>\n</section>\n',)
    left = unplaced(view.tasks, 'tasks', shown)
    _o += ((('<section class="section">\n<h2 class="section__title" id="mops--tasks">' + (_t[125] if view.steps else _t[124]) + '</h2>\n' + check__checks(_t, left) + '\n</section>\n') if left else ''), (('<section class="section">\n<h2 class="section__title" id="mops--timeline">' + _t[126] + '</h2>\n' + timeline__timeline(_t, view.timeline) + '\n</section>\n') if view.timeline else ''),)
    left = unplaced(view.slas, 'slas', shown)
    if left:
        _o += ('<section class="section">\n<h2 class="section__title" id="mops--slas">', _t[115], '</h2>\n<div class="stack">\n',)
        for sla in left:
            _o += (sla_card__sla_card(_t, sla),)
        _o += ('</div>\n</section>\n',)
    _o += ((('<section class="section">\n<h2 class="section__title" id="mops--stakeholders">' + _t[127] + '</h2>\n' + stakeholder__stakeholders(_t, view.stakeholders) + '\n</section>\n') if (view.stakeholders and ('stakeholders' not in shown)) else ''),)
    left = unplaced(view.metrics, 'metrics', shown)
    if left:
        _o += ('<section class="section">\n<h2 class="section__title" id="mops--metrics">', _t[128], '</h2>\n<div class="stack">\n',)
        for metric in left:
            _o += (metric_card__metric_card(_t, metric),)
        _o += ('</div>\n</section>\n',)
    _o += ((('<section class="section">\n<h2 class="section__title" id="mops--participation">' + _t[129] + '</h2>\n' + participation__participation(_t, view.participation) + '\n</section>\n') if (view.participation and ('participation' not in shown)) else ''), (('<section class="section">\n<h2 class="section__title" id="mops--risks">' + _t[130] + '</h2>\n' + risk__risks(_t, view.risks) + '\n</section>\n') if (view.risks and ('risks' not in shown)) else ''), (('<section class="section">\n<h2 class="section__title" id="mops--decisions">' + _t[131] + '</h2>\n' + decision__decisions(_t, view.decisions) + '\n</section>\n') if (view.decisions and ('decisions' not in shown)) else ''),)
    left = unplaced(view.problems, 'problems', shown)
    if left:
        _o += ('<section class="section">\n<h2 class="section__title" id="mops--problems">', _t[132], '</h2>\n',)
        for card in left:
            _o += (problem_card__problem_card(_t, card),)
        _o += ('</section>\n',)
    _o += ((('<section class="section">\n<h2 class="section__title" id="mops--related">' + _t[133] + '</h2>\n<p>' + label__links(_t, view.related) + '</p>\n</section>\n') if view.related else ''), (('<section class="section">\n<h2 class="section__title" id="mops--history">' + _t[134] + '</h2>\n' + changes__history(_t, view.history) + '\n</section>\n') if view.history else ''),)
    return _j(_o)


def problems__main(_t, frame, view):
    _o = []
    _o += ('<h1>', _d[view.title], '</h1>\n<p class="head__lead">', _d[view.intro], '</p>\n',)
    for title, anchor, cards in view.groups:
        _o += ('<section class="section">\n<h2 class="section__title" id="', _e(anchor), '">', _e(title), '</h2>\n',)
        for card in cards:
            _o += (problem_card__problem_card(_t, card),)
        _o += ('</section>\n',)
    return _j(_o)


def quarter__main(_t, frame, view):
    return _j(('<h1>', _d[view.title], '</h1>\n<p class="head__lead">', _d[view.intro], '</p>\n', (('<div class="placed">\n' + timeline__timeline(_t, view.timeline) + '\n</div>\n') if view.timeline else ('<p class="empty empty--wide">' + _t[135] + '</p>\n')), '<p class="more">', label__links(_t, view.more), '</p>\n'))


def reviews__main(_t, frame, view):
    return (choosing__choosing(_t, frame.top, view, None, None) + '\n' + line__groups(_t, view.groups, keys_(view.filters)) + '\n' + (('<p class="empty empty--wide">' + _t[136] + '</p>\n') if (not view.groups) else ''))


def tasks__main(_t, frame, view):
    _o = []
    _o += (choosing__choosing(_t, frame.top, view, view.ways, None), '\n',)
    keys = keys_(view.filters)
    _o += (line__groups(_t, view.groups, keys), '\n', (('<p class="empty empty--wide">' + _t[137] + '</p>\n') if (not view.groups) else ''), line__groups(_t, view.done, keys), '\n', (('<p class="more">' + label__links(_t, view.more) + '</p>\n') if view.more else ''),)
    return _j(_o)


def versions__main(_t, frame, view):
    _o = []
    _o += ('<h1>', _d[view.title], '</h1>\n<p class="head__lead">', _d[view.intro], '</p>\n<ul class="rows section">\n',)
    for row in view.rows:
        _o += ('<li class="release"><p class="release__head">', label__link(_t, row.link), ' <time datetime="', _d[row.day.iso], '">', _d[row.day.text], '</time>', ((' ' + tag__tag(_t, row.tag)) if row.tag else ''), '</p>\n', (('<p class="release__note">' + label__label(_t, row.note) + '</p>\n') if row.note else ''), (('<p>' + _t[138] + ' ' + label__link(_t, row.changes) + '</p>\n') if row.changes else ''), '</li>\n',)
    _o += ('</ul>\n',)
    return _j(_o)


LAYOUT = base__page
MAINS = {
    'pages/area.html': area__main,
    'pages/areas.html': areas__main,
    'pages/atoz.html': atoz__main,
    'pages/board.html': board__main,
    'pages/changes.html': changes__main,
    'pages/goals.html': goals__main,
    'pages/handover.html': handover__main,
    'pages/home.html': home__main,
    'pages/listpage.html': listpage__main,
    'pages/metric.html': metric__main,
    'pages/missing.html': missing__main,
    'pages/party.html': party__main,
    'pages/people.html': people__main,
    'pages/plain.html': plain__main,
    'pages/playbook.html': playbook__main,
    'pages/problems.html': problems__main,
    'pages/quarter.html': quarter__main,
    'pages/reviews.html': reviews__main,
    'pages/tasks.html': tasks__main,
    'pages/versions.html': versions__main,
}
