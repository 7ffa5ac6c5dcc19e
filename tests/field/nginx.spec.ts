import { describeSituations } from "./situations";

describeSituations("nginx--", []);
