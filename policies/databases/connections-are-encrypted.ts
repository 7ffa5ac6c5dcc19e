import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "connections-are-encrypted",
  title: "Connections to databases, caches and brokers use verified TLS",
  problem: "A connection does not use verified TLS",
  section: "databases",
  severity: "high",
  enforcement: "advisory",
  why: "Passwords, sessions and personal data can be read on the network, or by a server that poses as yours.",
  fix: "Use sslmode=require or stricter, rediss:// and amqps://, and keep certificate verification on.",
  django: { chapter: "DATABASES" },

  on: "djangoConnections",
  check(connection) {
    if (connection.weakness) return `${connection.variable} ${connection.weakness}`;
  },
});
