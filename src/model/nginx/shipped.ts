import type { FileLookup } from "./include";

/** Debian's /etc/nginx/proxy_params, which configurations include without carrying it. */
const proxyParams = `proxy_set_header Host $http_host;
proxy_set_header X-Real-IP $remote_addr;
proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
proxy_set_header X-Forwarded-Proto $scheme;
`;

/** The files of a lookup, and beside them those of nginx's packages that decide what is handed on to an application. */
export function withShippedFiles(files: FileLookup): FileLookup {
  return {
    match: (pattern) => files.match(pattern),
    read: (path) => {
      const found = files.read(path);
      return found === "unseen" && /(?:^|\/)proxy_params$/.test(path) ? { path, text: proxyParams } : found;
    },
  };
}
