"""Vague words in three languages: which fire, which stay silent."""

import pytest

from assess.plans import assessed_goal, codes, config, words
from mopsdocs.assess.lexicon import VAGUE
from mopsdocs.assess.vague import has_quantity, vague_words
from steps import LINEAR, growth

PLAIN = config()

FIRING = [
    ("en", "Improve email", "improve"),
    ("en", "Improving how we send mail", "improving"),
    ("en", "Make email marketing more valuable", "valuable"),
    ("en", "Improvements to the forms", "improvements"),
    ("en", "Better leads", "better"),
    ("en", "The best newsletter", "best"),
    ("en", "Optimizing the funnel", "optimizing"),
    ("en", "Maximise clicks", "maximise"),
    ("en", "Enhanced reports", "enhanced"),
    ("en", "A boost for the brand", "boost"),
    ("en", "Leveraging our data", "leveraging"),
    ("en", "More efficient campaigns", "efficient"),
    ("en", "Effective mails", "effective"),
    ("en", "A seamless hand-over", "seamless"),
    ("en", "Easier briefings", "easier"),
    ("en", "A user friendly form", "user friendly"),
    ("en", "Faster answers", "faster"),
    ("en", "Reply quickly", "quickly"),
    ("en", "Reply as soon as possible", "as soon as possible"),
    ("en", "Several newsletters", "several"),
    ("en", "Some countries", "some"),
    ("en", "Significantly more clicks", "significantly"),
    ("en", "Quality content", "quality"),
    ("en", "Leads, lists, etc.", "etc."),
    ("en", "Try to answer every lead", "try to"),
    ("en", "Support the sales team", "support the"),
    ("en", "Enable sales", "enable"),
    ("en", "Ongoing hygiene", "ongoing"),
    ("en", "Improve email in 2026", "improve"),
    ("en", "Improve step 3 of the journey", "improve"),
    ("en", "Raise clicks by 25 %. Improve quality", "improve"),
    ("en", "Raise clicks by 25 % while improving reports", "improving"),
    ("es", "Mejorar el correo", "mejorar"),
    ("es", "El correo mejorará", "mejorará"),
    ("es", "Mejora de los informes", "mejora"),
    ("es", "Mejores correos", "mejores"),
    ("es", "Optimizamos el embudo", "optimizamos"),
    ("es", "Impulsar la marca", "impulsar"),
    ("es", "Procesos más eficientes", "eficientes"),
    ("es", "Respuestas rápidas", "rápidas"),
    ("es", "Informes fáciles", "fáciles"),
    ("es", "Contestar cuanto antes", "cuanto antes"),
    ("es", "Entregar a tiempo", "a tiempo"),
    ("es", "Contenidos de calidad", "de calidad"),
    ("es", "Varias campañas", "varias"),
    ("es", "Apoyar a ventas", "apoyar"),
    ("es", "Un aumento significativo", "significativo"),
    ("pt", "Melhorar o e-mail", "melhorar"),
    ("pt", "Melhorando os relatórios", "melhorando"),
    ("pt", "Melhores leads", "melhores"),
    ("pt", "Otimizar o funil", "otimizar"),
    ("pt", "Processos mais eficientes", "eficientes"),
    ("pt", "Respostas rápidas", "rápidas"),
    ("pt", "Formulários fáceis", "fáceis"),
    ("pt", "Relatórios simples", "simples"),
    ("pt", "Conteúdo de qualidade", "de qualidade"),
    ("pt", "Responder o quanto antes", "o quanto antes"),
    ("pt", "Várias campanhas", "várias"),
    ("pt", "Apoiar as vendas", "apoiar"),
    ("pt", "Facilitando o acesso", "facilitando"),
]

SILENT = [
    ("en", "25 % more clicks from email"),
    ("en", "Improve the click rate from 3.2 % to 3.9 %"),
    ("en", "Improve the click rate by 0.7 pp"),
    ("en", "Answer leads faster: within a day"),
    ("en", "Reply quicker than 24 hours"),
    ("en", "Improve revenue to €500,000"),
    ("en", "Improve revenue to 500000 EUR"),
    ("en", "Cut minimum spend by 12k EUR for better margins"),
    ("en", "Improve the median to one day"),
    ("en", "All newsletters and campaigns, all countries"),
    ("en", "Breakfast seminars and handsome rewards"),
    ("en", "Sales enablement pages"),
    ("en", "Support tickets and customer support"),
    ("en", "Contracts effective from January"),
    ("en", "As soon as the lead is in the CRM"),
    ("en", "Say how many leads came from search"),
    ("en", 'Mails titled "Better together" and `quick-wins`'),
    ("en", "Mails titled “Better together”"),
    ("en", "Fast-track applications"),
    ("en", "Mejorar"),
    ("es", "25 % más de clics desde el correo"),
    ("es", "Mejorar la tasa de clics del 3,2 % al 3,9 %"),
    ("es", "Responder más rápido: en 24 horas"),
    ("es", "Responder rápido, en un día"),
    ("es", "Personal a tiempo completo"),
    ("es", "Tan pronto como llegue el contacto"),
    ("es", "Todos los boletines, en todos los países"),
    ("es", "Correos con el asunto «Mejor juntos»"),
    ("es", "Clics potenciales"),
    ("pt", "25 % mais cliques no e-mail"),
    ("pt", "Melhorar a taxa de cliques de 3,2 % para 3,9 %"),
    ("pt", "Responder mais rápido: em 24 horas"),
    ("pt", "Todas as newsletters, em todos os países"),
    ("pt", "Páginas sobre procura e oferta"),
    ("pt", "Improve"),
    ("fr", "Améliorer, mejorar, improve"),
]


@pytest.mark.parametrize(("lang", "text", "word"), FIRING)
def test_vague_word_is_found_in_its_form(lang: str, text: str, word: str) -> None:
    """A vague word without a number and unit in its clause is found, as it was written."""
    assert word in vague_words(text, lang, PLAIN)


@pytest.mark.parametrize(("lang", "text"), SILENT)
def test_plain_words_are_left_alone(lang: str, text: str) -> None:
    """A quantity in the clause, a quotation, a name, or a word that only looks alike: nothing is found."""
    assert vague_words(text, lang, PLAIN) == ()


@pytest.mark.parametrize(("lang", "word"), [(lang, word) for lang, list_ in VAGUE.items() for word in list_])
def test_every_word_of_the_list_is_found_in_its_own_form(lang: str, word: str) -> None:
    """Each word of the published list fires as it stands there."""
    text = "we support our partners" if word == "support" else f"x {word}"

    assert vague_words(text, lang, PLAIN) != ()


def test_each_word_is_told_once() -> None:
    """A word that stands twice is told once, in the order of the text."""
    assert vague_words("Better mails, easy forms, better lists", "en", PLAIN) == ("better", "easy")


@pytest.mark.parametrize(
    ("name", "lang", "text", "expected"),
    [
        ("M", "pt", "Melhorando a qualidade", ("melhorando",)),
        ("A", "pt", "Melhorando a resposta", ("melhorando",)),
        ("A", "es", "Entregar a tiempo", ("a tiempo",)),
        ("Better", "en", "Betterment is a better goal", ()),
        ("Ease", "en", "Easier forms", ("easier",)),
        ("Quality (%)", "en", "Quality (%) of forms, and their quality", ("quality",)),
    ],
)
def test_a_name_is_a_name_as_a_whole_word(name: str, lang: str, text: str, expected: tuple[str, ...]) -> None:
    """A metric's name hides itself, not letters within other words."""
    assert vague_words(text, lang, PLAIN, name) == expected


SPANISH = "ar ará aría a as amos an ando ado ada ados adas e es emos en é ó aron aba aban ábamos aste ase ándolo"
PORTUGUESE = "ar ará aria amos am ando ado ada ados adas e es emos em ei ou aram ava avam ávamos aste asse assem"
STEMS = {
    "es": (SPANISH, "mejor optimiz maximiz minimiz potenci impuls foment agiliz intent procur apoy facilit habilit"),
    "pt": (PORTUGUESE, "melhor otimiz maximiz minimiz potencializ potenci impulsion foment agiliz tent procur apoi"),
}
VERBS = [(lang, stem, forms) for lang, (forms, stems) in STEMS.items() for stem in stems.split()]


@pytest.mark.parametrize(("lang", "stem", "forms"), VERBS)
def test_each_verb_is_found_in_all_its_forms(lang: str, stem: str, forms: str) -> None:
    """Whatever the person and the tense, a vague verb is found, and not where an amount stands beside it."""
    for ending in forms.split():
        if stem.endswith("iz") and lang == "es" and ending[0] in "eé":
            verb = f"{stem[:-1]}c{ending}"
        else:
            verb = stem + ending
        assert vague_words(f"x {verb} y", lang, PLAIN) == (verb,)
        assert vague_words(f"x {verb} 12 clics y", lang, PLAIN) == ()


@pytest.mark.parametrize(
    ("lang", "text"),
    [("es", "El apoyo, el impulso y el intento del procurador"), ("pt", "A procura, o apoio e o potencial")],
)
def test_nouns_beside_a_verb_are_left_alone(lang: str, text: str) -> None:
    """What is mostly a noun is no promise."""
    assert vague_words(text, lang, PLAIN) == ()


def test_list_is_the_handbooks_to_change() -> None:
    """A handbook adds words of its own, with their plural, and takes out those that it can do with."""
    own = config(vague_add={"en": ("synergy", "Hub (new)")}, vague_remove={"en": ("Quality",)})

    assert vague_words("Synergy and quality", "en", own) == ("synergy",)
    assert vague_words("The hub (new) page", "en", own) == ("hub (new)",)
    assert vague_words("Synergy and quality", "en", PLAIN) == ("quality",)


def test_language_without_a_list_has_the_handbooks_words() -> None:
    """A fourth language has no list, unless the handbook gives one."""
    assert vague_words("améliorer", "fr", config(vague_add={"fr": ("améliorer",)})) == ("améliorer",)


def test_metrics_name_is_no_promise() -> None:
    """A word of the metric's own name is a name."""
    assert vague_words("The lead quality index goes up", "en", PLAIN, "Lead quality index") == ()
    assert vague_words("The quality goes up", "en", PLAIN, "Lead quality index") == ("quality",)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("by 25 %", True),
        ("by 25%", True),
        ("by 0.7 pp", True),
        ("within 24 hours", True),
        ("within a week", True),
        ("en dos semanas", True),
        ("em três meses", True),
        ("$5,000", True),
        ("r$ 5.000", True),
        ("60 000 clicks", True),
        ("3x", True),
        ("in 2026", False),
        ("2026 plans", False),
        ("step 3 of 5", False),
        ("the 3rd time", False),
        ("q3", False),
        ("no number", False),
    ],
)
def test_quantity_is_a_number_with_a_unit(*, clause: str, expected: bool) -> None:
    """A year, an ordinal or a bare number says no amount."""
    assert has_quantity(clause) is expected


def test_title_statement_and_scope_are_read() -> None:
    """Each of a goal's three texts gives its own finding, at its own key."""
    found = assessed_goal(
        title=words("Better email"), statement=words("Improve email"), scope=words("Some countries")
    )

    assert codes(found) == ["SMART-S03"] * 3
    assert [fault.at[-1] for fault in found.faults] == ["title", "statement", "scope"]


def test_language_is_that_of_the_text() -> None:
    """A text is held against the words of its own language."""
    assert codes(assessed_goal(title=words("Mejorar el correo", "es"), statement=None)) == ["SMART-S03"]
    assert codes(assessed_goal(title=words("Mejorar el correo", "en"), statement=None)) == []


@pytest.mark.parametrize(
    "text",
    ["improve ", "1 ", "1,", "“", '"', "a", "as soon ", "- ", "9", "improve 1. "],
    ids=["hits", "numbers", "commas", "opening", "quotes", "one word", "near misses", "dashes", "digits", "clauses"],
)
def test_long_texts_are_read_in_linear_time(text: str) -> None:
    """Twice as long a text takes twice the steps, whatever it repeats."""
    assert growth(lambda times: vague_words(f"improve {text * times}", "en", PLAIN), 1000) < LINEAR
