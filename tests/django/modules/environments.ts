/** Texts that variables hold in the generated environments, by the first letter of the variable's name. */
const pools: Readonly<Record<string, readonly string[]>> = {
  // Booleans
  B: [
    ..."True true TRUE tRuE 1 yes y Y on ON ok t T 2 -1 False false 0 no n off f F none None enabled 00 1.0".split(" "),
  ].concat(["", " True", "False ", '"True"', " 1"]),
  // Texts
  S: [
    "",
    "abc",
    "a b",
    "django-insecure-x",
    "$S_OTHER",
    "$$x",
    "x$y",
    "é",
    "True",
    "5",
    "'q'",
    "a,b",
    "production",
  ].concat([" padded ", "debug", "WARNING", "/tmp/x", "a=b", "[1]", "\\n", "info\n"]),
  // Lists of texts, and of numbers
  L: [
    "",
    "a.com",
    "a.com,b.com",
    "a.com, b.com",
    " a.com ,, b.com ,",
    "a b",
    "*",
    "a.com;b.com",
    "'a,b',c",
    '"x",y',
  ].concat(["a#b,c", '["a","b"]', "(a,b)", "1,2,3", "1, 2", "a\\,b", "x,", "HTTP_X_FORWARDED_PROTO,https", "a\tb\n"]),
  M: ["", "1", "1,2", "1, 2", "x", "1,,2", "-1"],
  // Numbers
  I: ["", "5", "0", "-5", " 7 ", "1_000", "x", "5.0", "08", "9999", "+3", "٣", "99999999999999999999"],
  F: ["", "0.5", "1", "1,5", "1.000,5", "-2.5", "x", "1e3", ".5", "5.", "inf", "nan", " 2 "],
  // JSON, Python's literals, and pairs
  J: ["", "{}", "[]", '{"a": 1}', '[1, 2.0, "x", null, true]', "1", "1.0", '"s"', "x", "{'a': 1}", "[1,]"].concat([
    '{"a":[{"b":"\\u00e9"}]}',
    "NaN",
    "01",
    " 1 ",
    "\ttrue",
  ]),
  P: ["", "{}", "{'a': 1}", "[1, 2]", "(1,)", "x", "-5", "{'a': [1, {'b': None}]}", "'s'", "1 + 2", "{'a': b}"],
  K: ["", "a=b", "a=b,c=d", "a=b,", "a", "a=b=c", "a = b , c= d"],
  // URLs of databases, caches and mail servers
  U: [
    "",
    "postgres://u:p@host:5432/app",
    "postgresql://u:p%40ss@HOST/app",
    "mysql://u@h/app?ssl-ca=/x",
    "sqlite:///db.sqlite3",
    "sqlite:////abs/db.sqlite3",
    "sqlite://",
    "sqlite://:memory:",
    "postgres://h/app?sslmode=require&conn_max_age=60",
    "postgis://u:p@h:1/app?a=1&b=true",
    "postgres://u:p+q@h/a+b",
    "postgres:///app",
    "postgres://%2Fvar%2Frun/app",
    "mysql2://u:p@h:x/app",
    "unknown://h/x",
    "postgres://h1:1,h2:2/app",
    "postgres://u:p#q@h/a",
    "oracle://u:p@h:1521/x",
    "redshift://u:p@h:5439/x",
    "psql://u:p@h/x?ATOMIC_REQUESTS=True",
    "pgsql://u:p@h/x?currentSchema=s",
    "mssql://u:p@h/x",
    "plain",
    "postgres://u:@h/x",
    "postgres://h:0/x",
    "postgres://h",
    "spatialite:///x",
    "postgres://[::1]:5432/x",
  ],
  C: [
    "",
    "locmemcache://",
    "dummycache://",
    "filecache:///var/x",
    "dbcache://table",
    "redis://h:6379/1",
    "rediss://:p@h:6379/0",
    "rediscache://h:6379/1?client_class=x",
    "memcache://h:11211",
    "pylibmc://h",
    "locmem://",
    "dummy://",
    "file:///x",
    "db://t",
    "memcache:///tmp/s",
    "redis://h1,h2",
    "uwsgicache://",
    "unknown://",
    "locmem://name?key_prefix=x",
  ],
  E: [
    "",
    "consolemail://",
    "smtp://u:p@h:25",
    "smtp+tls://u:p%40@h:587",
    "smtps://h",
    "smtp+ssl://h:465",
    "console://",
    "smtp://",
    "submission://u@h",
    "smtp://h?tls=True",
    "smtp://h:2525?ssl=yes&tls=1",
    "smtp://h?_server_email=a@b",
    "file:///x/y",
    "dummymail://",
    "unknown://h",
  ],
  // Fields of pydantic
  A: ["True", "false", "1", "5", "abc", '["a","b"]', "a,b", "0.5", "", "x", "on", '"q"', "off", " true"],
};

const everything = Object.values(pools).flat();

/** Numbers that look random and are the same every time. */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** The variables that a module's source names. */
export function variablesIn(source: string): readonly string[] {
  const quoted = [...source.matchAll(/["']((?:[A-Z]_)?[A-Z]_[A-Z_0-9]+)["']/g)].map(([, name]) => name!);
  const fields = source.includes("BaseSettings") ? [...source.matchAll(/^ {4}(\w+): /gm)] : [];
  const others = ["S_OTHER", "P_S_X", "P_Q_B_Y", "DJANGO_B_LATER", "APP_B_CSRF", "DJANGO_DEBUG"];
  return [...new Set([...quoted, ...fields.map(([, name]) => `APP_${name!.toUpperCase()}`), ...others])];
}

/** An environment in which about `share` percent of the variables are set. */
export function environmentFor(
  variables: readonly string[],
  share: number,
  random: (below: number) => number,
): Record<string, string> {
  const set = variables.filter(() => random(100) < share);
  return Object.fromEntries(
    set.map((name) => {
      const letter = name.startsWith("DJANGO_")
        ? "B"
        : name.startsWith("P_") && /^P_(?:S|Q)_/.test(name)
          ? "S"
          : name[0]!;
      const pool = random(100) === 0 ? everything : (pools[letter] ?? everything);
      return [name, pool[random(pool.length)]!];
    }),
  );
}
