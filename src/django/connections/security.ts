import { readBoolean } from "../values/boolean";
import type { Service } from "./names";
import type { ServiceUrl } from "./serviceUrl";

/**
 * Why a connection is not encrypted or not verified, as a phrase for a message; `undefined` if nothing says so.
 * libpq's `prefer`, its default, encrypts where the server can, so leaving sslmode out is no weakness that is visible.
 */
export function weakness(service: Service, url: ServiceUrl | undefined): string | undefined {
  if (!url) return undefined;
  if (service === "database") return databaseWeakness(url);
  if (service === "mail server") return undefined;
  return isLoopback(url) ? undefined : cacheWeakness(url);
}

function databaseWeakness(url: ServiceUrl): string | undefined {
  const mode = (url.parameter("sslmode") ?? url.parameter("ssl-mode") ?? url.parameter("ssl_mode"))?.toLowerCase();
  if (mode === undefined) return undefined;
  if (mode === "disable" || mode === "disabled") return "turns TLS off";
  if (mode === "allow" || mode === "prefer" || mode === "preferred") return "falls back to plain text if TLS fails";
  return undefined;
}

/** Redis, Valkey and AMQP have a scheme of their own for TLS; Celery takes its Redis options from the query. */
function cacheWeakness(url: ServiceUrl): string | undefined {
  const requirement = url.parameter("ssl_cert_reqs")?.toLowerCase();
  if (/^(?:redis|rediscache|hiredis|redis-cache|valkey|amqp|pyamqp|librabbitmq)$/.test(url.scheme)) {
    const tls = url.parameter("ssl");
    return tls !== undefined && !readBoolean(tls).mayBeFalse ? undefined : `uses ${nameOf(url.scheme)} without TLS`;
  }
  if (requirement === "none" || requirement === "cert_none") return "does not verify the server's certificate";
  return undefined;
}

function nameOf(scheme: string): string {
  return /amqp|rabbit/.test(scheme) ? "AMQP" : scheme.startsWith("valkey") ? "Valkey" : "Redis";
}

function isLoopback({ host }: ServiceUrl): boolean {
  return host === "localhost" || host.startsWith("127.") || host === "::1";
}
