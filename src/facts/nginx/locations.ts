import { serversOf, transportsOf } from "../../languages/nginx/configuration";
import { blocksIn } from "../../languages/nginx/model/blocks";
import type { Scope } from "../../languages/nginx/model/scopes";
import type { Server } from "../../languages/nginx/model/servers";
import * as folders from "../../languages/nginx/questions/servedFiles";
import { losesTransportSecurity } from "../../languages/nginx/questions/transportSecurity";
import type { Fact } from "../../stack/fact";
import type { Stack } from "../../stack/stack";
import { staticFilesInNginx } from "../staticFiles";
import { type NginxServer, ofConfigurations } from "./servers";

/** A block of an nginx configuration that answers requests: a location, or an `if` in one. */
export interface NginxLocation extends Fact {
  /** Its first line, as a phrase for a message. */
  readonly at: string;
  /** Whether it sends files of a folder. */
  readonly servesFiles: boolean;
  /** Whether its name or folder says that it holds what users upload. */
  readonly holdsUploads: boolean;
  /** Whether a path can lead out of its folder. */
  readonly leadsOutOfFolder: boolean;
  /** What executes some of its files instead of sending them: how their names end, and the line as a phrase. */
  readonly interpreter?: { readonly ending: string; readonly at: string } | undefined;
  readonly runsServerSideIncludes: boolean;
  /** Whether browsers show files with an unknown extension as pages. */
  readonly rendersUnknownFiles: boolean;
  readonly listsFiles: boolean;
  readonly forbidsSniffing: boolean;
  /** The project's own file that it would send, such as `manage.py`, if its folder looks like the project's. */
  readonly sourceServed?: string | undefined;
  /** The folder that it should send static files from, if it sends them from another one. */
  readonly staticRootMissed?: { readonly sends: string; readonly collected: string } | undefined;
  /** Whether headers of its own drop the Strict-Transport-Security of the blocks around it. */
  readonly losesTransportSecurity: boolean;
}

/** One fact for each `location`, and for each `if` in one. */
export const nginxLocations = ofConfigurations("nginx locations", function* (server, stack) {
  for (const each of serversOf(server.configuration)) {
    for (const scope of blocksIn(each.scope))
      if (scope.kind === "location" || scope.kind === "if") yield nginxLocation(server, each, scope, stack);
  }
});

function nginxLocation(server: NginxServer, virtual: Server, scope: Scope, stack: Stack): NginxLocation {
  const directive = scope.directive!;
  const isLocation = scope.kind === "location";
  return {
    ...server.identityAt(directive),
    at: server.at(directive),
    servesFiles: isLocation && folders.servesFiles(scope),
    holdsUploads: isLocation && folders.holdsUploads(scope),
    leadsOutOfFolder: isLocation && folders.leadsOutOfFolder(scope),
    get interpreter() {
      const { configuration } = server;
      const { tls, plain } = transportsOf(configuration, virtual);
      const found = folders.interpreterOf(configuration, virtual, scope, tls && !plain);
      return found && { ending: found.ending, at: server.at(found.directive) };
    },
    get runsServerSideIncludes() {
      return folders.runsServerSideIncludes(scope);
    },
    get rendersUnknownFiles() {
      return folders.rendersUnknownFiles(scope);
    },
    get listsFiles() {
      return folders.listsFiles(scope);
    },
    get forbidsSniffing() {
      return folders.forbidsSniffing(scope);
    },
    get sourceServed() {
      return folders.servedSource(server.configuration, virtual, scope);
    },
    get staticRootMissed() {
      if (!folders.holdsStaticFiles(scope)) return undefined;
      const sends = folders.servedPath(scope);
      const collected = sends === undefined ? undefined : staticFilesInNginx(stack);
      if (sends === undefined || collected === undefined || isSame(sends, collected)) return undefined;
      return { sends, collected };
    },
    get losesTransportSecurity() {
      return losesTransportSecurity(scope);
    },
  };
}

function isSame(one: string, other: string): boolean {
  return one.replace(/\/+$/, "") === other.replace(/\/+$/, "");
}
