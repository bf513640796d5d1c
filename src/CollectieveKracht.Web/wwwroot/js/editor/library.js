// Written by scripts/vendor.
export * from "../../lib/editor/editor-face2377.js";
