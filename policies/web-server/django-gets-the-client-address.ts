import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "django-gets-the-client-address",
  title: "nginx forwards the client's real address",
  problem: "nginx does not forward the client's real address",
  section: "web-server",
  severity: "medium",
  enforcement: "advisory",
  why: "Login limits, allow lists and logs rely on X-Forwarded-For. A client that can write it can pose as anyone.",
  fix: "Set X-Forwarded-For to $proxy_add_x_forwarded_for, or to $remote_addr if clients connect to nginx directly.",

  on: "nginxProxies",
  when: (proxy) => proxy.showsHeaders,
  check(proxy) {
    if (proxy.clientAddress === "forged") return `${proxy.at} forwards X-Forwarded-For as the client sent it`;
    if (proxy.clientAddress === "hidden")
      return `${proxy.at} forwards the load balancer's address instead of the client's`;
  },
});
