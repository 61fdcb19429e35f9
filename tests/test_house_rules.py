"""The house rules a machine can count: sizes, docstrings, whole sentences, nothing of one machine in the files."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from source_tree import ROOT, committed_files, place, python_files, tree_of

LINES_OF_A_FILE, LINES_OF_A_FUNCTION, METHODS_OF_A_CLASS = 300, 40, 20
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
SAYS = {"tr", "words", "message", "plural", "change"}  # what takes a message id first, beside the errors
MACHINE_PATH = re.compile(r"(^|[^A-Za-z0-9._~-])/" + r"(work|farm|root|tmp|home|Users)/[A-Za-z0-9._-]", re.MULTILINE)
REGISTRY = re.compile(r"(pypi|pythonhosted|npmjs|debian|pkg)\.(org|com|dev)/|--(?:extra-)?index-url|--find" + "-links")

SIZED = [
    path
    for path in python_files("app", "scripts", "tests", "benchmarks", "main.py")
    if "versions" not in path.relative_to(ROOT).parts  # migrations are records of the past
]


@pytest.mark.parametrize("path", SIZED, ids=place)
def test_sizes(path):
    assert too_large(path.read_text("utf-8")) == []


def test_what_is_too_large_is_found():
    body = "    x = 1\n" * LINES_OF_A_FUNCTION
    methods = "".join(f"    def m{n}(self): ...\n" for n in range(METHODS_OF_A_CLASS + 1))
    assert too_large(f"def long():\n{body}") == ["long has 41 lines"]
    assert too_large(f"class Large:\n{methods}") == ["Large has 21 methods"]
    assert too_large("x = 1\n" * (LINES_OF_A_FILE + 1)) == ["the file has 301 lines"]


def too_large(source: str) -> list[str]:
    """What is larger than the house rules allow in a module's ``source``."""
    lines = len(source.splitlines())
    found = [f"the file has {lines} lines"] if lines > LINES_OF_A_FILE else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, FUNCTIONS) and (length := node.end_lineno - node.lineno + 1) > LINES_OF_A_FUNCTION:
            found.append(f"{node.name} has {length} lines")
        elif isinstance(node, ast.ClassDef) and (count := len([n for n in node.body if isinstance(n, FUNCTIONS)])) > 20:
            found.append(f"{node.name} has {count} methods")
    return found


@pytest.mark.parametrize("path", python_files("app", "scripts", "benchmarks", "main.py"), ids=place)
def test_docstrings(path):
    assert [place(path, node) for node in undocumented(tree_of(path))] == []


def test_a_missing_docstring_is_found():
    source = '"""Module."""\nclass A:\n    """A."""\n    def b(self): ...\n    def _c(self): ...\ndef d(): ...\n'
    assert [node.name for node in undocumented(ast.parse(source))] == ["b", "d"]


def undocumented(node: ast.AST) -> Iterator[ast.AST]:
    """The module, public classes, functions and methods without a docstring; what is inside a function is private."""
    if isinstance(node, (ast.Module, ast.ClassDef, *FUNCTIONS)) and not ast.get_docstring(node) and not _inherits(node):
        yield node
    if isinstance(node, (ast.Module, ast.ClassDef)):
        for child in node.body:
            if isinstance(child, (ast.ClassDef, *FUNCTIONS)) and not child.name.startswith("_"):
                yield from undocumented(child)


def _inherits(node: ast.AST) -> bool:
    """Whether another definition documents this one: an overload, an override, the setter of a property."""
    decorators = {ast.unparse(each).split(".")[-1] for each in getattr(node, "decorator_list", ())}
    return bool(decorators & {"overload", "override", "setter", "deleter"})


ERRORS = {"UserError"}
for _ in range(3):  # errors derived from errors that are derived from UserError
    ERRORS |= {
        node.name
        for path in python_files("app")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef) and {ast.unparse(base).split(".")[-1] for base in node.bases} & ERRORS
    }


@pytest.mark.parametrize("path", python_files("app"), ids=place)
def test_messages_are_whole_sentences(path):
    assert [place(path, node) for node in built_messages(tree_of(path))] == []


def test_a_built_message_is_found():
    bad = [
        'UserError(f"{x}")',
        'tr("a" + x)',
        'words("fr")("a {}".format(x))',
        'store.change("a %s" % x)',
        'self.words(f"{x}")',
    ]
    good = ['UserError("a {x}", x=f"{y}")', "words(language)(text)", 'print(f"{x}")', 'words("fr")("a {x}", x=x)']
    assert [len(list(built_messages(ast.parse(source)))) for source in bad] == [1] * len(bad)
    assert [len(list(built_messages(ast.parse(source)))) for source in good] == [0] * len(good)


def built_messages(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls whose message is put together from pieces, so that it can never be translated."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        function = node.func.func if isinstance(node.func, ast.Call) else node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        texts = node.args[:2] if name == "plural" else node.args[:1]
        if name in SAYS | ERRORS and any(_built(text) for text in texts):
            yield node


def _built(text: ast.expr) -> bool:
    formats = (
        isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and text.func.attr in {"format", "join"}
    )
    return isinstance(text, (ast.JoinedStr, ast.BinOp)) or formats


def test_nothing_of_one_machine_is_in_the_files():
    found = []
    for path in committed_files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{place(path)}: {hit[0].strip()}" for rule in (MACHINE_PATH, REGISTRY) for hit in rule.finditer(text)
        ]
    assert found == []


@pytest.mark.parametrize(
    "text", ["cd /" + "work/main", "see /" + "tmp/x", '"/' + 'home/ana/x"', "pypi." + "org/simple"]
)
def test_what_belongs_to_one_machine_is_found(text):
    assert MACHINE_PATH.search(text) or REGISTRY.search(text)


def test_names_of_test_modules_are_unique():
    names = Counter(path.name for path in python_files("tests") if path.name not in {"conftest.py", "__init__.py"})
    assert [name for name, count in names.items() if count > 1] == []
