import { definePolicy } from "../../src/policy";

export default definePolicy({
  name: "django-containers-are-recognised",
  title: "Django containers can be recognised",
  problem: "A container may run Django, but nothing confirms it",
  section: "stack",
  severity: "low",
  enforcement: "advisory",
  why: "A container that is not recognised as Django is not checked as Django.",
  fix: "If it runs Django, set DJANGO_SETTINGS_MODULE, or add its name to `djangoContainers` in the shared settings.",

  on: "djangoContainers",
  when: (container) => container.isShown || container.isPossible,
  check(container) {
    if (container.isPossible) return "it has variables for a secret key and a database, as Django containers do";
  },
});
