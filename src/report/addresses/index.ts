/** Addresses and links of a report, checked before and after pages are built. For `report/build.ts` and `publish`. */
export { checkAddresses, checkIds } from "./check-addresses.ts";
export { brokenLinks } from "./check-links.ts";
export { checkWrittenLinks } from "./check-written-links.ts";
export type { Claim, Claiming } from "./claims.ts";
export { claimsOf, removedClaims, unreadPages } from "./claims.ts";
