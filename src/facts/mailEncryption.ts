import { inTurn } from "../base/undecided";
import type { DjangoSettings } from "../django/settings/settings";

/** The ports of SMTP with implicit TLS (RFC 8314) and of submission, which begins in plain text (RFC 6409). */
const ports = { implicitTls: 465, submission: 587 };

/**
 * How the settings for mail contradict each other, as phrases for messages: Django refuses EMAIL_USE_TLS together with
 * EMAIL_USE_SSL, and each of the two fits one port.
 */
export function* mailEncryptionConflicts({
  EMAIL_USE_TLS,
  EMAIL_USE_SSL,
  EMAIL_PORT,
}: DjangoSettings): Iterable<string> {
  const tls = EMAIL_USE_TLS.isPlain && !EMAIL_USE_TLS.value.mayBeFalse;
  const ssl = EMAIL_USE_SSL.isPlain && !EMAIL_USE_SSL.value.mayBeFalse;
  if (tls && ssl) yield `${EMAIL_USE_TLS.variable} and ${EMAIL_USE_SSL.variable} are both on`;
  if (tls === ssl) return;
  const unfit = tls ? ports.implicitTls : ports.submission;
  const by = tls ? EMAIL_USE_TLS.variable : EMAIL_USE_SSL.variable;
  yield* inTurn(EMAIL_PORT.given, ({ variable, value }) =>
    value === unfit ? [`${variable} is ${unfit}, but ${by} is on`] : [],
  );
}
