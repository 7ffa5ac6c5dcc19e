import { describeSituations } from "./situations";

describeSituations("django--", []);
