/** What the focus is on: the element's words, or its id. */
export function focusedWords(): string;
/** The data-testid of what has the focus. */
export function focusedTestId(): string | null;
/** Whether the focus can be seen: "visible", "none there", or a sentence with what shows nothing. */
export function focusSeen(): string;
/** How many elements and attributes that could act stand where people's data is shown. */
export function liveThings(): { elements: number; handlers: number };
/** How much wider than its window the page, or a part of it, is, in pixels; 0 or less when nothing is. */
export function tooWide(): number;
/** Whether the page keeps a string from becoming markup. */
export function refusesMarkup(): boolean;
/** Every visible run of words whose contrast is below WCAG AA (4.5, or 3 for large letters), with the figure. */
export function wordsTooFaint(): string[];
/** Every visible control or picture without a name. */
export function nameless(): string[];
/** Ids that stand there more than once. */
export function doubleIds(): string[];
/** How many animations run. */
export function animations(): number;
/** Whether the message box is too low to show a line. */
export function cutWords(): boolean;
