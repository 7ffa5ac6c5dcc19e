import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "django-gets-the-client-address",
  title: "nginx forwards the client's real address",
  problem: "Django does not get the client's real address",
  section: "web-server",
  severity: "medium",
  enforcement: "advisory",
  why: "Login limits, allow lists and logs go by X-Forwarded-For: a client that writes it itself is whoever it wants to be.",
  fix: "Hand on X-Forwarded-For as $proxy_add_x_forwarded_for; $remote_addr does where clients reach nginx itself.",

  on: "nginxProxies",
  when: (proxy) => proxy.showsHeaders,
  check(proxy) {
    if (proxy.clientAddress === "forged") return `${proxy.at} hands on X-Forwarded-For as the client wrote it`;
    if (proxy.clientAddress === "hidden")
      return `${proxy.at} hands on the load balancer's address in place of the client's`;
  },
});
