import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "django-gets-a-checked-host",
  title: "nginx forwards the validated Host header",
  problem: "nginx forwards a Host header that it has not validated",
  section: "web-server",
  severity: "medium",
  enforcement: "advisory",
  why: "Django builds links and redirects from the host: one that is the upstream's name is wrong, one that nginx chose no server by is forged.",
  fix: "Add `proxy_set_header Host $host;` to the location: it inherits none once it has one of its own; for uWSGI `uwsgi_param HTTP_HOST $host;`.",
  django: { chapter: "ALLOWED_HOSTS" },

  on: "nginxProxies",
  when: (proxy) => proxy.showsHeaders,
  check(proxy) {
    if (proxy.hostGiven === "upstream") return `${proxy.at} hands on its upstream's name as the host`;
    if (proxy.hostGiven === "asSent")
      return `${proxy.at} hands on the Host header as the client sent it, which need not be the host that chose the server`;
  },
});
