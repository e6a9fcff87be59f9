import { useEffect, useState } from 'react';
import { messageOf } from '../../store/core/context.ts';
import {
  type FoundInk,
  type GreyPhoto,
  type InkChoice,
  PhotoClient,
} from '../../store/pads/photo.ts';

/** A picture's file on its way to a digit. */
export type Photo =
  | { readonly kind: 'reading' }
  | { readonly kind: 'refused'; readonly reason: string }
  | {
      readonly kind: 'read';
      readonly picture: GreyPhoto;
      /** `null` for no ink; `undefined` before the first search has ended. */
      readonly found: FoundInk | null | undefined;
      /** Whether what was found is of another choice than the present one. */
      readonly isSearching: boolean;
    };

interface Read {
  readonly search: PhotoClient;
  readonly picture: GreyPhoto;
}

interface Found {
  readonly choice: InkChoice;
  readonly found: FoundInk | null;
}

/** Reads a picture, and searches it for a digit as chosen; what was found last stays until there is more. */
export function usePhotoSearch(file: File, choice: InkChoice): Photo {
  const [read, setRead] = useState<Read | null>(null);
  const [latest, setLatest] = useState<Found | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);

  useEffect(() => {
    const search = new PhotoClient();
    let isCurrent = true;
    setRead(null);
    setLatest(null);
    setRefusal(null);
    search.read(file).then(
      (picture) => {
        if (isCurrent) setRead({ search, picture });
      },
      (error: unknown) => {
        if (isCurrent) setRefusal(messageOf(error));
      },
    );
    return () => {
      isCurrent = false;
      search.end();
    };
  }, [file]);

  useEffect(() => {
    if (read === null) return;
    let isCurrent = true;
    read.search.find(choice).then(
      (found) => {
        if (isCurrent && found !== undefined) setLatest({ choice, found });
      },
      (error: unknown) => {
        if (isCurrent) setRefusal(messageOf(error));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [read, choice]);

  if (refusal !== null) return { kind: 'refused', reason: refusal };
  if (read === null) return { kind: 'reading' };
  const isSearching = latest?.choice !== choice;
  return { kind: 'read', picture: read.picture, found: latest?.found, isSearching };
}
