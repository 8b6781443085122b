// What was prepared for the next opening day: fetched, and joined with what was entered since.
import { ambilBekal, bedaJam, daftar, pemilik, simpanBekal, simpanPertolongan } from "./gudang.js";
import { hariIso, teksUmur, umurBulan } from "./dom.js";

const NAMA = "hari-buka";
const LAMA = 24 * 3_600_000;
const BATAS_WAKTU = 120_000;

export async function unduhBekal(alamat) {
  const jawaban = await fetch(alamat, {
    cache: "no-store", redirect: "error", signal: AbortSignal.timeout(BATAS_WAKTU),
  });
  const isi = jawaban.headers.get("content-type") === "application/json" && (await jawaban.json());
  if (!jawaban.ok || !isi || isi.akun !== (await pemilik())) throw new Error("bekal");
  await simpanBekal(NAMA, isi);
  await simpanPertolongan(isi.pertolongan);
  return isi;
}

export const bacaBekal = () => ambilBekal(NAMA);

// Today by the server's clock, as far as the phone has heard it.
export async function hariIni() {
  return hariIso(new Date(Date.now() + ((await bedaJam()) ?? 0)));
}

// Why it should be prepared anew, in words; "" if it need not.
export function usang({ isi, disiapkan_pada }, hari) {
  if (isi.tanggal < hari) return "Yang disiapkan untuk hari buka yang sudah lewat.";
  return Date.now() - Date.parse(disiapkan_pada) > LAMA ? "Disiapkan lebih dari sehari lalu." : "";
}

function kelompokUmur(bekal, lahir, tanggal) {
  const bulan = umurBulan(lahir, tanggal);
  const ada = Object.entries(bekal.kelompok_umur);
  return ada.filter(([, [dari, sampai]]) => dari <= bulan && (sampai === null || bulan < sampai));
}

// The world as the phone knows it: {bekal, hari, entri, warga: Map, keluarga: Map}. A person has
// `langkah` (Set), `terisi` ({kode: words}) and `ditolak` ({kode: entry}) of this day, with what is
// still on the phone; `catatan` is the entry of the phone that told who it is.
export async function keadaanLuring() {
  const simpanan = await bacaBekal();
  if (!simpanan) return null;
  const [bekal, hari, entri] = [simpanan.isi, await hariIni(), await daftar(await pemilik())];
  const warga = new Map(bekal.warga.map((w) => [w.kunci, orangLama(bekal, w, hari)]));
  const keluarga = new Map(bekal.keluarga.map((k) => [k.kunci, k]));
  const dunia = { bekal, hari, warga, keluarga, disiapkan_pada: simpanan.disiapkan_pada };
  for (const satu of entri) terapkan(dunia, satu);
  return { bekal, hari, entri, warga, keluarga, peringatan: usang(simpanan, hari), simpanan };
}

function orangLama(bekal, w, hari) {
  const samaHari = bekal.tanggal === hari;
  const terisi = {};
  for (const [kode, catatan] of Object.entries(w.lama)) {
    if (catatan.tanggal === hari && bekal.formulir[kode].tunggal) terisi[kode] = catatan.ringkasan;
  }
  const umur = { umur: teksUmur(w.lahir, hari), bulan: umurBulan(w.lahir, hari) };
  return { ...w, ...umur, langkah: new Set(samaHari ? w.langkah : []), terisi, ditolak: {} };
}

function terapkan(dunia, entri) {
  const { bekal, hari, warga, keluarga } = dunia;
  const { item, keadaan } = entri;
  const { isi, formulir: kode } = item;
  const kunci = item.dasar?.kunci ?? entri.kunci; // a correction tells of the row that it corrects
  if (kode === "keluarga" && lebihBaru(dunia, keluarga.get(kunci), entri)) {
    keluarga.set(kunci, { lama: {}, ...keluarga.get(kunci), ...isi, kunci });
  }
  if (kode === "warga" && lebihBaru(dunia, warga.get(kunci), entri)) {
    warga.set(kunci, orangDicatat(dunia, kunci, isi, entri));
  }
  const orang = warga.get(isi.warga);
  const formulir = bekal.formulir[kode];
  if (!orang || !formulir || isi.tanggal !== hari) return;
  delete orang.ditolak[kode];
  if (keadaan === "perbaiki") {
    if (kode !== "hadir") orang.ditolak[kode] = entri;
    return;
  }
  if (kode === "hadir") {
    for (const n of [1, ...isi.langkah.map(Number)]) orang.langkah.add(n);
    return;
  }
  orang.terisi[kode] ??= "";
  if (isi.di_hari_buka) for (const n of [1, formulir.langkah ?? 1]) orang.langkah.add(n);
}

// Whether an entry knows a row better than what was prepared.
const lebihBaru = ({ disiapkan_pada }, ada, { keadaan, dibuat_pada }) =>
  !ada || ada.catatan || keadaan !== "tersimpan" || dibuat_pada > disiapkan_pada;

// Without a birth date nobody knows which registers fit: all of the day are offered.
function orangDicatat({ bekal, hari, warga }, kunci, isi, catatan) {
  const { nama, jenis_kelamin, keluarga, tanggal_lahir: lahir } = isi;
  const lama = warga.get(kunci);
  const episode = (lama?.kelompok ?? []).filter((satu) => !(satu in bekal.kelompok_umur));
  const umur = lahir ? kelompokUmur(bekal, lahir, hari).map(([satu]) => satu) : null;
  return {
    langkah: new Set(),
    terisi: {},
    ditolak: {},
    lama: {},
    bantuan: {},
    baru: true,
    ...lama,
    kunci,
    nama,
    jenis_kelamin,
    lahir,
    keluarga,
    kelompok: umur && [...umur, ...episode],
    umur: lahir ? teksUmur(lahir, hari) : isi.umur,
    bulan: lahir ? umurBulan(lahir, hari) : null,
    catatan,
  };
}

// Whether a register can be kept for this person, as far as the phone knows her.
export function cocok({ sasaran, syarat = {} }, { kelompok, jenis_kelamin, bulan }) {
  if (sasaran.length && kelompok && !sasaran.some((nama) => kelompok.includes(nama))) return false;
  if (syarat.perempuan && jenis_kelamin !== "P") return false;
  if (typeof bulan !== "number") return true;
  return bulan >= (syarat.dari ?? -Infinity) && bulan < (syarat.sampai ?? Infinity);
}

// The registers of an opening day that fit this person, those of a langkah first.
export function registerOrang(bekal, orang) {
  const hari = bekal.register_hari.filter((kode) => {
    const formulir = bekal.formulir[kode];
    return formulir.sasaran.length && cocok(formulir, orang);
  });
  const urut = (kode) => bekal.formulir[kode].langkah ?? 9;
  return hari.sort((a, b) => urut(a) - urut(b));
}
