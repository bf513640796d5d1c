// Written by scripts/vendor.
export * from "../../lib/editor/editor-47c5822c.js";
