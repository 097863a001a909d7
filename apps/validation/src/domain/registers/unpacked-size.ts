const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;

/**
 * How large a ZIP archive, which a workbook is, says that it becomes: the sum over its central directory (APPNOTE 6.3.10, 4.3.12). A small file that
 * becomes gigabytes is refused before anything of it is unpacked. Null where it is no archive.
 */
export function unpackedSize(archive: Buffer): number | null {
  let end = archive.length - END_BYTES;
  while (end >= 0 && end >= archive.length - END_BYTES - LONGEST_COMMENT && archive.readUInt32LE(end) !== END_OF_DIRECTORY) end--;
  if (end < 0 || archive.readUInt32LE(end) !== END_OF_DIRECTORY) return null;
  let at = archive.readUInt32LE(end + 16);
  let size = 0;
  for (let entries = archive.readUInt16LE(end + 10); entries > 0; entries--) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    size += archive.readUInt32LE(at + 24);
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return size;
}
