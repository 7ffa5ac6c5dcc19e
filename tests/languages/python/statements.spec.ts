import assert from "node:assert/strict";
import { read, settings, type Project } from "./shown";

interface Case extends Project {
  readonly gives: Readonly<Record<string, string>>;
}

const known: Readonly<Record<string, Case>> = {
  "a chain of targets, unpacking with a star, and augmented assignment": {
    module: ["A = B = [1]", "A += (2,)", "c, *D = [1, 2, 3]", "E = {'x': {}}", "E['x']['y'] = 1", "E |= {'z': 2}"],
    gives: { A: "[1, 2]", B: "[1, 2]", D: "[2, 3]", E: '{"x": {"y": 1}, "z": 2}' },
  },
  "methods that change lists, dictionaries and sets": {
    module: [
      "A = [1, 2]",
      "A.append(3); A.extend([4]); A.insert(0, 0); A.remove(2); A.pop()",
      "B = {'a': 1}",
      "B.update(b=2); B.setdefault('c', []).append(3); del B['a']",
      "c = {1}",
      "c.add(2); c.discard(1)",
      "C = list(c)",
    ],
    gives: { A: "[0, 1, 3]", B: '{"b": 2, "c": [3]}', C: "[2]" },
  },
  "loops with else, break and continue": {
    module: [
      "A = []",
      "for x in range(5):",
      "    if x == 1: continue",
      "    if x == 3: break",
      "    A.append(x)",
      "else:",
      "    A.append('never')",
      "n = 0",
      "while n < 3:",
      "    n += 1",
      "else:",
      "    N = n",
    ],
    gives: { A: "[0, 2]", N: "3" },
  },
  "functions: defaults, closures, decorators, early returns, recursion": {
    module: [
      "def twice(f):",
      "    def inner(*args, **kwargs):",
      "        return f(*args, **kwargs) * 2",
      "    return inner",
      "@twice",
      "def add(a, b=1, *, c=0):",
      "    if a > 100:",
      "        return 0",
      "    return a + b + c",
      "A = add(1), add(1, 2, c=3), add(101)",
      "def factorial(n): return 1 if n < 2 else n * factorial(n - 1)",
      "B = factorial(5)",
      "def counter():",
      "    count = 0",
      "    def step():",
      "        nonlocal count",
      "        count += 1",
      "        return count",
      "    return step",
      "step = counter()",
      "C = [step(), step()]",
    ],
    gives: { A: "(4, 12, 0)", B: "120", C: "[1, 2]" },
  },
  "classes: inheritance, properties, super, class and static methods": {
    module: [
      "class Base:",
      "    kind = 'base'",
      "    def __init__(self, name): self.name = name",
      "    @property",
      "    def label(self): return f'{self.kind} {self.name}'",
      "    @classmethod",
      "    def make(cls): return cls('made')",
      "    @staticmethod",
      "    def plain(): return 1",
      "class Mixin:",
      "    kind = 'mixin'",
      "class Child(Mixin, Base):",
      "    def __init__(self, name):",
      "        super().__init__(name.upper())",
      "A = Child('x').label, Child.make().name, Child.plain(), Child.kind",
      "B = hasattr(Child, 'nothing'), getattr(Child, 'nothing', 3)",
    ],
    gives: { A: '("mixin X", "MADE", 1, "mixin")', B: "(False, 3)" },
  },
  "exceptions: which handler, else, finally, the error's name": {
    module: [
      "import os",
      "try:",
      "    A = int(os.environ['A'])",
      "except (KeyError, ValueError) as error:",
      "    A = type(error).__name__",
      "try:",
      "    B = int('x')",
      "except KeyError:",
      "    B = 1",
      "except ValueError:",
      "    B = 2",
      "else:",
      "    B = 3",
      "finally:",
      "    C = 4",
      "class Own(ValueError): pass",
      "try:",
      "    raise Own('text')",
      "except ValueError as error:",
      "    D = error.args",
    ],
    gives: { A: '"KeyError"', B: "2", C: "4", D: '("text")' },
  },
  "globals(), setattr on the module, exec and del": {
    module: [
      "import sys",
      "globals()['A'] = 1",
      "globals().update({'B': 2})",
      "setattr(sys.modules[__name__], 'C', 3)",
      "exec('D = 4')",
      "E = 5",
      "del E",
      "F = 'E' in globals(), 'D' in globals()",
    ],
    gives: { A: "1", B: "2", C: "3", D: "4", F: "(False, True)" },
  },
  "paths, where the place of the project is not known": {
    module: [
      "import os",
      "from pathlib import Path",
      "BASE = Path(__file__).resolve().parent",
      "ABOVE = BASE.parent",
      "A = BASE / 'static', str(BASE / 'x' / '..' / 'y'), BASE / '/abs'",
      "B = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'media')",
      "C = (BASE / 'a.tar.gz').name, (BASE / 'a').exists()",
      "D = A[0] == A[0], str(A[0]) == B, str(BASE) == 'x', str(BASE) == '/app'",
    ],
    gives: {
      BASE: 'Path("\u{F8FF}")',
      ABOVE: "?",
      A: '(Path("\u{F8FF}/static"), "\u{F8FF}/x/../y", Path("/abs"))',
      B: '"\u{F8FF}/media"',
      C: '("a.tar.gz", ?)',
      D: "(True, False, False, ?)",
    },
  },
  "paths, where it is known": {
    module: [
      "from pathlib import Path",
      "BASE = Path(__file__).resolve().parent",
      "A = str(BASE / 'x'), str(BASE.parent)",
    ],
    place: "/srv/app",
    gives: { BASE: 'Path("/srv/app")', A: '("/srv/app/x", "/srv")' },
  },
  "modules of the project: star, relative, submodules, __all__, the package's own code": {
    module: [
      "from base import *",
      "import parts.one",
      "from parts import two as Two",
      "from parts.two import X as Y",
      "A = parts.one.X",
    ],
    files: {
      "base.py": ["from parts.hidden import *", "HOSTS = ['a']", "_private = 1"],
      "parts/__init__.py": ["P = 1"],
      "parts/one.py": ["from . import P", "from .two import X", "X = X + P"],
      "parts/two.py": ["X = 1"],
      "parts/hidden.py": ["__all__ = ['SHOWN']", "SHOWN = 1", "NOT_SHOWN = 2"],
    },
    gives: { SHOWN: "1", HOSTS: '["a"]', Y: "1", A: "2" },
  },
  "a local module that is there, and one that is not": {
    module: [
      "A = 1",
      "try:",
      "    from local_settings import *",
      "except ImportError:",
      "    pass",
      "try:",
      "    from other_local import *",
      "except ImportError:",
      "    B = 'none'",
    ],
    files: { "local_settings.py": ["A = 2"] },
    gives: { A: "2", B: '"none"' },
  },
};

const unknown: Readonly<Record<string, Case>> = {
  "what both branches have in common": {
    module: [
      "import os",
      "APPS = ['a', 'b']",
      "D = {'x': 1, 'y': 1}",
      "SAME = 0",
      "if os.environ['KEY'] == 'k':",
      "    APPS += ['c']",
      "    D['y'] = 2",
      "    D['z'] = 3",
      "    SAME = 1",
      "    ONLY = 1",
      "else:",
      "    APPS.insert(0, 'first')",
      "    SAME = 1",
    ],
    secret: ["KEY"],
    gives: {
      APPS: '["a", "b", …]',
      D: '{"x": 1, "y": ?, "z": ? or absent}',
      SAME: "1",
      ONLY: "? or absent",
    },
  },
  "a branch that raises is dropped": {
    module: ["import os", "A = 1", "if os.environ['KEY'] == 'k':", "    A = 2", "    raise ValueError(A)"],
    secret: ["KEY"],
    gives: { A: "1" },
  },
  "a function that returns early in one of the branches": {
    module: [
      "import os",
      "seen = []",
      "def f(value):",
      "    if value == 'k':",
      "        seen.append(1)",
      "        return 'x'",
      "    if value == 'l':",
      "        return 'x'",
      "    return 'x'",
      "A = f(os.environ['KEY'])",
      "SEEN = seen",
    ],
    secret: ["KEY"],
    gives: { A: '"x"', SEEN: "[…]" },
  },
  "a loop whose number of rounds is unknown": {
    module: [
      "import os",
      "A, B, C = [1], 0, 'same'",
      "for part in os.environ['KEY'].split(','):",
      "    A.append(part)",
      "    B += 1",
    ],
    secret: ["KEY"],
    gives: { A: "[…]", B: "?", C: '"same"' },
  },
  "a break that may come": {
    module: [
      "import os",
      "A = []",
      "for x in (1, 2):",
      "    A.append(x)",
      "    if os.environ['KEY'] == 'k': break",
      "B = A[0]",
    ],
    secret: ["KEY"],
    gives: { A: "[1, …]", B: "?" },
  },
  "two names of one list, of which one may be another": {
    module: ["import os", "A, B = ['a'], ['b']", "c = A if os.environ['KEY'] == 'k' else B", "c.append(1)"],
    secret: ["KEY"],
    gives: { A: "[…]", B: "[…]" },
  },
  "what is passed to what is not known": {
    module: ["import shop", "A, B = [1], [2]", "shop.change(A, {'x': [3]})", "C = shop.make(*B)"],
    gives: { A: "[…]", B: "[2]", C: "?" },
  },
  "all names, where they are passed to what is not known": {
    module: ["import shop", "A = 1", "shop.settings(locals())", "B = 2"],
    gives: { A: "?", B: "2" },
  },
  "all names, after an import of everything from what is not known": {
    module: ["A = 1", "from shop.defaults import *", "B = 2"],
    gives: { A: "?", B: "2" },
  },
  "an import that may fail": {
    module: [
      "APPS = ['a']",
      "try:",
      "    import debug_toolbar",
      "    APPS.append('debug_toolbar')",
      "    FOUND = True",
      "except ImportError:",
      "    FOUND = False",
    ],
    gives: { APPS: '["a", …]', FOUND: "?" },
  },
  "a variable that may be there": {
    module: [
      "import os",
      "A = os.environ.get('U', 'x')",
      "B = 'U' in os.environ",
      "try:",
      "    C = os.environ['U'] and 1",
      "except KeyError:",
      "    C = 1",
    ],
    undecided: ["U"],
    gives: { A: "?", B: "?", C: "?" },
  },
  "what a secret is all the same: a text that is there": {
    module: [
      "import os",
      "key = os.environ.get('KEY')",
      "A = key is None, 'KEY' in os.environ, isinstance(key, str)",
      "B = {'user': 'shop', 'password': key}",
      "C = [h for h in ('a', key, 'b') if h]",
      "D = len(key) > 3 and False",
    ],
    secret: ["KEY"],
    gives: { A: "(False, True, True)", B: '{"user": "shop", "password": ?}', C: '["a", "b", …]', D: "False" },
  },
  "a list to which something unknown is added": {
    module: ["import shop", "A = shop.APPS + ['a']", "B = ['b', *shop.APPS]", "C = {**shop.D, 'c': 1}"],
    gives: { A: '["a", …]', B: '["b", …]', C: '{"c": 1, …}' },
  },
  "generators, await, match": {
    module: [
      "def g():",
      "    yield 1",
      "A = list(g())",
      "async def f(): return 1",
      "match 1:",
      "    case 1: B = 1",
      "    case other: B = 2",
    ],
    gives: { A: "[…]", B: "? or absent" },
  },
  "a test run's words are in no container's arguments": {
    module: [
      "import sys",
      "A = 'test' in sys.argv",
      "B = len(sys.argv) > 1 and sys.argv[1] == 'test'",
      "C = sys.argv[0]",
    ],
    gives: { A: "False", B: "False", C: "?" },
  },
};

function table(title: string, cases: Readonly<Record<string, Case>>): void {
  describe(title, () => {
    for (const [name, { gives, ...project }] of Object.entries(cases)) {
      it(name, () => {
        const module = read(project);
        assert.equal(module.failure, undefined);
        assert.deepEqual(settings(module, project), gives);
      });
    }
  });
}

table("Python statements, followed", known);
table("Python statements, where something is not known", unknown);
