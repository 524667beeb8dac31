import { listHandlers } from "../lib/list-handlers.ts";
import { agencyRowList } from "./agency-list.ts";
import { placedItemList } from "./placed-list.ts";

/** The agencies as the list procedures of the area `agencies`. */
export const agencyLists = listHandlers(agencyRowList);

/** What is placed with them: procedures of the area `placed`. */
export const placedLists = listHandlers(placedItemList);
