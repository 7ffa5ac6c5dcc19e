/** The settings modules of the project, by the library that reads the environment. */
export const LIBRARIES = ["by_hand", "environ", "environs", "decouple", "configurations", "pydantic"] as const;
export type Library = (typeof LIBRARIES)[number];

const STRONG = "k3Jq9ZxWv7Lr2Tn8Bm5Yc1Hd6Gf4Ps0Qa-UeOiXyRwKtMzNbVcDsFg";
const booleans = [
  ...["True", "False", "true", "false"],
  ...["True", "true", "TRUE", "1", "yes", "y", "on", "t", "ok", "2", "tRuE"],
  ...["False", "false", "0", "no", "n", "off", "f", "", "None", "enabled", " True", "False ", '"True"'],
];
const hosts = [
  "",
  "shop.example.com",
  "*",
  ".example.com",
  "a.example.com,b.example.com",
  "a.example.com, b.example.com",
];
const origins = ["", "https://shop.example.com", "shop.example.com", "https://*.example.com", "https://a.com,b.com"];
const headers = [
  "same-origin",
  "no-referrer",
  "origin, same-origin",
  "nonsense",
  "",
  "unsafe-none",
  "same-origin-allow-popups",
];

/** The values that each variable takes, plain ones and such that libraries read differently. */
const values: Readonly<Record<string, readonly string[]>> = {
  SECRET_KEY: [STRONG, STRONG, "short", `django-insecure-${STRONG}`, "a".repeat(60), ""],
  SECRET_KEY_FALLBACKS: ["", STRONG.split("").reverse().join(""), "short", `${STRONG},short`],
  DEBUG: booleans,
  ALLOWED_HOSTS: hosts,
  CSRF_TRUSTED_ORIGINS: origins,
  SESSION_COOKIE_SECURE: booleans,
  SESSION_COOKIE_HTTPONLY: booleans,
  CSRF_COOKIE_SECURE: booleans,
  SECURE_SSL_REDIRECT: booleans,
  SECURE_HSTS_SECONDS: ["0", "60", "31536000", "", "-1", "1.5", "3600 "],
  SECURE_HSTS_INCLUDE_SUBDOMAINS: booleans,
  SECURE_HSTS_PRELOAD: booleans,
  SECURE_CONTENT_TYPE_NOSNIFF: booleans,
  SECURE_REFERRER_POLICY: headers,
  SECURE_CROSS_ORIGIN_OPENER_POLICY: headers,
  X_FRAME_OPTIONS: ["DENY", "SAMEORIGIN", "deny", ""],
  STATIC_URL: ["/static/", "/static", "https://cdn.example.com/", ""],
  DJANGO_ALLOW_ASYNC_UNSAFE: ["", "true"],
  MEDIA_URL: ["/media/", "/media", ""],
};

const lists: ReadonlySet<string> = new Set(["SECRET_KEY_FALLBACKS", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS"]);
/** What every project sets, so that most environments load. */
const usual: ReadonlySet<string> = new Set(["SECRET_KEY", "ALLOWED_HOSTS"]);

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * An environment for the settings module of a library, the same for the same seed: each variable is there or not, and
 * mostly plain. Values that keep a module from loading hide all its other settings, so odd ones are few in each.
 */
export function environment(library: Library, seed: number): Readonly<Record<string, string>> {
  const next = random(seed);
  const given: Record<string, string> = {};
  for (const [name, possible] of Object.entries(values)) {
    const isThere = next() < (usual.has(name) ? 0.95 : 0.5);
    const isOdd = next() < 0.15;
    const choice = Math.floor(next() * (isOdd ? possible.length : Math.min(possible.length, 4)));
    if (isThere) given[nameFor(library, name)] = written(library, name, possible[choice] ?? "");
  }
  return {
    ...given,
    DJANGO_SETTINGS_MODULE: `config.settings.${library === "by_hand" ? library : `with_${library}`}`,
    ...(library === "configurations" && { DJANGO_CONFIGURATION: "Production" }),
  };
}

function nameFor(library: Library, setting: string): string {
  return library === "configurations" && !setting.startsWith("DJANGO_") ? `DJANGO_${setting}` : setting;
}

function written(library: Library, setting: string, value: string): string {
  if (library !== "pydantic" || !lists.has(setting)) return value;
  return JSON.stringify(value === "" ? [] : value.split(","));
}
