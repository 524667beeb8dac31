import { makeStyles, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { native } from "../lib/native.ts";

const useStyles = makeStyles({
  veil: {
    position: "fixed",
    inset: 0,
    zIndex: 2000,
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    pointerEvents: "none",
    backgroundColor: tokens.colorBackgroundOverlay,
  },
  card: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    gap: tokens.spacingVerticalS,
    padding: "32px 56px",
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `2px dashed ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow28,
  },
  icon: { fontSize: "40px", lineHeight: 1, color: tokens.colorCompoundBrandForeground1 },
  title: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
});

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

interface Props {
  readonly title: string;
  readonly body: string;
  readonly onPaths: (paths: readonly string[]) => void;
}

/** Takes files and folders dropped anywhere on the window, and shows while they hover that they may be dropped. */
export function WindowDrop({ title, body, onPaths }: Props): ReactNode {
  const styles = useStyles();
  const [hovering, setHovering] = useState(false);
  const latest = useRef(onPaths);
  latest.current = onPaths;

  useEffect(() => {
    // Entering a child fires before leaving its parent: only the balance tells whether the files are still over the window.
    let depth = 0;
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = "copy";
    };
    const enter = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth += 1;
      setHovering(true);
    };
    const leave = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      depth = Math.max(depth - 1, 0);
      if (depth === 0) setHovering(false);
    };
    const drop = (event: DragEvent): void => {
      depth = 0;
      setHovering(false);
      if (!carriesFiles(event)) return;
      event.preventDefault();
      const paths = [...(event.dataTransfer?.files ?? [])].map((file) => native.pathForFile(file));
      const known = paths.filter((path) => path !== "");
      if (known.length > 0) latest.current(known);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragenter", enter);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragenter", enter);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, []);

  if (!hovering) return null;
  return (
    <div className={styles.veil}>
      <div className={styles.card}>
        <span className={styles.icon} aria-hidden="true">
          <ArrowDownloadRegular />
        </span>
        <span className={styles.title}>{title}</span>
        <span>{body}</span>
      </div>
    </div>
  );
}
