// Functions that a test runs inside the page, each by itself: they are sent there as text. Plain JavaScript, since the browser's types
// would otherwise count for the server's code too. What each tells stands in in-page.d.ts.

export function focusedWords() {
  const here = document.activeElement;
  if (!here || here === document.body) return "";
  return here.textContent.trim() || here.id;
}

export function focusedTestId() {
  return document.activeElement?.getAttribute("data-testid") ?? null;
}

export function focusSeen() {
  const here = document.activeElement;
  if (!here || here === document.body) return "none there";
  // The message box shows its focus on the frame around it.
  const { outlineStyle, boxShadow } = getComputedStyle(
    here.id === "words" ? here.parentElement : here,
  );
  return outlineStyle === "none" && boxShadow === "none"
    ? `${here.outerHTML.slice(0, 80)} shows nothing`
    : "visible";
}

export function liveThings() {
  const acting =
    "script, a, iframe, object, embed, link, style, base, meta, image, foreignObject, img:not(.avatar)";
  const all = [...document.querySelectorAll("#messages *, #dialog *")];
  const names = all.flatMap((each) => each.getAttributeNames());
  return {
    elements: all.filter((each) => each.matches(acting)).length,
    handlers: names.filter((name) => name.startsWith("on") || name === "style").length,
  };
}

export function tooWide() {
  const parts = [...document.querySelectorAll("#log, .side, .composer")];
  return Math.max(
    document.documentElement.scrollWidth - innerWidth,
    ...parts.map((part) => part.scrollWidth - part.clientWidth),
  );
}

export function refusesMarkup() {
  try {
    document.body.insertAdjacentHTML("beforeend", "<b>live</b>");
    return false;
  } catch {
    return true;
  }
}

export function wordsTooFaint() {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = (color) =>
    color
      .slice(0, 3)
      .map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, n) => sum + part * [0.2126, 0.7152, 0.0722][n], 0);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = rgba(getComputedStyle(each).backgroundColor);
      if (color[3] === 255) return color;
    }
    return rgba("Canvas");
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || !element.checkVisibility({ opacityProperty: true })) continue;
    const style = getComputedStyle(element);
    const [brighter, darker] = [light(rgba(style.color)), light(ground(element))].toSorted(
      (a, b) => b - a,
    );
    const size = Number.parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const contrast = (brighter + 0.05) / (darker + 0.05);
    if (contrast < (large ? 3 : 4.5))
      faint.push(`${contrast.toFixed(2)} ${node.textContent.trim().slice(0, 40)}`);
  }
  return faint;
}

export function nameless() {
  return [
    ...document.querySelectorAll(
      "button, a, input, select, textarea, [role=img], img:not([alt=''])",
    ),
  ]
    .filter((each) => each.checkVisibility())
    .filter((each) => {
      const name =
        each.getAttribute("aria-label") || each.getAttribute("alt") || each.textContent.trim();
      return !name && !each.labels?.length;
    })
    .map((each) => each.outerHTML.slice(0, 80));
}

export function doubleIds() {
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  return ids.filter((id, n) => ids.indexOf(id) !== n);
}

export function animations() {
  return document.getAnimations().length;
}

export function cutWords() {
  const box = document.querySelector("#words");
  return (
    box.checkVisibility() && box.clientHeight < Number.parseFloat(getComputedStyle(box).lineHeight)
  );
}
