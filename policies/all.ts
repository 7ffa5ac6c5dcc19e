import type { Policy } from "../src/policy";
import cacheAdmitsOnlyTheApplication from "./caches/cache-admits-only-the-application";
import cacheEncryptsInTransit from "./caches/cache-encrypts-in-transit";
import cacheIsShared from "./caches/cache-is-shared";
import cacheRequiresAuthentication from "./caches/cache-requires-authentication";
import allowedHostsAreNamed from "./critical-settings/allowed-hosts-are-named";
import allowedHostsCanMatch from "./critical-settings/allowed-hosts-can-match";
import allowedHostsServeSomebody from "./critical-settings/allowed-hosts-serve-somebody";
import asyncSafetyIsOn from "./critical-settings/async-safety-is-on";
import commandHoldsNoCredentials from "./critical-settings/command-holds-no-credentials";
import credentialParametersAreEncrypted from "./critical-settings/credential-parameters-are-encrypted";
import credentialsAreSecret from "./critical-settings/credentials-are-secret";
import debugIsOff from "./critical-settings/debug-is-off";
import dotEnvFileIsNotRead from "./critical-settings/dot-env-file-is-not-read";
import secretKeyFallbacksAreFew from "./critical-settings/secret-key-fallbacks-are-few";
import secretKeyFallbacksAreSecret from "./critical-settings/secret-key-fallbacks-are-secret";
import secretKeyFallbacksAreStrong from "./critical-settings/secret-key-fallbacks-are-strong";
import secretKeyIsSecret from "./critical-settings/secret-key-is-secret";
import secretKeyIsStrong from "./critical-settings/secret-key-is-strong";
import secretKeyIsUsedOnce from "./critical-settings/secret-key-is-used-once";
import secretsCanBeRead from "./critical-settings/secrets-can-be-read";
import settingsAreExplicit from "./critical-settings/settings-are-explicit";
import settingsModuleIsForProduction from "./critical-settings/settings-module-is-for-production";
import settingsModuleLoads from "./critical-settings/settings-module-loads";
import storedSecretsAreSecret from "./critical-settings/stored-secrets-are-secret";
import suspectedCredentialsAreSecret from "./critical-settings/suspected-credentials-are-secret";
import switchesAreUnambiguous from "./critical-settings/switches-are-unambiguous";
import connectionsAreEncrypted from "./databases/connections-are-encrypted";
import connectionsLeaveTheContainer from "./databases/connections-leave-the-container";
import connectionsStayInTheirStage from "./databases/connections-stay-in-their-stage";
import databaseAdmitsOnlyTheApplication from "./databases/database-admits-only-the-application";
import databaseIsBackedUp from "./databases/database-is-backed-up";
import databaseIsEncrypted from "./databases/database-is-encrypted";
import databaseIsPrivate from "./databases/database-is-private";
import databaseOutlivesItsContainer from "./databases/database-outlives-its-container";
import databasePasswordIsSecret from "./databases/database-password-is-secret";
import emailEncryptionFitsItsPort from "./email/email-encryption-fits-its-port";
import emailIsDelivered from "./email/email-is-delivered";
import emailIsEncrypted from "./email/email-is-encrypted";
import emailLoginIsComplete from "./email/email-login-is-complete";
import emailSendersAreReal from "./email/email-senders-are-real";
import adminsCanBeReached from "./error-reporting/admins-can-be-reached";
import containerLogsAreCollected from "./error-reporting/container-logs-are-collected";
import errorsReachTheTracker from "./error-reporting/errors-reach-the-tracker";
import logLevelIsNotDebug from "./error-reporting/log-level-is-not-debug";
import bucketRefusesPublicListing from "./files/bucket-refuses-public-listing";
import bucketRefusesPublicWrites from "./files/bucket-refuses-public-writes";
import fileUrlsEndWithASlash from "./files/file-urls-end-with-a-slash";
import mediaBucketIsRecoverable from "./files/media-bucket-is-recoverable";
import mediaFilesAreApartFromStaticFiles from "./files/media-files-are-apart-from-static-files";
import nginxFoldersAreClosed from "./files/nginx-folders-are-closed";
import sourceCodeIsNotServed from "./files/source-code-is-not-served";
import staticFilesAreServedFromStaticRoot from "./files/static-files-are-served-from-static-root";
import uploadsAreNeverInterpreted from "./files/uploads-are-never-interpreted";
import uploadsAreNotListed from "./files/uploads-are-not-listed";
import uploadsAreNotSniffed from "./files/uploads-are-not-sniffed";
import contentTypesAreNotSniffed from "./https/content-types-are-not-sniffed";
import crossOriginOpenerPolicyIsKnown from "./https/cross-origin-opener-policy-is-known";
import csrfCookieIsSecure from "./https/csrf-cookie-is-secure";
import csrfTrustedOriginsUseHttps from "./https/csrf-trusted-origins-use-https";
import djangoGetsTheRequestScheme from "./https/django-gets-the-request-scheme";
import hstsCoversSubdomains from "./https/hsts-covers-subdomains";
import hstsHoldsInEveryLocation from "./https/hsts-holds-in-every-location";
import hstsIsOn from "./https/hsts-is-on";
import hstsMayBePreloaded from "./https/hsts-may-be-preloaded";
import httpListenerRedirectsToHttps from "./https/http-listener-redirects-to-https";
import httpListenerRuleRedirectsToHttps from "./https/http-listener-rule-redirects-to-https";
import httpsListenerHasACertificate from "./https/https-listener-has-a-certificate";
import httpsListenerUsesCurrentTls from "./https/https-listener-uses-current-tls";
import pagesAreNotFramed from "./https/pages-are-not-framed";
import plainHttpIsRedirected from "./https/plain-http-is-redirected";
import proxySslHeaderIsAPair from "./https/proxy-ssl-header-is-a-pair";
import referrerPolicyIsStrict from "./https/referrer-policy-is-strict";
import sessionCookieIsHiddenFromScripts from "./https/session-cookie-is-hidden-from-scripts";
import sessionCookieIsSecure from "./https/session-cookie-is-secure";
import sslRedirectEnds from "./https/ssl-redirect-ends";
import connectionPoolStandsAlone from "./performance/connection-pool-stands-alone";
import databaseConnectionsPersist from "./performance/database-connections-persist";
import sessionsAreCached from "./performance/sessions-are-cached";
import sessionsAreCleared from "./performance/sessions-are-cleared";
import sessionsAreShared from "./performance/sessions-are-shared";
import djangoContainersAreRecognised from "./stack/django-containers-are-recognised";
import documentsAreReadable from "./stack/documents-are-readable";
import stackIsDecided from "./stack/stack-is-decided";
import djangoGetsACheckedHost from "./web-server/django-gets-a-checked-host";
import djangoGetsTheClientAddress from "./web-server/django-gets-the-client-address";
import djangoRunsOnAnApplicationServer from "./web-server/django-runs-on-an-application-server";
import healthChecksAreAnswered from "./web-server/health-checks-are-answered";
import nginxConfigurationIsValid from "./web-server/nginx-configuration-is-valid";
import redirectsKeepThePathEncoded from "./web-server/redirects-keep-the-path-encoded";
import requestBodiesAreLimited from "./web-server/request-bodies-are-limited";
import requestsReachDjango from "./web-server/requests-reach-django";
import serverNamesAreAllowedHosts from "./web-server/server-names-are-allowed-hosts";
import unknownHostsDoNotReachDjango from "./web-server/unknown-hosts-do-not-reach-django";

/**
 * The catalogue, in the order of Django's deployment checklist. `stack-is-decided` comes last, because it reports what
 * the others left undecided.
 */
export const policies: readonly Policy[] = [
  allowedHostsAreNamed,
  allowedHostsCanMatch,
  allowedHostsServeSomebody,
  asyncSafetyIsOn,
  commandHoldsNoCredentials,
  credentialParametersAreEncrypted,
  credentialsAreSecret,
  debugIsOff,
  dotEnvFileIsNotRead,
  secretKeyFallbacksAreFew,
  secretKeyFallbacksAreSecret,
  secretKeyFallbacksAreStrong,
  secretKeyIsSecret,
  secretKeyIsStrong,
  secretKeyIsUsedOnce,
  secretsCanBeRead,
  settingsAreExplicit,
  settingsModuleIsForProduction,
  settingsModuleLoads,
  storedSecretsAreSecret,
  suspectedCredentialsAreSecret,
  switchesAreUnambiguous,
  djangoGetsACheckedHost,
  djangoGetsTheClientAddress,
  djangoRunsOnAnApplicationServer,
  healthChecksAreAnswered,
  nginxConfigurationIsValid,
  redirectsKeepThePathEncoded,
  requestBodiesAreLimited,
  requestsReachDjango,
  serverNamesAreAllowedHosts,
  unknownHostsDoNotReachDjango,
  cacheAdmitsOnlyTheApplication,
  cacheEncryptsInTransit,
  cacheIsShared,
  cacheRequiresAuthentication,
  connectionsAreEncrypted,
  connectionsLeaveTheContainer,
  connectionsStayInTheirStage,
  databaseAdmitsOnlyTheApplication,
  databaseIsBackedUp,
  databaseIsEncrypted,
  databaseIsPrivate,
  databaseOutlivesItsContainer,
  databasePasswordIsSecret,
  emailEncryptionFitsItsPort,
  emailIsDelivered,
  emailIsEncrypted,
  emailLoginIsComplete,
  emailSendersAreReal,
  bucketRefusesPublicListing,
  bucketRefusesPublicWrites,
  fileUrlsEndWithASlash,
  mediaBucketIsRecoverable,
  mediaFilesAreApartFromStaticFiles,
  nginxFoldersAreClosed,
  sourceCodeIsNotServed,
  staticFilesAreServedFromStaticRoot,
  uploadsAreNeverInterpreted,
  uploadsAreNotListed,
  uploadsAreNotSniffed,
  contentTypesAreNotSniffed,
  crossOriginOpenerPolicyIsKnown,
  csrfCookieIsSecure,
  csrfTrustedOriginsUseHttps,
  djangoGetsTheRequestScheme,
  hstsCoversSubdomains,
  hstsHoldsInEveryLocation,
  hstsIsOn,
  hstsMayBePreloaded,
  httpListenerRedirectsToHttps,
  httpListenerRuleRedirectsToHttps,
  httpsListenerHasACertificate,
  httpsListenerUsesCurrentTls,
  pagesAreNotFramed,
  plainHttpIsRedirected,
  proxySslHeaderIsAPair,
  referrerPolicyIsStrict,
  sessionCookieIsHiddenFromScripts,
  sessionCookieIsSecure,
  sslRedirectEnds,
  connectionPoolStandsAlone,
  databaseConnectionsPersist,
  sessionsAreCached,
  sessionsAreCleared,
  sessionsAreShared,
  adminsCanBeReached,
  containerLogsAreCollected,
  errorsReachTheTracker,
  logLevelIsNotDebug,
  djangoContainersAreRecognised,
  documentsAreReadable,
  stackIsDecided,
];
