import { Fragment, type ReactNode } from 'react';

/** A letter with what stands below it: `L10h`, `Fr`, `κ` alone has nothing. Words such as min and tan are no letters. */
const LETTER =
  /(?<![A-Za-z])([A-Zaefknsκν])(10h|10|nmh|nm|nh|sys|min|max|ISO|pw|r[AB]?|a[AB]?|[0-2](?![\d.])|[ABCgmpuw])(?![A-Za-z0-9])|\^(−?[\d.]+(?:\/\d+)?|−?w|\([^)]*\))/g;

/** Formulas come as plain text; here their indices go down and their exponents up. */
export function Formula({ text }: { text: string }) {
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(LETTER)) {
    const [whole, letter, index, exponent] = match;
    pieces.push(text.slice(end, match.index));
    pieces.push(
      exponent === undefined ? (
        <Fragment key={match.index}>
          {letter}
          <sub>{index}</sub>
        </Fragment>
      ) : (
        <sup key={match.index}>{exponent}</sup>
      ),
    );
    end = match.index + whole.length;
  }
  return (
    <>
      {pieces}
      {text.slice(end)}
    </>
  );
}
