import { inTurn, some, unlessUndecided } from "../../base/undecided";
import type { Fact } from "../../stack/fact";
import type { Kind } from "../../stack/stack";
import type { DjangoApp } from "../djangoApps";
import { djangoBehind } from "./djangoBehind";
import { nginxListeners, type NginxListener } from "./servers";

/** What becomes of requests for hosts that no server of nginx is named for: in nginx, and in Django behind it. */
export interface UnknownHosts extends Fact {
  readonly listener: NginxListener;
  /** The Django container behind nginx, if the stack shows which one it is. */
  readonly app?: DjangoApp | undefined;
  /**
   * What Django does with a forwarded request: it serves it if ALLOWED_HOSTS allows every host, else it refuses it with
   * a 400 and logs an error; `undefined` if the stack does not show ALLOWED_HOSTS.
   */
  readonly djangoAnswer?: "serves" | "refuses" | undefined;
}

export const unknownHosts: Kind<UnknownHosts> = {
  noun: nginxListeners.noun,
  types: nginxListeners.types,
  *read(resource, stack) {
    yield* inTurn(stack.factsFrom(nginxListeners, resource), (listener) => [
      {
        resource: listener.resource,
        part: listener.part,
        listener,
        get app() {
          return unlessUndecided(() => djangoBehind(resource, stack));
        },
        get djangoAnswer() {
          const hosts = this.app?.settings.ALLOWED_HOSTS;
          return hosts?.isInPlainText ? unlessUndecided(() => answerOf(hosts)) : undefined;
        },
      },
    ]);
  },
};

function answerOf({ given }: DjangoApp["settings"]["ALLOWED_HOSTS"]): "serves" | "refuses" {
  return some(given, ({ value }) => value.allowsAll) ? "serves" : "refuses";
}
