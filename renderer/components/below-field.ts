import type { PositioningProps } from "@fluentui/react-components";

/**
 * Where the list of a field one types into opens: below it, or above where there is more room, as high as fits, and never beside the
 * field, where the window's edge would leave it away from what is typed.
 */
export const BELOW_FIELD: PositioningProps = {
  position: "below",
  align: "start",
  autoSize: "height",
  fallbackPositions: ["above"],
};
