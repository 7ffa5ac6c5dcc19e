import { Undecided } from "../base/undecided";

/**
 * The oldest TLS version that a predefined security policy of Elastic Load Balancing accepts, such as `1.2`.
 * Names contain it since 2017 (`ELBSecurityPolicy-TLS13-1-2-2021-06`, `…-TLS-1-2-Ext-2018-06`, `…-FS-1-2-Res-2019-08`);
 * those without a version accept TLS 1.0 (Elastic Load Balancing, "Security policies for your load balancer").
 *
 * @throws Undecided for any other name
 */
export function minimumTlsVersion(policy: string): string {
  const named = /^ELBSecurityPolicy-(?:TLS13|TLS|FS)-(1-[0-3])-/.exec(policy)?.[1];
  if (named) return named.replace("-", ".");
  if (/^ELBSecurityPolicy-(?:FS-)?20\d\d-\d\d$/.test(policy)) return "1.0";
  throw new Undecided("sslPolicy is not one of Elastic Load Balancing's predefined policies");
}
