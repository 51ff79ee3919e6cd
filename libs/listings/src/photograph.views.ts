export class PhotographView {
  id: string;
  /** As its first bytes say. */
  mediaType: string;
  bytes: number;
}
