import { join } from "node:path";
import { imageSizeFromFile } from "image-size/fromFile";
import { address } from "../../model/index.ts";
import type { FileBeside, FilesBeside } from "../../notebook/index.ts";
import type { Inputs } from "../inputs/index.ts";

const pictures = /\.(?:avif|gif|jpe?g|png|svg|webp)$/i;
/** What an author writes for the program, not for readers. */
const own = /^content\/(?:[^/]+\.md|references\.(?:json|bib))$/;

const noPicture: FileBeside = { isPicture: false, size: null };

/** Files that lie beside notebooks and in public/, by the address that each would have, with the size of pictures. */
export async function filesBeside(inputs: Inputs): Promise<FilesBeside> {
  const files = [
    ...inputs.content
      .filter(({ path }) => !own.test(path))
      .map(({ path }) => [address.beside(path.slice("content/".length)), path] as const),
    ...inputs.public.map(({ path }) => [path.slice("public/".length), path] as const),
  ];
  const sized = await Promise.all(
    files.map(async ([address, path]) => [address, await looked(join(inputs.root, path))] as const),
  );
  return new Map(sized);
}

async function looked(file: string): Promise<FileBeside> {
  if (!pictures.test(file)) return noPicture;
  try {
    const { width, height, orientation = 1 } = await imageSizeFromFile(file);
    // From the fifth on a camera was held upright: what is wide in the file is high on the page.
    const size = orientation > 4 ? { width: height, height: width } : { width, height };
    return { isPicture: true, size };
  } catch {
    // A drawing need not say its size.
    return /\.svg$/i.test(file) ? { isPicture: true, size: null } : noPicture;
  }
}
