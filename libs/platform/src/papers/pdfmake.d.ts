/** The part of pdfmake 0.3 that draws our papers. Its published types bring the browser's along, which would be everybody's then. */
declare module 'pdfmake' {
  type Alignment = 'left' | 'center' | 'right';
  type Margin = [left: number, top: number, right: number, bottom: number];

  interface Style {
    font?: string;
    fontSize?: number;
    bold?: boolean;
    color?: string;
    alignment?: Alignment;
    margin?: Margin;
    lineHeight?: number;
    unbreakable?: boolean;
    columnGap?: number;
    /** Points. */
    width?: number;
  }

  export type Content = Style &
    (
      | { text: string | (string | (Style & { text: string }))[] }
      | { columns: Content[] }
      | { stack: Content[] }
      | { ol: string[] }
      | { table: Table; layout: 'lightHorizontalLines' }
    );

  interface Table {
    headerRows: number;
    dontBreakRows: boolean;
    widths: (number | '*')[];
    body: Content[][];
  }

  interface Definition {
    info: { title: string };
    pageSize: 'A4';
    pageMargins: Margin;
    defaultStyle: Style;
    footer: (page: number, pages: number) => Content;
    content: Content[];
  }

  type Faces = Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>;

  const pdfmake: {
    setFonts(fonts: Record<string, Faces>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: Definition): { getBuffer(): Promise<Uint8Array> };
  };
  export default pdfmake;
}
