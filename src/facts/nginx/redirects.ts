import { serversOf } from "../../languages/nginx/configuration";
import { blocksIn } from "../../languages/nginx/model/blocks";
import { locationHeader, splitsHeaders } from "../../languages/nginx/questions/redirects";
import type { Fact } from "../../stack/fact";
import { ofConfigurations } from "./servers";

/** A directive that answers with a redirect. */
export interface NginxRedirect extends Fact {
  /** Its line, as a phrase for a message. */
  readonly at: string;
  /** Whether a client can add headers to the answer by the path it asks for. */
  readonly splitsHeaders: boolean;
}

/** One fact for each `return` or `rewrite` that sends a Location. */
export const nginxRedirects = ofConfigurations<NginxRedirect>("redirects of nginx", function* (server) {
  for (const { scope } of serversOf(server.configuration)) {
    for (const block of blocksIn(scope)) {
      for (const directive of block.directives.filter((each) => locationHeader(each) !== undefined)) {
        yield {
          ...server.identityAt(directive),
          at: server.at(directive),
          splitsHeaders: splitsHeaders(directive, block),
        };
      }
    }
  }
});
