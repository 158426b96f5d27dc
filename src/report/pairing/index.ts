/** Whether equal ids are equal questions. For `report/experiment`. */
export { checkPairing } from "./check-pairing.ts";
