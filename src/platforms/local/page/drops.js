import { byId } from "./dom.js";

/**
 * Files come in by the button in the message box, or dropped anywhere on the page.
 * @param {(files: File[]) => Promise<void>} take
 * @param {(cause: unknown) => void} trouble
 */
export function startDrops(take, trouble) {
  const chosen = byId("files", HTMLInputElement);
  /** @param {FileList | null | undefined} files */
  const taken = (files) => {
    if (files?.length) take([...files]).catch(trouble);
  };
  chosen.addEventListener("change", () => {
    taken(chosen.files);
    chosen.value = "";
  });
  byId("attach", HTMLButtonElement).addEventListener("click", () => chosen.click());
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    taken(event.dataTransfer.files);
  });
}
