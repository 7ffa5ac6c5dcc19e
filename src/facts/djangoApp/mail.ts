import { inTurn, some } from "../../base/undecided";
import type { DjangoSettings } from "../../django/settings/settings";
import type { App } from "./app";

/** How an application sends mail. */
export interface AppMail {
  /** Whether mail goes to a provider's HTTPS API, which does not use EMAIL_HOST and its encryption. */
  readonly sendsMailThroughApi: boolean;
  /** How EMAIL_USE_TLS, EMAIL_USE_SSL and EMAIL_PORT contradict each other, as phrases for messages. */
  readonly mailEncryptionConflicts: Iterable<string>;
  /** Whether EMAIL_USE_TLS or EMAIL_USE_SSL is on. A setting that is not visible does not count. */
  readonly mailIsEncrypted: boolean;
}

/** Reads it from the application's settings. */
export function mailOf({ settings }: App): AppMail {
  return {
    get sendsMailThroughApi() {
      return some(settings.EMAIL_BACKEND.given, ({ value }) => value.usesApi);
    },
    get mailEncryptionConflicts() {
      return mailEncryptionConflicts(settings);
    },
    get mailIsEncrypted() {
      const given = [settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL].filter(({ origin }) => origin !== "notVisible");
      return some(given, ({ value }) => !value.mayBeFalse);
    },
  };
}

/** The ports of SMTP with implicit TLS (RFC 8314) and of submission, which starts in plain text (RFC 6409). */
const ports = { implicitTls: 465, submission: 587 };

/** Django refuses EMAIL_USE_TLS together with EMAIL_USE_SSL, and each of the two fits one port. */
function* mailEncryptionConflicts({ EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_PORT }: DjangoSettings): Iterable<string> {
  const tls = EMAIL_USE_TLS.isInPlainText && !EMAIL_USE_TLS.value.mayBeFalse;
  const ssl = EMAIL_USE_SSL.isInPlainText && !EMAIL_USE_SSL.value.mayBeFalse;
  if (tls && ssl) yield `${EMAIL_USE_TLS.variable} and ${EMAIL_USE_SSL.variable} are both on`;
  if (tls === ssl) return;
  const unfit = tls ? ports.implicitTls : ports.submission;
  const by = tls ? EMAIL_USE_TLS.variable : EMAIL_USE_SSL.variable;
  yield* inTurn(EMAIL_PORT.given, ({ variable, value }) =>
    value === unfit ? [`${variable} is ${unfit}, but ${by} is on`] : [],
  );
}
