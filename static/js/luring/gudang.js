// What the phone keeps: the only module that opens IndexedDB. Everything in it has an owner
// (pemilik, the account's number as text), and is read and changed for that owner only.
import { openDB } from "../vendor/idb.js";

export const KEADAAN = {
  ponsel: "Di ponsel ini",
  dikirim: "Sedang dikirim",
  tersimpan: "Tersimpan di server",
  perbaiki: "Perlu diperbaiki",
  tertahan: "Di server, menunggu",
  bentrok: "Di server, berbeda dengan catatan lain",
};
export const BELUM = ["ponsel", "dikirim", "perbaiki"]; // what only this phone holds as it should be
const BASIS = "posyandu";
const JEJAK = "posyandu:belum"; // beside IndexedDB, to notice that it was emptied
const HARI = 86_400_000;
const MASA_SIMPAN = 45 * HARI; // what was sent is offered again after a restore of the server
const MASA_FOTO = 7 * HARI; // after its acknowledgement
const JAM_SALAH = 12 * 3_600_000;
const SEPULUH_MENIT = 600_000;
const TULIS = { durability: "strict" }; // on the disk before the page says "saved"

// --- opening -------------------------------------------------------------------------------------
let terbuka;

function buka() {
  terbuka ??= openDB(BASIS, 1, {
    upgrade(db, lama, _baru, tx) {
      const antrean = db.createObjectStore("antrean", { keyPath: "kunci" });
      antrean.createIndex("pemilik", ["pemilik", "urutan"]);
      antrean.createIndex("urutan", "urutan");
      antrean.createIndex("keadaan", ["pemilik", "keadaan"]);
      db.createObjectStore("draf", { keyPath: ["pemilik", "kunci"] });
      db.createObjectStore("bekal", { keyPath: ["pemilik", "nama"] });
      db.createObjectStore("foto", { keyPath: "kunci" }).createIndex("pemilik", "pemilik");
      const catatan = db.createObjectStore("catatan", { keyPath: "nama" });
      const hilang = bacaJejak();
      if (lama === 0 && Object.keys(hilang).length) catatan.put({ nama: "hilang", nilai: hilang });
      tx.done.catch(() => {});
    },
    blocking: tutup, // a newer release opens it with another version
    terminated: () => (terbuka = undefined),
  }).catch((galat) => {
    terbuka = undefined;
    throw galat;
  });
  return terbuka;
}

async function tutup() {
  const db = await terbuka;
  terbuka = undefined;
  db?.close();
}

// One transaction; what `kerja` throws undoes it, and nothing counts before it is complete.
async function transaksi(toko, kerja) {
  const tx = (await buka()).transaction(toko, "readwrite", TULIS);
  tx.done.catch(() => {});
  let hasil;
  try {
    hasil = await kerja(tx);
  } catch (galat) {
    try {
      tx.abort();
    } catch {
      // It ended by itself, for the same reason.
    }
    throw galat;
  }
  await tx.done;
  return hasil;
}

// --- telling all tabs ----------------------------------------------------------------------------
const saluran = new BroadcastChannel("posyandu-antrean");
const siarkan = () => document.dispatchEvent(new CustomEvent("antrean:berubah"));
saluran.addEventListener("message", siarkan);

async function kabari() {
  await tulisJejak();
  siarkan();
  saluran.postMessage(null);
}

// --- was it emptied? -----------------------------------------------------------------------------
function bacaJejak() {
  try {
    return JSON.parse(localStorage.getItem(JEJAK)) ?? {};
  } catch {
    return {};
  }
}

// {owner: number of entries not yet on the server}: no more than that stands outside IndexedDB.
async function tulisJejak() {
  const milik = await pemilik();
  if (!milik) return;
  const jumlah = await hitung(milik);
  const { [milik]: _, ...lain } = bacaJejak();
  const belum = BELUM.reduce((total, nama) => total + jumlah[nama], 0);
  try {
    localStorage.setItem(JEJAK, JSON.stringify(belum ? { ...lain, [milik]: belum } : lain));
  } catch {
    // Then an emptied store goes unnoticed; entries do not depend on it.
  }
}

// Number of the owner's entries that went with an emptied store, until she has seen it; who the
// owner was may have gone with it.
export async function jumlahHilang(milik) {
  const hilang = (await bacaCatatan("hilang")) ?? {};
  if (milik) return hilang[milik] ?? 0;
  return Object.values(hilang).reduce((total, jumlah) => total + jumlah, 0);
}

export async function mengertiHilang(milik) {
  await transaksi(["catatan"], async (tx) => {
    const toko = tx.objectStore("catatan");
    const { [milik]: _, ...lain } = (await toko.get("hilang"))?.nilai ?? {};
    await toko.put({ nama: "hilang", nilai: lain });
  });
  await kabari();
}

// --- whose phone is it now? ----------------------------------------------------------------------
// The account of the page; on an offline page the last one that was logged in and not logged out.
export async function pemilik() {
  return document.body.dataset.akun || (await bacaCatatan("pemilik_terakhir")) || "";
}

// A page of the server came for this account: what was prepared for another one goes.
export async function ingatPemilik(akun) {
  await transaksi(["catatan", "bekal"], async (tx) => {
    await tx.objectStore("catatan").put({ nama: "pemilik_terakhir", nilai: akun });
    await hapusBekalSelain(tx.objectStore("bekal"), akun);
  });
}

// Log-out: pages and people go, the owner's outbox, photos and drafts stay.
export async function lupakanPemilik() {
  await transaksi(["catatan", "bekal"], async (tx) => {
    await tx.objectStore("catatan").delete("pemilik_terakhir");
    await tx.objectStore("bekal").clear();
  });
}

async function hapusBekalSelain(toko, akun) {
  for (const kunci of await toko.getAllKeys()) if (kunci[0] !== akun) await toko.delete(kunci);
}

// --- the outbox ----------------------------------------------------------------------------------
export class TidakBisa extends Error {}

// Keep an entry: {kunci, aksi, formulir, versi, penugasan, isi, ...} as the batch door takes it.
// judul: the register in words; tentang: about whom; ringkas: its first values in words; ragu: it
// was sent once already, and may have arrived. Resolves once it is on the disk.
export async function masukkan(item, { judul = "", tentang = "", ringkas = "", ragu = false } = {}) {
  const milik = await pemilik();
  if (!milik) throw new TidakBisa("Masuk dulu, lalu simpan lagi.");
  const beda = await bedaJam();
  const baris = await transaksi(["antrean"], async (tx) => {
    const toko = tx.objectStore("antrean");
    if (await toko.get(item.kunci)) throw new TidakBisa("Catatan ini sudah disimpan.");
    const waktu = new Date().toISOString();
    const bukti = { dibuat_pada: waktu, beda_jam: beda === null ? null : Math.round(beda / 1000) };
    const baru = {
      kunci: item.kunci,
      pemilik: milik,
      urutan: await urutanBerikut(toko),
      item: { ...bukti, ...item },
      judul,
      tentang,
      ringkas,
      keadaan: "ponsel",
      galat: {},
      nomor: null,
      revisi: null,
      dibuat_pada: waktu,
      ditawarkan_pada: ragu ? waktu : null,
      diakui_pada: null,
      diragukan: ragu,
    };
    await toko.add(baru);
    return baru;
  });
  await kabari();
  return baris;
}

async function urutanBerikut(toko) {
  const terakhir = await toko.index("urutan").openCursor(null, "prev");
  return (terakhir?.value.urutan ?? 0) + 1;
}

// The row of an item that follows an earlier one: a correction or a withdrawal, not yet sent.
async function susulan(toko, lama, item) {
  return {
    ...lama,
    kunci: item.kunci,
    item,
    urutan: await urutanBerikut(toko),
    keadaan: "ponsel",
    sebab: "",
    galat: {},
    nomor: null,
    revisi: null,
    dibuat_pada: item.dibuat_pada,
    ditawarkan_pada: null,
    diakui_pada: null,
    diragukan: false,
  };
}

// All entries of an owner, oldest first.
const milikSaja = (milik) => IDBKeyRange.bound([milik], [milik, []]);
export async function daftar(milik) {
  return (await buka()).getAllFromIndex("antrean", "pemilik", milikSaja(milik));
}

export async function ambil(kunci) {
  return (await buka()).get("antrean", kunci);
}

// {keadaan: number} of an owner's entries.
export async function hitung(milik) {
  const index = (await buka()).transaction("antrean").store.index("keadaan");
  const semua = Object.keys(KEADAAN).map(async (nama) => [nama, await index.count([milik, nama])]);
  return Object.fromEntries(await Promise.all(semua));
}

// Those of an owner in one state; months of sent entries are not read for it.
export async function yang(milik, keadaan) {
  return (await buka()).getAllFromIndex("antrean", "keadaan", [milik, keadaan]);
}

// Change what is said about an entry, never what was entered (that is betulkan).
export async function ubah(kunci, perubahan) {
  const baris = await transaksi(["antrean"], async (tx) => {
    const lama = await tx.objectStore("antrean").get(kunci);
    if (!lama) throw new TidakBisa("Catatan ini tidak ada di ponsel ini.");
    const { kunci: _k, pemilik: _p, urutan: _u, item: _i, ...boleh } = perubahan;
    const baru = { ...lama, ...boleh };
    await tx.objectStore("antrean").put(baru);
    return baru;
  });
  await kabari();
  return baris;
}

// Other values for an entry. What never left the phone, was refused or waits at the server keeps
// its kunci; of what may have arrived a correction is made, which starts from it. Returns the row
// that holds the new values.
export async function betulkan(kunci, isi, { judul, tentang, alasan = "Salah ketik" } = {}) {
  const milik = await pemilik();
  const baris = await transaksi(["antrean"], async (tx) => {
    const toko = tx.objectStore("antrean");
    const lama = await toko.get(kunci);
    if (!lama || lama.pemilik !== milik) throw new TidakBisa("Catatan ini tidak ada di ponsel ini.");
    if (lama.keadaan === "bentrok") throw new TidakBisa("Catatan ini menunggu pilihan pengurus.");
    if ((await toko.index("pemilik").getAll(milikSaja(milik))).some((b) => b.item.dasar?.kunci === kunci)) {
      throw new TidakBisa("Catatan ini sudah dibetulkan. Buka pembetulannya yang terakhir.");
    }
    const kata = { judul: judul ?? lama.judul, tentang: tentang ?? lama.tentang, ringkas: "" };
    // A later time than before: of two bodies that wait under one kunci the later one counts.
    const waktu = new Date(
      Math.max(Date.now(), Date.parse(lama.item.dibuat_pada) + 1 || 0)
    ).toISOString();
    const item = { ...lama.item, isi, dibuat_pada: waktu };
    const mungkinSampai = ["tersimpan", "dikirim"].includes(lama.keadaan) || lama.diragukan;
    if (!mungkinSampai) {
      const baru = { ...lama, ...kata, item, keadaan: "ponsel", galat: {} };
      await toko.put(baru);
      return baru;
    }
    const koreksi = {
      ...item,
      kunci: crypto.randomUUID(),
      aksi: "koreksi",
      dasar: { kunci, revisi: lama.revisi ?? 1 },
      isi: { ...isi, alasan: isi.alasan || alasan },
    };
    const baru = await susulan(toko, { ...lama, ...kata }, koreksi);
    await toko.add(baru);
    return baru;
  });
  await kabari();
  return baris;
}

// Withdraw what waits at the server: it is kept there, and withdrawn as soon as it comes in.
export async function batalkan(kunci, alasan) {
  const milik = await pemilik();
  await transaksi(["antrean"], async (tx) => {
    const toko = tx.objectStore("antrean");
    const lama = await toko.get(kunci);
    if (!lama || lama.pemilik !== milik) throw new TidakBisa("Catatan ini tidak ada di ponsel ini.");
    if (!bisaDibatalkan(lama)) throw new TidakBisa("Catatan ini tidak lagi menunggu di server.");
    const waktu = new Date().toISOString();
    const batal = {
      ...lama.item,
      kunci: crypto.randomUUID(),
      aksi: "batal",
      dasar: { kunci, revisi: lama.revisi ?? 1 },
      dibuat_pada: waktu,
      isi: { alasan },
    };
    await toko.put({ ...lama, dibatalkan: true });
    await toko.add(await susulan(toko, lama, batal));
  });
  await kabari();
}

// A person or family is corrected, not withdrawn.
export const bisaDibatalkan = ({ keadaan, dibatalkan, item }) =>
  keadaan === "tertahan" && !dibatalkan && item.aksi === "baru" && !["keluarga", "warga"].includes(item.formulir);

// Throw away what never left this phone, or what the server refused (and keeps as refused).
export async function hapus(kunci) {
  const milik = await pemilik();
  await transaksi(["antrean", "foto"], async (tx) => {
    const toko = tx.objectStore("antrean");
    const lama = await toko.get(kunci);
    if (!lama || lama.pemilik !== milik) throw new TidakBisa("Catatan ini tidak ada di ponsel ini.");
    const belumPergi = lama.keadaan === "ponsel" && !lama.ditawarkan_pada;
    if (!belumPergi && lama.keadaan !== "perbaiki") {
      throw new TidakBisa("Catatan ini mungkin sudah sampai di server.");
    }
    await toko.delete(kunci);
    const foto = tx.objectStore("foto");
    for (const satu of await foto.index("pemilik").getAll(milik)) {
      if (satu.entri === kunci) await foto.delete(satu.kunci);
    }
  });
  await kabari();
}

// Rows and photos out of a saved file: only what is not here yet. The phone they come from may send
// them too. Returns how many entries were new.
export async function pulihkan({ baris, foto }) {
  const milik = await pemilik();
  if (!milik) throw new TidakBisa("Masuk dulu, lalu baca berkasnya lagi.");
  const bagian = { pemilik: milik, keadaan: "ponsel", diakui_pada: null };
  const jumlah = await transaksi(["antrean", "foto"], async (tx) => {
    const toko = tx.objectStore("antrean");
    const tokoFoto = tx.objectStore("foto");
    let baru = 0;
    for (const satu of baris) {
      if (await toko.get(satu.kunci)) continue;
      const urutan = await urutanBerikut(toko);
      await toko.add({ ...satu, ...bagian, urutan, diragukan: true });
      baru += 1;
    }
    for (const satu of foto) {
      if (!(await tokoFoto.get(satu.kunci))) await tokoFoto.add({ ...satu, ...bagian });
    }
    return baru;
  });
  await kabari();
  return jumlah;
}

// --- for the sender ------------------------------------------------------------------------------
// Take the next entries out of these: they are marked before the request, in one transaction with
// the reading, so that nobody changes what is on its way.
export async function mulaiKirim(kunci) {
  const item = await transaksi(["antrean", "catatan"], async (tx) => {
    const toko = tx.objectStore("antrean");
    const beda = (await tx.objectStore("catatan").get("beda_jam"))?.nilai;
    const hasil = [];
    for (const satu of kunci) {
      const baris = await toko.get(satu);
      if (!baris) continue;
      // What was stored before the clocks could be compared carries the difference as well.
      if (beda !== undefined) baris.item.beda_jam ??= Math.round(beda / 1000);
      const dikirim = baris.keadaan === "tertahan" ? "tertahan" : "dikirim";
      await toko.put({ ...baris, keadaan: dikirim, ditawarkan_pada: new Date().toISOString() });
      hasil.push(baris.item);
    }
    return hasil;
  });
  await kabari();
  return item;
}

// No acknowledgement: back as they were. Whether they arrived is not known.
export async function batalKirim(kunci) {
  await transaksi(["antrean"], async (tx) => {
    const toko = tx.objectStore("antrean");
    for (const satu of kunci) {
      const baris = await toko.get(satu);
      if (baris?.keadaan !== "dikirim") continue;
      await toko.put({ ...baris, keadaan: "ponsel", diragukan: true });
    }
  });
  await kabari();
}

// perubahan: {kunci: what the server said of it}.
export async function akui(perubahan) {
  await transaksi(["antrean"], async (tx) => {
    const toko = tx.objectStore("antrean");
    for (const [kunci, ubahan] of Object.entries(perubahan)) {
      const baris = await toko.get(kunci);
      if (!baris) continue;
      const diakui_pada = new Date().toISOString();
      await toko.put({ ...baris, ...ubahan, diragukan: false, diakui_pada });
    }
  });
  await kabari();
}

// The server's epoch and highest receipt number. Another epoch or a lower number: it was restored
// from a backup, and what was sent in the last 45 days is offered again. Returns whether it was.
export async function catatServer({ epoch, nomor }) {
  const ulang = await transaksi(["catatan", "antrean", "foto"], async (tx) => {
    const toko = tx.objectStore("catatan");
    const dulu = (await toko.get("server"))?.nilai;
    const mundur = Boolean(dulu) && (dulu.epoch !== epoch || nomor < dulu.nomor);
    await toko.put({ nama: "server", nilai: { epoch, nomor, pada: Date.now() } });
    if (mundur) {
      const batas = new Date(Date.now() - MASA_SIMPAN).toISOString();
      for (const nama of ["antrean", "foto"]) {
        for (const satu of await tx.objectStore(nama).getAll()) {
          if (!satu.diakui_pada || satu.diakui_pada < batas || satu.keadaan === "perbaiki") continue;
          await tx.objectStore(nama).put({ ...satu, keadaan: "ponsel", diragukan: true });
        }
      }
    }
    return mundur;
  });
  if (ulang) await kabari();
  return ulang;
}

// When the server was last asked, in milliseconds; 0 before that.
export async function terakhirDitanya() {
  return (await bacaCatatan("server"))?.pada ?? 0;
}

// What arrived long ago leaves the phone.
export async function bersihkan() {
  await transaksi(["antrean", "foto"], async (tx) => {
    for (const [nama, masa] of Object.entries({ antrean: MASA_SIMPAN, foto: MASA_FOTO })) {
      const batas = new Date(Date.now() - masa).toISOString();
      for (const satu of await tx.objectStore(nama).getAll()) {
        const selesai = ["tersimpan", "bentrok"].includes(satu.keadaan) && satu.diakui_pada;
        if (selesai && satu.diakui_pada < batas) await tx.objectStore(nama).delete(satu.kunci);
      }
    }
  });
}

// --- the phone's clock ---------------------------------------------------------------------------
// Milliseconds that the server is ahead of this phone, when it was last heard; null before that.
// A clock that was set since, or lost with an empty battery, shows where the server would now be
// earlier than when it was heard: then the phone is taken to be right if that is possible, and else
// to be behind by at least so much.
export async function bedaJam() {
  const beda = (await bacaCatatan("beda_jam")) ?? null;
  const terdengar = (await bacaCatatan("jam_server")) ?? 0;
  if (beda === null || Date.now() + beda > terdengar - SEPULUH_MENIT) return beda;
  return Date.now() > terdengar - SEPULUH_MENIT ? 0 : terdengar - Date.now();
}

export async function catatBedaJam(milidetik) {
  await tulisCatatan("beda_jam", milidetik);
  await tulisCatatan("jam_server", Date.now() + milidetik);
}

// More than ten minutes off is said; more than twelve hours, and the date of each entry is asked.
export async function jamMelenceng() {
  return Math.abs((await bedaJam()) ?? 0) > SEPULUH_MENIT;
}

export async function tanggalDitanya() {
  return Math.abs((await bedaJam()) ?? 0) > JAM_SALAH;
}

// --- drafts and what was prepared ----------------------------------------------------------------
export async function simpanDraf(kunci, isi) {
  const draf = { pemilik: await pemilik(), kunci, isi, diubah_pada: new Date().toISOString() };
  if (draf.pemilik) await (await buka()).put("draf", draf);
}

export async function ambilDraf(kunci) {
  return (await (await buka()).get("draf", [await pemilik(), kunci]))?.isi;
}

export async function hapusDraf(kunci) {
  await (await buka()).delete("draf", [await pemilik(), kunci]);
}

// [{kunci, isi, diubah_pada}] of the owner, the last one first.
export async function daftarDraf() {
  const milik = await pemilik();
  const semua = await (await buka()).getAll("draf", IDBKeyRange.bound([milik], [milik, []]));
  return semua.sort((a, b) => (a.diubah_pada < b.diubah_pada ? 1 : -1));
}

export async function simpanBekal(nama, isi) {
  const milik = await pemilik();
  if (!milik) throw new TidakBisa("Masuk dulu, lalu siapkan lagi.");
  const disiapkan_pada = new Date().toISOString();
  await transaksi(["bekal"], (tx) =>
    tx.objectStore("bekal").put({ pemilik: milik, nama, isi, disiapkan_pada })
  );
}

// Whether the Posyandu opens on a day that is not planned, as its kader said: "ya" or "tidak".
export const simpanHariBuka = (hari, jawaban) => tulisCatatan("hari_buka", { hari, jawaban });
export async function bacaHariBuka(hari) {
  const satu = await bacaCatatan("hari_buka");
  return satu?.hari === hari ? satu.jawaban : undefined;
}

// Numbers to call near this phone; nobody's, so they stay whoever logs out.
export const simpanPertolongan = (nomor) => tulisCatatan("pertolongan", nomor);
export const bacaPertolongan = () => bacaCatatan("pertolongan");

// {isi, disiapkan_pada} or undefined.
export async function ambilBekal(nama) {
  return (await buka()).get("bekal", [await pemilik(), nama]);
}

export async function adaBekal(milik) {
  return (await (await buka()).getAllKeys("bekal")).some(([siapa]) => siapa === milik);
}

// --- photos --------------------------------------------------------------------------------------
const heksa = (bita) => Array.from(bita, (b) => b.toString(16).padStart(2, "0")).join("");

// The name that the server gives a photo of a page: UUID 5 of its entry and what is in it. So a
// photo that is kept twice, or had arrived with the page, is one.
async function kunciFoto(entri, sha256) {
  const ruang = entri.replaceAll("-", "").match(/../g).map((dua) => parseInt(dua, 16));
  const bahan = new Uint8Array([...ruang, ...new TextEncoder().encode(sha256)]);
  const bita = new Uint8Array(await crypto.subtle.digest("SHA-1", bahan)).slice(0, 16);
  bita[6] = (bita[6] & 0x0f) | 0x50;
  bita[8] = (bita[8] & 0x3f) | 0x80;
  return heksa(bita).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

export async function simpanFoto({ kunci, entri, bagian = "", blob, letak }) {
  const milik = await pemilik();
  const sidik = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  const sha256 = heksa(new Uint8Array(sidik));
  kunci ??= await kunciFoto(entri, bagian + sha256);
  const lain = { sha256, letak, keadaan: "ponsel", diakui_pada: null };
  const baris = { kunci, pemilik: milik, entri, bagian, blob, ...lain };
  await transaksi(["foto"], (tx) => tx.objectStore("foto").put(baris));
  await kabari();
  return baris;
}

export async function daftarFoto(milik) {
  return (await buka()).getAllFromIndex("foto", "pemilik", milik);
}

export async function hapusFoto(kunci) {
  await transaksi(["foto"], (tx) => tx.objectStore("foto").delete(kunci));
  await kabari();
}

export async function ubahFoto(kunci, perubahan) {
  await transaksi(["foto"], async (tx) => {
    const lama = await tx.objectStore("foto").get(kunci);
    if (lama) await tx.objectStore("foto").put({ ...lama, ...perubahan });
  });
  await kabari();
}

// --- small notes ---------------------------------------------------------------------------------
async function bacaCatatan(nama) {
  return (await (await buka()).get("catatan", nama))?.nilai;
}

async function tulisCatatan(nama, nilai) {
  await (await buka()).put("catatan", { nama, nilai });
}

// --- the room on the phone -----------------------------------------------------------------------
const UKURAN_COBA = 512 * 1024;

const SARAN =
  "Peramban ini tidak menjamin simpanan catatan. Pasang aplikasi ini di layar utama, dan jangan " +
  "pakai mode penyamaran.";

// Before work starts: {bisa, tetap, galat, saran}. bisa: half a megabyte could be written now;
// tetap: the browser promises not to throw it away; galat, saran: what to tell, in words, or "".
// Browsers hide that a window is private; there the promise is not given.
export async function periksaRuang() {
  const tetap = (await navigator.storage?.persist?.().catch(() => false)) ?? false;
  try {
    await transaksi(["catatan"], async (tx) => {
      const isi = crypto.getRandomValues(new Uint8Array(65_536));
      const nilai = Array.from({ length: UKURAN_COBA / isi.length }, () => isi.slice());
      await tx.objectStore("catatan").put({ nama: "coba", nilai });
    });
    await (await buka()).delete("catatan", "coba");
    return { bisa: true, tetap, galat: "", saran: tetap ? "" : SARAN };
  } catch (galat) {
    return { bisa: false, tetap, galat: kataGalat(galat), saran: "" };
  }
}

// An error of this module, for a person.
export function kataGalat(galat) {
  if (galat instanceof TidakBisa) return galat.message;
  if (galat?.name === "QuotaExceededError") {
    return "Ruang ponsel penuh, belum tersimpan. Hapus foto atau aplikasi lain, lalu simpan lagi.";
  }
  if (galat?.name === "VersionError") return "Aplikasi sudah diperbarui. Muat ulang halaman ini.";
  return "Peramban ini tidak bisa menyimpan. Pakai peramban biasa, bukan mode penyamaran.";
}
