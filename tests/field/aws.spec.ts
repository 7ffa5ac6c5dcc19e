import { describeSituations } from "./situations";

describeSituations("aws--", []);
