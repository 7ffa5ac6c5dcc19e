import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "django-containers-are-recognised",
  title: "Django containers can be recognised",
  problem: "A container may run Django, but nothing confirms it",
  section: "stack",
  severity: "low",
  enforcement: "advisory",
  why: "A container that is not taken for Django is not judged as Django.",
  fix: "If it runs Django, set DJANGO_SETTINGS_MODULE or name it in djangoContainers of the shared settings.",

  on: "djangoContainers",
  when: (container) => container.isShown || container.isPossible,
  check(container) {
    if (container.isPossible)
      return "it looks like Django (secret key and database variables), but nothing confirms it";
  },
});
