import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "django-gets-a-checked-host",
  title: "nginx forwards the validated Host header",
  problem: "nginx does not forward the validated Host header",
  section: "web-server",
  severity: "medium",
  enforcement: "advisory",
  why: "Django builds absolute URLs from Host. The upstream's name produces broken links; the client's raw header can be forged.",
  fix: "Add `proxy_set_header Host $host;` to the location, which inherits none once it has a proxy_set_header of its own. For uWSGI, add `uwsgi_param HTTP_HOST $host;`.",
  django: { chapter: "ALLOWED_HOSTS" },

  on: "nginxProxies",
  when: (proxy) => proxy.showsHeaders,
  check(proxy) {
    if (proxy.hostGiven === "upstream") return `${proxy.at} forwards the upstream's name as Host`;
    if (proxy.hostGiven === "asSent")
      return `${proxy.at} forwards Host as the client sent it, which may not be the host that selected the server`;
  },
});
