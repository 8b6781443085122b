// What was prepared for the next opening day: fetched, and joined with what was entered since.
import { ambilBekal, bedaJam, daftar, pemilik, simpanBekal } from "./gudang.js";
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
// `langkah` (Set) and `terisi` ({kode: words}) of this day, with what is still on the phone.
export async function keadaanLuring() {
  const simpanan = await bacaBekal();
  if (!simpanan) return null;
  const [bekal, hari, entri] = [simpanan.isi, await hariIni(), await daftar(await pemilik())];
  const warga = new Map(bekal.warga.map((w) => [w.kunci, orangLama(bekal, w, hari)]));
  const keluarga = new Map(bekal.keluarga.map((k) => [k.kunci, k]));
  for (const satu of entri) terapkan({ bekal, hari, warga, keluarga }, satu);
  return { bekal, hari, entri, warga, keluarga, peringatan: usang(simpanan, hari), simpanan };
}

function orangLama(bekal, w, hari) {
  const samaHari = bekal.tanggal === hari;
  const terisi = {};
  for (const [kode, catatan] of Object.entries(w.lama)) {
    if (catatan.tanggal === hari && bekal.formulir[kode].tunggal) terisi[kode] = catatan.ringkasan;
  }
  return { ...w, langkah: new Set(samaHari ? w.langkah : []), terisi, umur: teksUmur(w.lahir, hari) };
}

function terapkan(dunia, { item, kunci }) {
  const { bekal, hari, warga, keluarga } = dunia;
  const { isi } = item;
  if (item.formulir === "keluarga" && !keluarga.has(kunci)) {
    keluarga.set(kunci, { ...isi, kunci, lama: {} });
  }
  if (item.formulir === "warga" && !warga.has(kunci)) warga.set(kunci, orangBaru(dunia, kunci, isi));
  const orang = warga.get(isi.warga);
  if (!orang || isi.tanggal !== hari) return;
  if (item.formulir === "hadir") {
    for (const n of [1, ...isi.langkah.map(Number)]) orang.langkah.add(n);
    return;
  }
  const formulir = bekal.formulir[item.formulir];
  if (!formulir) return;
  orang.terisi[item.formulir] = "sudah dicatat";
  if (isi.di_hari_buka) for (const n of [1, formulir.langkah ?? 1]) orang.langkah.add(n);
}

// Without a birth date nobody knows which registers fit: all of the day are offered.
function orangBaru({ bekal, hari }, kunci, isi) {
  const lahir = isi.tanggal_lahir;
  return {
    kunci,
    nama: isi.nama,
    jenis_kelamin: isi.jenis_kelamin,
    lahir,
    keluarga: isi.keluarga,
    kelompok: lahir ? kelompokUmur(bekal, lahir, hari).map(([nama]) => nama) : null,
    umur: lahir ? teksUmur(lahir, hari) : isi.umur,
    langkah: new Set(),
    terisi: {},
    lama: {},
    bantuan: {},
    baru: true,
  };
}

// The registers of an opening day that fit this person, those of a langkah first.
export function registerOrang(bekal, orang) {
  const cocok = bekal.register_hari.filter((kode) => {
    const { sasaran } = bekal.formulir[kode];
    if (!sasaran.length) return false;
    return !orang.kelompok || sasaran.some((nama) => orang.kelompok.includes(nama));
  });
  const urut = (kode) => bekal.formulir[kode].langkah ?? 9;
  return cocok.sort((a, b) => urut(a) - urut(b));
}
