import { Undecided } from "../../../base/undecided";
import type { Configuration } from "../configuration";
import { answerExchange, startExchange, surroundingsOf, tooMany } from "../evaluation/evaluate";
import type { Answer, Exchange, Surroundings } from "../evaluation/exchange";
import { explore } from "../evaluation/explore";
import type { Request } from "../evaluation/request";
import type { Server } from "../model/servers";

/** An answer that a request may get from a server, and the exchange that led to it. */
export interface RequestOutcome {
  readonly answer: Answer;
  readonly exchange: Exchange;
}

const limit = 5_000;

/**
 * All answers that a request may get from this very server, whatever other servers there are.
 *
 * @param fileKind what is at a path of the server's file system; `undefined` if that is unknown
 * @throws Undecided if requests can take too many branches
 */
export function requestOutcomes(
  configuration: Configuration,
  server: Server,
  request: Request,
  fileKind?: Surroundings["fileKind"],
): readonly RequestOutcome[] {
  const surroundings = surroundingsOf(configuration, fileKind);
  const endings: RequestOutcome[] = [];
  const complete = explore(
    (choices): RequestOutcome => {
      const exchange = startExchange({ server, request, named: new Map() }, surroundings, choices, undefined);
      return { answer: answerExchange(exchange, undefined), exchange };
    },
    (ending) => {
      if (!ending.exchange.impossible) endings.push(ending);
      return false;
    },
    limit,
  );
  if (!complete) throw new Undecided(tooMany);
  return endings;
}

/** A request for a host that the server is named for, over a connection of its own. */
export function requestTo(server: Server, tls: boolean, more: Partial<Request> = {}): Request {
  return { protocol: "HTTP/1.1", host: hostOf(server), method: "GET", tls, ...more };
}

/** A host that leads to the server; `undefined` if only an unknown one does. */
function hostOf({ names }: Server): string {
  for (const { kind, name } of names) {
    if (kind === "exact" && name !== "" && name !== "_") return name;
    if (kind === "leading") return `www${name}`;
    if (kind === "trailing") return `${name}com`;
  }
  return "www.example.com";
}
