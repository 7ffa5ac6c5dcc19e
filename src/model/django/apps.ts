import { containers, type Container } from "../aws/containers";
import type { Fact } from "../fact";
import type { Kind } from "../kinds";
import type { Stack } from "../stack";
import { inTurn, some } from "../undecided";
import { hostsAreValidatedInFront } from "../aws/hostValidation";
import { isTrueForAll, mayBeTrue } from "./boolean";
import { djangoProcess, type DjangoProcess } from "./command";
import { readEmailBackend, type EmailBackend } from "./emailBackend";
import { readSecretKey, type SecretKey } from "./secretKey";
import { readList } from "./list";
import { variableNames } from "./names";
import { resolve, type Setting } from "./setting";

/** A container that runs Django, and the settings that its environment gives. */
export interface DjangoApp extends Fact {
  readonly container: Container;
  /** What its command runs; `undefined` where the image decides. */
  readonly process?: DjangoProcess;
  /** Whether it answers requests, as far as the stack shows: not a worker and not another command. */
  readonly servesRequests: boolean;
  readonly secretKey: Setting<SecretKey>;
  /** Whether any settings library would turn DEBUG on. */
  readonly debug: Setting<boolean>;
  readonly allowedHosts: Setting<readonly string[]>;
  /** Whether every settings library would turn the setting on. */
  readonly sessionCookieSecure: Setting<boolean>;
  readonly csrfCookieSecure: Setting<boolean>;
  readonly sessionEngine: Setting<string>;
  readonly emailBackend: Setting<EmailBackend>;
  readonly emailUseTls: Setting<boolean>;
  readonly emailUseSsl: Setting<boolean>;
  /** Whether EMAIL_USE_TLS or EMAIL_USE_SSL is on, as far as the environment gives them. */
  readonly mailIsEncrypted: boolean;
  /** Seconds as written; `None` keeps connections for good. */
  readonly connMaxAge: Setting<string>;
  /** In capitals. */
  readonly logLevel: Setting<string>;
  /** Whether the environment says that sessions are kept in the database, cached or not. */
  readonly keepsSessionsInDatabase: boolean;
  /** Whether a schedule of this stack clears expired sessions. */
  readonly sessionsAreCleared: boolean;
  /** Whether nginx or the load balancer turns requests for unknown hosts away. */
  readonly hostsAreValidatedInFront: boolean;
}

export const djangoApps: Kind<DjangoApp> = {
  noun: "Django containers",
  types: containers.types,
  *read(resource, stack) {
    yield* inTurn(stack.factsFrom("containers", resource), (container) =>
      container.runsDjango ? [djangoApp(container, stack)] : [],
    );
  },
};

const databaseSessions: ReadonlySet<string> = new Set([
  "django.contrib.sessions.backends.db",
  "django.contrib.sessions.backends.cached_db",
]);

function djangoApp(container: Container, stack: Stack): DjangoApp {
  const setting = <T>(name: keyof typeof variableNames, read: (text: string) => T): Setting<T> =>
    resolve(container.variables, variableNames[name], read);
  const text = (value: string): string => value.trim();
  return {
    resource: container.resource,
    ...(container.part !== undefined && { part: container.part }),
    container,
    get process() {
      return djangoProcess(container.command);
    },
    get servesRequests() {
      const process = this.process;
      return process === undefined || process === "server" || process === "runserver";
    },
    get secretKey() {
      return setting("SECRET_KEY", readSecretKey);
    },
    get debug() {
      return setting("DEBUG", mayBeTrue);
    },
    get allowedHosts() {
      return setting("ALLOWED_HOSTS", readList);
    },
    get sessionCookieSecure() {
      return setting("SESSION_COOKIE_SECURE", isTrueForAll);
    },
    get csrfCookieSecure() {
      return setting("CSRF_COOKIE_SECURE", isTrueForAll);
    },
    get sessionEngine() {
      return setting("SESSION_ENGINE", text);
    },
    get emailBackend() {
      return setting("EMAIL_BACKEND", readEmailBackend);
    },
    get emailUseTls() {
      return setting("EMAIL_USE_TLS", isTrueForAll);
    },
    get emailUseSsl() {
      return setting("EMAIL_USE_SSL", isTrueForAll);
    },
    get mailIsEncrypted() {
      const given = [this.emailUseTls, this.emailUseSsl].filter((setting) => setting.origin !== "notVisible");
      return some(given, (setting) => setting.value);
    },
    get connMaxAge() {
      return setting("CONN_MAX_AGE", text);
    },
    get logLevel() {
      return setting("LOG_LEVEL", (value) => value.trim().toUpperCase());
    },
    get keepsSessionsInDatabase() {
      const engine = this.sessionEngine;
      return engine.origin === "visible" && databaseSessions.has(engine.value);
    },
    get sessionsAreCleared() {
      return some(stack.facts("schedules"), (schedule) => schedule.clearsSessions);
    },
    get hostsAreValidatedInFront() {
      return hostsAreValidatedInFront(stack);
    },
  };
}
