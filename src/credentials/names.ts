/**
 * Endings of names of variables that hold a credential themselves. PWD alone is the shell's working directory.
 * Redis calls its own password requirepass, and the one for its primary masterauth.
 */
const credential =
  /(?:^|_)(?:(?:PG|DB|SQL|REDIS)?(?:PASSWORD|PASSWD|PASSPHRASE|PASS)|REQUIREPASS|MASTERAUTH|SECRET|SECRET_KEY(?:_BASE)?|SECRET_ACCESS_KEY|PRIVATE_KEY|API_KEY|APIKEY|API_SECRET|AUTH_TOKEN|ACCESS_TOKEN|API_TOKEN|REFRESH_TOKEN|BOT_TOKEN|BEARER_TOKEN|SIGNING_KEY|ENCRYPTION_KEY|LICENSE_KEY|ACCOUNT_KEY|MASTER_KEY|FERNET_KEY|(?:OLD_)?SECRET_KEY(?:_FALLBACKS?|_OLD))$|_PWD$/i;

/** Endings of names that may hold one: what is in them has to look like it too. */
const doubtful =
  /(?:^|_)(?:TOKEN|KEY|KEYS|SALT|PEPPER|CREDENTIALS?|AUTH|HMAC|SIGNATURE|COOKIE|SESSION_TOKEN|WEBHOOK(?:_URL)?|PAT|SEED)$/i;

/** Words in names of what browsers and apps get to see, and of what only names or identifies something. */
const open =
  /(?:^|_)(?:PUBLIC|PUBLISHABLE|PUB|SITE_?KEY|SITEKEY|ANON|WRITE_KEY|PROJECT_API_KEY|MAPS?|SEARCH_(?:ONLY_)?API_KEY|CLIENT_TOKEN|KEY_(?:NAME|PREFIX|ID)|CACHE_KEY|(?<!ENCRYPTION_)PRIMARY_KEY|FOREIGN_KEY|SORT_KEY|PARTITION_KEY|OBJECT_KEY|S3_KEY|VAPID_PUBLIC|KMS_KEY|IDEMPOTENCY_KEY|SSH_HOST_KEY|GPG_KEY)(?:_|$)|^(?:VITE|REACT_APP|EXPO|NUXT|GATSBY|NEXT)_|FIREBASE.*API_KEY$|(?:POSTHOG|AMPLITUDE|MIXPANEL|SEGMENT|HOTJAR).*(?:KEY|TOKEN)$/i;

/** What the name of a variable says about what it holds. */
export function promiseOf(name: string): "credential" | "perhaps" | "open" | "nothing" {
  if (open.test(name) && !/SECRET|PRIVATE|PASSWORD/i.test(name)) return "open";
  if (credential.test(name)) return "credential";
  return doubtful.test(name) ? "perhaps" : "nothing";
}
