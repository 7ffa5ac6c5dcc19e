import type { FileLookup } from "../syntax/include";
import type { Directive } from "../syntax/tree";

/** Debian's /etc/nginx/proxy_params, which configurations include without carrying it. */
const proxyParams = `proxy_set_header Host $host;
proxy_set_header X-Real-IP $remote_addr;
proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
proxy_set_header X-Forwarded-Proto $scheme;
`;

/** What decides in nginx's own uwsgi_params: uWSGI takes HTTPS for the scheme and REMOTE_ADDR for the client. */
const uwsgiParams = `uwsgi_param REQUEST_SCHEME $scheme;
uwsgi_param HTTPS $https if_not_empty;
uwsgi_param REMOTE_ADDR $remote_addr;
uwsgi_param SERVER_NAME $server_name;
uwsgi_param HTTP_HOST $host;
`;

const texts: ReadonlyMap<string, string> = new Map([
  ["proxy_params", proxyParams],
  ["uwsgi_params", uwsgiParams],
]);

/** Ends the path of a file that was not seen, in whose place the package's was read. */
const ofPackage = " of nginx's package";

/** A lookup that also finds the files of nginx's packages that decide what an application gets. */
export function addPackageFiles(files: FileLookup): FileLookup {
  return {
    match: (pattern) => files.match(pattern),
    read: (path) => {
      const found = files.read(path);
      const text = found === "unseen" ? texts.get(path.split("/").at(-1) ?? "") : undefined;
      return text === undefined ? found : { path: `${path}${ofPackage}`, text };
    },
  };
}

/**
 * Whether a directive that sets the host is one of the package's, whose versions differ in that: Debian's proxy_params
 * set `$http_host` before it set `$host`, and uwsgi_params as published by nginx does not set the host.
 */
export function dependsOnVersion(directive: Directive): boolean {
  return directive.file.endsWith(ofPackage);
}
