/**
 * Expressions and what they come to, as `shown` writes it. The same table is put to Python itself.
 */
export const expressions: Readonly<Record<string, string>> = {
  // Literals
  "1_000 + 0x1F + 0b11 + 0o17": "1049",
  "1e3, .5, 1.5e-7, 1.": "(1000.0, 0.5, 1.5e-7, 1.0)",
  "'a' \"b\" '''c\nd'''": '"abc\\nd"',
  "r'\\d', '\\t\\x41\\u00e9\\101\\\\', u'x'": '("\\\\d", "\\tAéA\\\\", "x")',
  "'a\\\nb'": '"ab"',
  "(), (1,), [1, *[2, 3]], {'a': 1, **{'b': 2}}": '((), (1), [1, 2, 3], {"a": 1, "b": 2})',

  // Precedence: the grammar's own is not Python's
  "not True and False": "False",
  "not 1 == 2": "True",
  "1 and not 0 or 2": "True",
  "not 1 in [2]": "True",
  "-2 ** 2": "-4",
  "2 ** 3 ** 0": "2",
  "1 < 2 < 3 > 2": "True",
  "1 if 0 else 2 if 0 else 3": "3",
  "1 or 1 / 0": "1",
  "(lambda a, *b, c=3, **d: (a, b, c, d))(1, 2, c=4, e=5)": '(1, (2), 4, {"e": 5})',

  // Arithmetic
  "7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 / 2": "(3, -4, 1, 2, 3.5)",
  "1 << 10 | 5, 6 & 3, 6 ^ 3, ~5, True | False": "(1029, 2, 5, -6, True)",
  "60 * 60 * 24, 'ab' * 2, [0] * 2, (1,) + (2,)": '(86400, "abab", [0, 0], (1, 2))',
  "1 == 1.0 == True, 'a' == b'a', None is None, [] == ()": "(True, False, True, False)",
  "(1, 'b') < (1, 'c'), [1] < [1, 2], 'B' < 'a'": "(True, True, True)",

  // Texts
  "' a b '.strip(), 'xxaxx'.strip('x'), '\\x1fa\\u3000'.strip(), '\\ufeffa'.strip() == 'a'": '("a b", "a", "a", False)',
  "'a,b,,c'.split(','), ' a  b '.split(), 'a.b.c'.rsplit('.', 1), 'a=b=c'.split('=', 1)":
    '(["a", "b", "", "c"], ["a", "b"], ["a.b", "c"], ["a", "b=c"])',
  "'a\\nb\\r\\nc\\n'.splitlines()": '["a", "b", "c"]',
  "'k=v=w'.partition('='), 'kv'.rpartition('=')": '(("k", "=", "v=w"), ("", "", "kv"))',
  "'Ab'.lower(), 'Ab'.upper(), 'ab cd'.title(), 'aB'.capitalize()": '("ab", "AB", "Ab Cd", "Ab")',
  "'abc'.startswith(('x', 'a')), 'abc'.endswith('c'), 'b' in 'abc', 'abc'.find('c')": "(True, True, True, 2)",
  "'a-b'.replace('-', '_'), 'ab'.replace('', '.'), ', '.join(['a', 'b']), '7'.zfill(3)":
    '("a_b", ".a.b.", "a, b", "007")',
  "'abc'[1], 'abc'[::-1], 'abc'[-2:], [1, 2, 3][:2], (1, 2, 3)[::2]": '("b", "cba", "bc", [1, 2], (1, 3))',
  "'{0}-{name:>3}'.format(1, name='a')": '"1-  a"',
  "'%s %d %r %05d %%' % ('a', 3, 'b', 7)": "\"a 3 'b' 00007 %\"",
  "'%(a)s' % {'a': 1}": '"1"',
  "f'{1:>4}|{2.5:.2f}|{\"x\"!r}|{{}}|{3:03d}'": "\"   1|2.50|'x'|{}|003\"",
  "f'{1 + 1=}'": '"1 + 1=2"',
  "str(1e16), str(0.1 + 0.2), str([1, 'a', None, (2,)]), str(1.0)":
    '("1e+16", "0.30000000000000004", "[1, \'a\', None, (2,)]", "1.0")',

  // Conversions
  "int(' 7 '), int('-1_0'), int(3.9), float('1e3'), bool('False'), bool(''), int(True)":
    "(7, -10, 3, 1000.0, True, False, 1)",
  "list('ab'), tuple([1]), dict([('a', 1)], b=2), sorted({3, 1, 2}), len('é')":
    '(["a", "b"], (1), {"a": 1, "b": 2}, [1, 2, 3], 1)',
  "any([0, 1]), all([]), max(1, 3), min([2, 1]), sum([1, 2.5]), abs(-1)": "(True, True, 3, 1, 3.5, 1)",
  "isinstance(True, int), isinstance('a', (int, str)), isinstance(1, str)": "(True, True, False)",
  "[*map(str, [1, 2])], [*filter(None, [0, 1])], [*zip('ab', [1, 2])], [*enumerate('a', 1)]":
    '(["1", "2"], [1], [("a", 1), ("b", 2)], [(1, "a")])',
  "[*range(2, 8, 3)], [*reversed([1, 2])], next(x for x in [1, 2] if x > 1)": "([2, 5], [2, 1], 2)",

  // Comprehensions
  "[x * y for x in range(3) if x for y in (1, 2)]": "[1, 2, 2, 4]",
  "{k: v for k, v in [('a', 1)]}, sorted({x % 2 for x in range(4)})": '({"a": 1}, [0, 1])',
  "[y := 1, y + 1]": "[1, 2]",
};
