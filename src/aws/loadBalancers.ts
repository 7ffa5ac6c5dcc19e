import { all, any, every, some, Undecided } from "../base/undecided";
import { originOf, type Fact } from "../stack/fact";
import type { Resource } from "../stack/resource";
import type { Kind, Stack } from "../stack/stack";
import { Properties } from "../wire/properties";
import { minimumTlsVersion } from "./tlsPolicy";
import { types } from "./types";

/** An Application Load Balancer or a Network Load Balancer. */
export interface LoadBalancer extends Fact {
  /** Whether only clients inside the VPC reach it. */
  readonly isInternal: boolean;
  /** How it handles X-Forwarded-For: `append` the client's address, `preserve` the client's header, or `remove` it. */
  readonly forwardedFor: string;
}

/** The target of a redirect action. A part that is kept from the request reads `#{PROTOCOL}`, `#{port}` or `#{host}`. */
export interface Redirect {
  readonly protocol: string;
  readonly port: string;
  readonly host: string;
}

/** What a listener or a rule does with a request. */
export interface Action {
  /** `forward`, `redirect`, `fixed-response`, `authenticate-oidc` and so on. */
  readonly type: string;
  /** The target, if the action is a redirect. */
  readonly redirect?: Redirect | undefined;
}

/** A listener of a load balancer. */
export interface Listener extends Fact {
  /** 1 to 65535. */
  readonly port: number;
  /** `HTTP`, `HTTPS`, `TCP`, `TLS`, `UDP`, `TCP_UDP`. */
  readonly protocol: string;
  /** Whether it has a certificate, known or not, or an additional one. */
  readonly hasCertificate: boolean;
  /** The name of its security policy. */
  readonly sslPolicy: string;
  /** The oldest TLS version that the security policy accepts, such as `1.2`. */
  readonly minimumTlsVersion: string;
  /** The default actions: any that authenticate, then the one that answers. */
  readonly actions: readonly Action[];
  /** Whether the default action forwards requests to a target group. */
  readonly forwards: boolean;
  /** Whether the default action keeps requests on HTTP: by forwarding them, or by redirecting to HTTP. */
  readonly servesPlainHttp: boolean;
  /** The load balancer; `undefined` if it is not part of this stack. */
  readonly loadBalancer?: LoadBalancer | undefined;
  /** Whether clients outside the VPC may reach it; true if another stack owns the load balancer. */
  readonly isPublic: boolean;
}

/** A rule of a listener. */
export interface ListenerRule extends Fact {
  readonly actions: readonly Action[];
  /** Whether it forwards requests to a target group. */
  readonly forwards: boolean;
  /** Whether it keeps requests on HTTP, if its listener speaks HTTP. */
  readonly servesPlainHttp: boolean;
  /** The patterns of its host-header conditions. */
  readonly hosts: readonly string[];
  /** The listener; `undefined` if it is not part of this stack. */
  readonly listener?: Listener | undefined;
}

/** The load balancers of a stack, by all names of their type. */
export const loadBalancers: Kind<LoadBalancer> = {
  noun: "load balancers",
  types: types.loadBalancer,
  *read(resource) {
    const properties = new Properties(resource.properties);
    yield {
      resource: originOf(resource),
      get isInternal() {
        return properties.boolean("internal", false);
      },
      // The API's default (ELBv2, routing.http.xff_header_processing.mode).
      get forwardedFor() {
        return properties.string("xffHeaderProcessingMode", "append");
      },
    };
  },
};

/** The listeners of a stack. */
export const listeners: Kind<Listener> = {
  noun: "listeners",
  types: types.listener,
  *read(resource, stack) {
    const properties = new Properties(resource.properties);
    yield {
      resource: originOf(resource),
      get port() {
        return properties.number("port", this.protocol === "HTTPS" ? 443 : 80);
      },
      // An Application Load Balancer's listener without a protocol is HTTP (aws.lb.Listener, `protocol`).
      get protocol() {
        return properties.string("protocol", "HTTP").toUpperCase();
      },
      get hasCertificate() {
        return properties.has("certificateArn") || hasAdditionalCertificate(resource, stack);
      },
      // The provider's and the API's default (aws.lb.Listener, `sslPolicy`).
      get sslPolicy() {
        return properties.string("sslPolicy", "ELBSecurityPolicy-2016-08");
      },
      get minimumTlsVersion() {
        return minimumTlsVersion(this.sslPolicy);
      },
      get actions() {
        return actionsOf(properties.maps("defaultActions"));
      },
      get forwards() {
        return some(this.actions, (action) => action.type === "forward");
      },
      get servesPlainHttp() {
        return some(this.actions, servesPlainHttp);
      },
      get loadBalancer() {
        const balancer = stack.graph.link(resource, "loadBalancerArn", types.loadBalancer);
        return balancer && first(stack.factsFrom(loadBalancers, balancer));
      },
      get isPublic() {
        return !(this.loadBalancer?.isInternal ?? false);
      },
    };
  },
};

/** The listener rules of a stack. */
export const listenerRules: Kind<ListenerRule> = {
  noun: "listener rules",
  types: types.listenerRule,
  *read(resource, stack) {
    const properties = new Properties(resource.properties);
    yield {
      resource: originOf(resource),
      get actions() {
        return actionsOf(properties.maps("actions"));
      },
      get forwards() {
        return some(this.actions, (action) => action.type === "forward");
      },
      get servesPlainHttp() {
        return some(this.actions, servesPlainHttp);
      },
      get hosts() {
        return properties
          .maps("conditions")
          .flatMap((condition) => condition.map("hostHeader")?.strings("values") ?? []);
      },
      get listener() {
        const listener = stack.graph.link(resource, "listenerArn", types.listener);
        return listener && first(stack.factsFrom(listeners, listener));
      },
    };
  },
};

/**
 * Whether the load balancers in front reject requests for unknown hosts: no public listener forwards by default, and
 * every rule that forwards names its hosts, even if another stack owns its listener.
 */
export function balancersValidateHosts(stack: Stack): boolean {
  return all(
    () =>
      every(stack.facts(listeners), (listener) =>
        any(
          () => !listener.forwards,
          () => !listener.isPublic,
        ),
      ),
    () =>
      every(stack.facts(listenerRules), (rule) =>
        any(
          () => namesHosts(rule),
          () => !isPublic(rule),
        ),
      ),
    () => some(stack.facts(listenerRules), isOpenRule),
  );
}

/** Whether clients outside the VPC get through a load balancer: one of this stack, or one that it adds a rule to. */
export function balancersForward(stack: Stack): boolean {
  return any(
    () =>
      some(stack.facts(listeners), (listener) =>
        all(
          () => listener.forwards,
          () => listener.isPublic,
        ),
      ),
    () => some(stack.facts(listenerRules), isOpenRule),
  );
}

function namesHosts(rule: ListenerRule): boolean {
  return any(
    () => !rule.forwards,
    () => rule.hosts.length > 0 && !rule.hosts.some(isEveryHost),
  );
}

function isOpenRule(rule: ListenerRule): boolean {
  return all(
    () => rule.forwards,
    () => isPublic(rule),
  );
}

function isPublic(rule: ListenerRule): boolean {
  return rule.listener?.isPublic ?? true;
}

/** `*` stands for any number of characters, dots included (Elastic Load Balancing, "Host conditions"). */
function isEveryHost(pattern: string): boolean {
  return /^[*?.]+$/.test(pattern);
}

/** A redirect that keeps the request's protocol keeps it on HTTP. */
function servesPlainHttp({ type, redirect }: Action): boolean {
  return type === "forward" || (redirect !== undefined && redirect.protocol !== "HTTPS");
}

function actionsOf(actions: readonly Properties[]): readonly Action[] {
  return actions.map((action) => ({
    get type() {
      const type = action.string("type");
      if (type === undefined) throw new Undecided("an action has no type");
      return type;
    },
    get redirect() {
      const redirect = this.type === "redirect" ? action.map("redirect") : undefined;
      return redirect && redirectOf(redirect);
    },
  }));
}

/** By default, each part is kept from the request (ELBv2, RedirectActionConfig). */
function redirectOf(redirect: Properties): Redirect {
  return {
    get protocol() {
      return redirect.string("protocol", "#{protocol}").toUpperCase();
    },
    get port() {
      return redirect.string("port", "#{port}");
    },
    get host() {
      return redirect.string("host", "#{host}");
    },
  };
}

function hasAdditionalCertificate(listener: Resource, stack: Stack): boolean {
  return some(stack.graph.linkedFrom(listener, "listenerArn", types.listenerCertificate, types.listener), () => true);
}

function first<T>([item]: Iterable<T>): T | undefined {
  return item;
}
