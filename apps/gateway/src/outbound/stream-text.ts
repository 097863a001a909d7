import type { FigureChange } from '../domain/figure-change.js';

/** One event of a stream (WHATWG server-sent events): JSON has no bare line breaks, so that one data line is enough. */
export function eventText(event: string, data: unknown, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

const texts = new WeakMap<FigureChange, string>();

/** A change as an event, made once however many follow. */
export function changeText(change: FigureChange): string {
  const known = texts.get(change);
  if (known !== undefined) return known;
  const text = eventText('figure', change.cell, change.seq);
  texts.set(change, text);
  return text;
}

/** Says that the line is alive, and moves the follower's last id past changes that were not for it: an id without data is kept and dispatches nothing. */
export const heartbeatText = (position: number): string => `: heartbeat\nid: ${position}\n\n`;

/** What a follower must do where deltas alone no longer lead to the current figures. */
export const GONE = {
  en: 'Forget what you folded. Your place in the stream is no longer kept, or the register of points has changed: take the snapshot that follows (snapshot=true), or read /api/v1/indicators, and fold from here.',
  lo: 'ໃຫ້ລຶບສິ່ງທີ່ເກັບໄວ້. ບ່ອນທີ່ທ່ານຢຸດບໍ່ໄດ້ເກັບໄວ້ແລ້ວ ຫຼື ທະບຽນຈຸດໄດ້ປ່ຽນ: ໃຫ້ໃຊ້ຂໍ້ມູນເຕັມທີ່ຕາມມາ (snapshot=true) ຫຼື ອ່ານ /api/v1/indicators ແລ້ວເລີ່ມໃໝ່.',
};
export const SLOW = {
  en: 'You read more slowly than figures change: connect again with Last-Event-ID, nothing is lost; a narrower filter helps.',
  lo: 'ທ່ານອ່ານຊ້າກວ່າການປ່ຽນແປງ: ໃຫ້ເຊື່ອມຕໍ່ໃໝ່ດ້ວຍ Last-Event-ID ບໍ່ມີຫຍັງເສຍ; ໃຫ້ໃຊ້ຕົວກອງທີ່ແຄບກວ່າ.',
};
export const CLOSING = { en: 'The service stops: connect again with Last-Event-ID.', lo: 'ລະບົບກຳລັງຢຸດ: ໃຫ້ເຊື່ອມຕໍ່ໃໝ່ດ້ວຍ Last-Event-ID.' };
export const DENIED = { en: 'Your key is no longer valid for this stream: ask an administrator.', lo: 'ລະຫັດຂອງທ່ານໃຊ້ບໍ່ໄດ້ອີກ: ໃຫ້ຕິດຕໍ່ຜູ້ດູແລລະບົບ.' };
