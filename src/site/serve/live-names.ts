/** Files that only the development server has, from the root of the site. No address of a report begins with a dot. */
export const liveScript = ".live/page.js";
export const liveEvents = ".live/events";
