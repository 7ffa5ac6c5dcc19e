import type { PolicyCases } from "../harness";
import allowedHostsAreNamed from "./critical-settings/allowed-hosts-are-named";
import credentialsAreSecret from "./critical-settings/credentials-are-secret";
import debugIsOff from "./critical-settings/debug-is-off";
import secretKeyIsSecret from "./critical-settings/secret-key-is-secret";
import secretKeyIsStrong from "./critical-settings/secret-key-is-strong";
import djangoGetsACheckedHost from "./web-server/django-gets-a-checked-host";
import djangoRunsOnAnApplicationServer from "./web-server/django-runs-on-an-application-server";
import healthChecksAreAnswered from "./web-server/health-checks-are-answered";
import nginxConfigurationIsValid from "./web-server/nginx-configuration-is-valid";
import redirectsKeepThePathEncoded from "./web-server/redirects-keep-the-path-encoded";
import requestBodiesAreLimited from "./web-server/request-bodies-are-limited";
import requestsReachDjango from "./web-server/requests-reach-django";
import serverNamesAreAllowedHosts from "./web-server/server-names-are-allowed-hosts";
import unknownHostsDoNotReachDjango from "./web-server/unknown-hosts-do-not-reach-django";
import cacheAdmitsOnlyTheApplication from "./caches/cache-admits-only-the-application";
import cacheEncryptsInTransit from "./caches/cache-encrypts-in-transit";
import cacheRequiresAuthentication from "./caches/cache-requires-authentication";
import databaseAdmitsOnlyTheApplication from "./databases/database-admits-only-the-application";
import databaseIsBackedUp from "./databases/database-is-backed-up";
import databaseIsEncrypted from "./databases/database-is-encrypted";
import databaseIsPrivate from "./databases/database-is-private";
import databasePasswordIsSecret from "./databases/database-password-is-secret";
import emailIsDelivered from "./email/email-is-delivered";
import emailIsEncrypted from "./email/email-is-encrypted";
import bucketRefusesPublicListing from "./files/bucket-refuses-public-listing";
import bucketRefusesPublicWrites from "./files/bucket-refuses-public-writes";
import mediaBucketIsRecoverable from "./files/media-bucket-is-recoverable";
import nginxFoldersAreClosed from "./files/nginx-folders-are-closed";
import sourceCodeIsNotServed from "./files/source-code-is-not-served";
import staticFilesAreServedFromStaticRoot from "./files/static-files-are-served-from-static-root";
import uploadsAreNeverInterpreted from "./files/uploads-are-never-interpreted";
import uploadsAreNotListed from "./files/uploads-are-not-listed";
import uploadsAreNotSniffed from "./files/uploads-are-not-sniffed";
import csrfCookieIsSecure from "./https/csrf-cookie-is-secure";
import djangoGetsTheRequestScheme from "./https/django-gets-the-request-scheme";
import hstsHoldsInEveryLocation from "./https/hsts-holds-in-every-location";
import httpListenerRedirectsToHttps from "./https/http-listener-redirects-to-https";
import httpListenerRuleRedirectsToHttps from "./https/http-listener-rule-redirects-to-https";
import httpsListenerHasACertificate from "./https/https-listener-has-a-certificate";
import httpsListenerUsesCurrentTls from "./https/https-listener-uses-current-tls";
import sessionCookieIsSecure from "./https/session-cookie-is-secure";
import databaseConnectionsPersist from "./performance/database-connections-persist";
import sessionsAreCleared from "./performance/sessions-are-cleared";
import containerLogsAreCollected from "./error-reporting/container-logs-are-collected";
import logLevelIsNotDebug from "./error-reporting/log-level-is-not-debug";
import documentsAreReadable from "./stack/documents-are-readable";
import stackIsDecided from "./stack/stack-is-decided";

/** The cases of every policy, in the catalogue's order. */
export const policyCases: readonly PolicyCases[] = [
  allowedHostsAreNamed,
  credentialsAreSecret,
  debugIsOff,
  secretKeyIsSecret,
  secretKeyIsStrong,
  djangoGetsACheckedHost,
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
  cacheRequiresAuthentication,
  databaseAdmitsOnlyTheApplication,
  databaseIsBackedUp,
  databaseIsEncrypted,
  databaseIsPrivate,
  databasePasswordIsSecret,
  emailIsDelivered,
  emailIsEncrypted,
  bucketRefusesPublicListing,
  bucketRefusesPublicWrites,
  mediaBucketIsRecoverable,
  nginxFoldersAreClosed,
  sourceCodeIsNotServed,
  staticFilesAreServedFromStaticRoot,
  uploadsAreNeverInterpreted,
  uploadsAreNotListed,
  uploadsAreNotSniffed,
  csrfCookieIsSecure,
  djangoGetsTheRequestScheme,
  hstsHoldsInEveryLocation,
  httpListenerRedirectsToHttps,
  httpListenerRuleRedirectsToHttps,
  httpsListenerHasACertificate,
  httpsListenerUsesCurrentTls,
  sessionCookieIsSecure,
  databaseConnectionsPersist,
  sessionsAreCleared,
  containerLogsAreCollected,
  logLevelIsNotDebug,
  documentsAreReadable,
  stackIsDecided,
];
