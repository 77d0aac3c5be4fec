// Whether a page is complete: its end is there, and no part is waited for.

// Parts that are not laid out yet: skeletons, charts without sliders, empty maps.
const UNFINISHED = "[data-testid='stSkeleton'], .ex:not([data-laid]), :is(.map, .tree, .passports-place):empty, .glass:not([data-ready])";

export const laidOut = (content) => Boolean(content.querySelector(".st-key-foot, .st-key-lost")) && !content.querySelector(UNFINISHED);
