import { spawn } from "node:child_process";

/** How a system opens an address in its browser. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ["open"],
  win32: ["cmd", "/c", "start", '""'],
};
const elsewhere = ["xdg-open"];

/** Opens an address in the browser of this machine; where nothing can, that is said and nothing else happens. */
export function openBrowser(url: string): void {
  if (process.env.CI) {
    console.log("--open does nothing where CI is set.");
    return;
  }
  const [command = "", ...args] = openers[process.platform] ?? elsewhere;
  const child = spawn(command, [...args, url], { stdio: "ignore", detached: true });
  child.on("error", () => console.log(`No ${command} here to open a browser with: open ${url}`));
  child.unref();
}
