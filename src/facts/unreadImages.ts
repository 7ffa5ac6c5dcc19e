import { buildsImage, imageTypes } from "../containers/build";
import { whyUnread } from "../containers/images";
import type { Stack } from "../stack/stack";

/** An image that the stack builds and whose files were not read. */
export interface UnreadImage {
  readonly name: string;
  /** Why, as a clause for a message. */
  readonly reason: string;
}

/** The images that the stack builds and that cannot be read although it is known from what they are built. */
export function unreadImages({ files, graph }: Stack): readonly UnreadImage[] {
  if (!files) return [];
  const images = graph.allOfType(imageTypes).filter(buildsImage);
  return images.flatMap((image) => {
    const reason = whyUnread(image, images, files);
    return reason === undefined ? [] : [{ name: image.name, reason }];
  });
}
