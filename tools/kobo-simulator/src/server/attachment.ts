import type { Answers } from './answers.js';
import type { KoboAttachment } from './kobo-submission.js';

export interface AttachmentSettings {
  /** The file's name as the device gave it: also the answer to the question. */
  basename: string;
  mimetype: string;
  /** Path of the question, with 1-based positions inside repeats: `members[2]/photo`. */
  xpath: string;
  /** What a download gives; a line of text with the file's name unless told. */
  content?: Uint8Array;
}

/** Kobo's storage name keeps word characters, dots and dashes only: Lao vowel and tone marks are combining marks and fall away. */
export function storageName(basename: string): string {
  return basename.replaceAll(' ', '_').replace(/[^-\p{L}\p{N}_.]/gu, '');
}

export function koboAttachment(settings: AttachmentSettings, place: { uid: string; url: string; folder: string }): KoboAttachment {
  return {
    download_url: place.url,
    mimetype: settings.mimetype,
    filename: `${place.folder}/${storageName(settings.basename)}`,
    media_file_basename: settings.basename,
    uid: place.uid,
    is_deleted: false,
    ...thumbnails(settings.mimetype, place.url),
    question_xpath: settings.xpath,
  };
}

/** An edit that names another file takes the old one out of the list; files that no answer named (an audit) stay. */
export function keptAfterEdit(attachments: readonly KoboAttachment[], before: Answers, after: Answers): KoboAttachment[] {
  const [old, current] = [new Set(texts(before)), new Set(texts(after))];
  return attachments.filter(({ media_file_basename: name }) => current.has(name) || !old.has(name));
}

function texts(answers: Answers): string[] {
  return Object.values(answers).flatMap((answer) => {
    if (typeof answer === 'string') return [answer];
    return Array.isArray(answer) ? (answer as readonly Answers[]).flatMap(texts) : [];
  });
}

function thumbnails(mimetype: string, url: string): Record<string, string> {
  if (!mimetype.startsWith('image/')) return {};
  return Object.fromEntries(['large', 'medium', 'small'].map((size) => [`download_${size}_url`, `${url}${size}/`]));
}
