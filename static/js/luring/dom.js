// Elements, words and days, as the pages without network need them.
const SVG = "http://www.w3.org/2000/svg";

// buat("p", {class: "lunak"}, "teks", unsur, ...): what is undefined or false is left out.
export function buat(nama, sifat = {}, ...isi) {
  const unsur = document.createElement(nama);
  for (const [kunci, nilai] of Object.entries(sifat)) {
    if (kunci.startsWith("on")) unsur.addEventListener(kunci.slice(2), nilai);
    else if (nilai === true) unsur.setAttribute(kunci, "");
    else if (nilai !== false && nilai !== undefined) unsur.setAttribute(kunci, nilai);
  }
  unsur.append(...isi.flat(Infinity).filter((satu) => satu !== undefined && satu !== false));
  return unsur;
}

export function ikon(nama) {
  const gambar = document.createElementNS(SVG, "svg");
  gambar.setAttribute("class", "ikon");
  gambar.setAttribute("aria-hidden", "true");
  const pakai = document.createElementNS(SVG, "use");
  pakai.setAttribute("href", `#ikon-${nama}`);
  gambar.append(pakai);
  return gambar;
}

export function pesan(nada, ...isi) {
  const gambar = ikon(nada === "aman" ? "check-circle" : "exclamation-triangle");
  return buat("div", { class: `pesan nada-${nada}` }, gambar, buat("p", {}, ...isi));
}

// "2026-06-10" of a moment by the phone's own zone.
export function hariIso(saat) {
  const dua = (n) => String(n).padStart(2, "0");
  return `${saat.getFullYear()}-${dua(saat.getMonth() + 1)}-${dua(saat.getDate())}`;
}

const tengahHari = (iso) => new Date(`${iso}T12:00:00`);
export const tanggalPanjang = (iso) =>
  tengahHari(iso).toLocaleDateString("id-ID", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
export const tanggalPendek = (iso) => iso.split("-").reverse().join("-");
export const jam = (saat) =>
  new Date(saat).toLocaleTimeString("id-ID", { hour: "2-digit", minute: "2-digit" });

// Completed months; a day that the month does not have is its last one.
export function umurBulan(lahir, tanggal) {
  const [tahun, bulan, hari] = tanggal.split("-").map(Number);
  const [tahunLahir, bulanLahir, hariLahir] = lahir.split("-").map(Number);
  const akhir = new Date(tahun, bulan, 0).getDate();
  return (tahun - tahunLahir) * 12 + bulan - bulanLahir - (hari < Math.min(hariLahir, akhir));
}

// "8 bulan", "2 tahun 3 bulan" below five years, else "34 tahun".
export function teksUmur(lahir, tanggal) {
  const bulan = umurBulan(lahir, tanggal);
  if (bulan < 1) {
    const hari = Math.round((tengahHari(tanggal) - tengahHari(lahir)) / 86_400_000);
    return hari < 0 ? "belum lahir" : `${hari} hari`;
  }
  const tahun = Math.floor(bulan / 12);
  if (bulan >= 60) return `${tahun} tahun`;
  const bagian = [
    [tahun, "tahun"],
    [bulan % 12, "bulan"],
  ];
  return bagian
    .filter(([n]) => n)
    .map(([n, satuan]) => `${n} ${satuan}`)
    .join(" ");
}
