import { once } from "../base/once";
import { inTurn, some } from "../base/undecided";
import { containers, type Container } from "../containers";
import { djangoProcess, type DjangoProcess } from "../django/command";
import type { Failure } from "../django/modules";
import { severalProcesses, servesAsgi } from "../django/server/processes";
import { Environment } from "../django/settings/environment";
import type { Setting } from "../django/settings/setting";
import { djangoSettings, type DjangoSettings } from "../django/settings/settings";
import type { BooleanValue } from "../django/values/boolean";
import type { Storage } from "../django/values/cacheBackend";
import { overlap } from "../django/values/fileRoots";
import type { SecretKey } from "../django/values/secretKey";
import type { Cause, Fact } from "../stack/fact";
import type { Kind } from "../stack/kind";
import type { Resource } from "../stack/resource";
import type { Stack } from "../stack/stack";
import { djangoContainers } from "./djangoContainers";
import { hostsAreValidatedInFront, judgedInFront } from "./hostValidation";
import { otherKeyUses } from "./keyUse";
import { mailEncryptionConflicts } from "./mailEncryption";
import { schedules } from "./schedules";
import { failureOf, settingsModuleOf } from "./settingsModule";
import { plainHttpEntrance, plainHttpIsRedirected, severalCopies, tlsEndsInFront } from "./surroundings";

/** A container that runs Django, and the settings that its environment gives. */
export interface DjangoApp extends Fact {
  readonly container: Container;
  /** What its command runs; `undefined` where the image decides. */
  readonly process?: DjangoProcess | undefined;
  /** Whether it answers requests, as far as the stack shows: not a worker and not another command. */
  readonly servesRequests: boolean;
  /** Whether it answers them over ASGI. */
  readonly servesAsgi: boolean;
  readonly settings: DjangoSettings;
  /** Whether the source of its settings module is seen; why it would not load, if so. */
  readonly readsSettingsModule: boolean;
  readonly settingsModuleFailure?: Failure | undefined;
  /** The settings that the shared settings require of the environment, and those of them that it does not give. */
  readonly required: readonly string[];
  readonly missing: readonly string[];
  /** The text that a variable or the settings module gives, as the cause of problems with it. */
  textOf(variable: string): Cause;
  /** Whether a key, such as one of SECRET_KEY_FALLBACKS, is the visible SECRET_KEY. */
  isCurrentKey(key: SecretKey): boolean;
  /** Whether the visible cache backend keeps its entries in the memory of each process. */
  readonly cacheIsInMemory: boolean;
  /** Whether mail goes to a provider's HTTPS API, which EMAIL_HOST and its encryption have no part in. */
  readonly sendsMailThroughApi: boolean;
  /** How EMAIL_USE_TLS, EMAIL_USE_SSL and EMAIL_PORT contradict each other, as phrases for messages. */
  readonly mailEncryptionConflicts: Iterable<string>;
  /** Whether EMAIL_USE_TLS or EMAIL_USE_SSL is on, as far as the environment gives them. */
  readonly mailIsEncrypted: boolean;
  /** Whether the environment says that sessions are kept in the database, cached or not. */
  readonly keepsSessionsInDatabase: boolean;
  /** How MEDIA_ROOT overlaps with STATIC_ROOT, as a phrase for a message. */
  readonly mediaRootOverlap?: string | undefined;
  readonly mediaUrlIsStaticUrl: boolean;
  /** Whether the environment says that SECURE_HSTS_SECONDS is 0, and all else about HSTS has no effect. */
  readonly hstsIsOff: boolean;
  /** Where else its SECRET_KEY is used, as phrases for messages. */
  readonly otherKeyUses: Iterable<string>;

  /**
   * Why its processes do not share what is kept in their memory, or its containers what is kept in their files, as a
   * phrase for a message; `undefined` if they do, or if it is kept elsewhere.
   */
  keptApart(keptIn: Storage["keptIn"]): string | undefined;
  /** The variable that turns Django's connection pool on; `undefined` if none does in plain text. */
  readonly connectionPool?: string | undefined;
  /** The variable by which Django redirects plain HTTP, though it never sees HTTPS because TLS ends in front of it. */
  readonly redirectBehindTls?: string | undefined;
  /** Whether a schedule of this stack clears expired sessions. */
  readonly sessionsAreCleared: boolean;
  /** Whether nginx or the load balancer rejects requests for unknown hosts. */
  readonly hostsAreValidatedInFront: boolean;
  /** Which of them forward requests and were judged for it, as phrases for messages. */
  readonly judgedInFront: readonly string[];
  /** Whether the load balancers of this stack forward no plain HTTP to it. */
  readonly plainHttpIsRedirected: boolean;
  /** What lets plain HTTP in, if a load balancer of this stack does. */
  readonly plainHttpEntrance?: Fact | undefined;
  /** Whether TLS ends at a load balancer of this stack, so that Django sees plain HTTP alone. */
  readonly tlsEndsInFront: boolean;
}

export const djangoApps: Kind<DjangoApp> = {
  noun: "Django containers",
  types: containers.types,
  *read(resource, stack) {
    yield* inTurn(stack.factsFrom(djangoContainers, resource), ({ container, isShown }) =>
      isShown ? [djangoApp(container, resource, stack)] : [],
    );
  },
};

function djangoApp(container: Container, resource: Resource, stack: Stack): DjangoApp {
  const environment = once(() => new Environment(container.variables, stack.settings, container.file));
  const settingsModule = once(() => settingsModuleOf(container, stack));
  return {
    resource: container.resource,
    ...(container.part !== undefined && { part: container.part }),
    container,
    settings: djangoSettings(environment, settingsModule),
    get readsSettingsModule() {
      return settingsModule() !== undefined;
    },
    get settingsModuleFailure() {
      const read = settingsModule();
      return read && failureOf(read);
    },
    get process() {
      return djangoProcess(container.command);
    },
    get servesRequests() {
      const process = this.process;
      return process === undefined || process === "server" || process === "runserver";
    },
    get servesAsgi() {
      return servesAsgi(container.command);
    },
    required: stack.settings.requireExplicit,
    get missing() {
      const given = environment();
      const read = settingsModule();
      return this.required.filter((name) => !read?.setting(name) && given.named(name).origin === "notVisible");
    },
    textOf(variable) {
      return { fact: this, aspect: `text of ${variable}` };
    },
    isCurrentKey(key) {
      const { SECRET_KEY } = this.settings;
      return SECRET_KEY.isPlain && key.is(SECRET_KEY.value);
    },
    get cacheIsInMemory() {
      const { CACHE_BACKEND } = this.settings;
      return CACHE_BACKEND.isPlain && CACHE_BACKEND.value.keptIn === "memory";
    },
    get sendsMailThroughApi() {
      return some(this.settings.EMAIL_BACKEND.given, ({ value }) => value.usesApi);
    },
    get mailEncryptionConflicts() {
      return mailEncryptionConflicts(this.settings);
    },
    get mailIsEncrypted() {
      const { EMAIL_USE_TLS, EMAIL_USE_SSL } = this.settings;
      const given = [EMAIL_USE_TLS, EMAIL_USE_SSL].filter((setting) => setting.origin !== "notVisible");
      return some(given, (setting) => !setting.value.mayBeFalse);
    },
    get keepsSessionsInDatabase() {
      const engine = this.settings.SESSION_ENGINE;
      return engine.isPlain && engine.value.needsClearing;
    },
    get mediaRootOverlap() {
      const { MEDIA_ROOT, STATIC_ROOT } = this.settings;
      if (!MEDIA_ROOT.isPlain || !STATIC_ROOT.isPlain) return undefined;
      const [media, files] = [MEDIA_ROOT.value, STATIC_ROOT.value];
      return media === undefined || files === undefined ? undefined : overlap(media, files);
    },
    get mediaUrlIsStaticUrl() {
      const { MEDIA_URL, STATIC_URL } = this.settings;
      return MEDIA_URL.isPlain && STATIC_URL.isPlain && MEDIA_URL.value !== "" && MEDIA_URL.value === STATIC_URL.value;
    },
    get hstsIsOff() {
      const seconds = this.settings.SECURE_HSTS_SECONDS;
      return seconds.isPlain && seconds.value === 0;
    },
    get otherKeyUses() {
      return otherKeyUses(this, () => stack.facts(djangoApps));
    },
    keptApart(keptIn) {
      const copies = (): string | undefined => severalCopies(resource, stack);
      const because = (where: string, why: string | undefined): string | undefined => why && `${where}, but ${why}`;
      if (keptIn === "memory") return because("in the memory of each process", severalProcesses(container) ?? copies());
      return keptIn === "files" ? because("in files inside each container", copies()) : undefined;
    },
    get connectionPool() {
      return turnedOn(this.settings.CONNECTION_POOL);
    },
    get redirectBehindTls() {
      const redirect = turnedOn(this.settings.SECURE_SSL_REDIRECT);
      return redirect !== undefined && this.tlsEndsInFront ? redirect : undefined;
    },
    get sessionsAreCleared() {
      return some(stack.facts(schedules), (schedule) => schedule.clearsSessions);
    },
    get hostsAreValidatedInFront() {
      return hostsAreValidatedInFront(stack);
    },
    get judgedInFront() {
      return judgedInFront(stack);
    },
    get plainHttpIsRedirected() {
      return plainHttpIsRedirected(stack);
    },
    get plainHttpEntrance() {
      return plainHttpEntrance(stack);
    },
    get tlsEndsInFront() {
      return tlsEndsInFront(stack);
    },
  };
}

/** The variable that turns a boolean setting on in plain text. */
function turnedOn(setting: Setting<BooleanValue>): string | undefined {
  return setting.isPlain && !setting.value.mayBeFalse ? setting.variable : undefined;
}
