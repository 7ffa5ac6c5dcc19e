import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "email-login-is-complete",
  title: "The mail login has both a user and a password, or neither",
  problem: "The mail login is incomplete",
  section: "email",
  severity: "low",
  enforcement: "advisory",
  why: "Django logs in only if both are set. With only one, most mail servers reject the mail.",
  fix: "Set both EMAIL_HOST_USER and EMAIL_HOST_PASSWORD, or neither.",
  django: { chapter: "MAILERS and related settings" },

  on: "djangoApps",
  when: (app) => app.settings.EMAIL_HOST_USER.isInPlainText && app.settings.EMAIL_HOST_PASSWORD.isInPlainText,
  check({ settings: { EMAIL_HOST_USER, EMAIL_HOST_PASSWORD } }) {
    const [user, password] = [EMAIL_HOST_USER.value, EMAIL_HOST_PASSWORD.value];
    if (user === "" && password !== "") return `${EMAIL_HOST_USER.variable} is empty`;
    if (user !== "" && password === "") return `${EMAIL_HOST_PASSWORD.variable} is empty`;
  },
});
