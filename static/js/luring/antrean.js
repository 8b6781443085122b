// The outbox in words: each entry can be opened and corrected, all can be saved to a file.
import { BELUM, ambil, batalkan, betulkan, bisaDibatalkan, daftar, daftarFoto, hapus, hapusFoto, kataGalat, pemilik, pulihkan } from "./gudang.js";
import { keadaanLuring } from "./bekal.js";
import { buka, kemas } from "./berkas.js";
import { barisEntri, galatEntri, isiEntri, judulEntri, lencana } from "./entri.js";
import { buat, hariIso, ikon, jam, pesan, tanggalPendek } from "./dom.js";
import { buatIsian, drafTersimpan, lupakanDraf, simpanFotoForm, tempatDiketahui } from "./isian.js";

const kapan = (saat) => `${tanggalPendek(hariIso(new Date(saat)))} ${jam(saat)}`;
// What was withdrawn, and the withdrawal once it is there, wait for nobody any more.
const belumSelesai = ({ keadaan, dibatalkan, item }) =>
  BELUM.includes(keadaan) || (keadaan === "tertahan" && !dibatalkan && item.aksi !== "batal");
const KELOMPOK = { "Perlu diperbaiki": ["perbaiki"], "Belum terkirim": ["ponsel", "dikirim"], "Menunggu di server": ["tertahan"] };

// awal: the part of the address of this list; an entry stands at `${awal}/<kunci>`.
export async function tampilkanAntrean(tempat, awal) {
  const semua = await daftar(await pemilik());
  const [foto, draf, dunia] = await Promise.all([fotoBelum(), drafTersimpan(), keadaanLuring()]);
  const belum = semua.filter(belumSelesai);
  const sudah = semua.filter((satu) => !belumSelesai(satu)).reverse();
  const baris = (satu) => barisEntri(satu, `${awal}/${satu.kunci}`, kapan(satu.dibuat_pada), dunia?.bekal);
  tempat.replaceChildren(
    belum.length
      ? buat("div", { "data-belum": true }, Object.entries(KELOMPOK).map(([judul, keadaan]) => kelompok(judul, belum.filter((satu) => keadaan.includes(satu.keadaan)), baris)))
      : "",
    bagianFoto(foto, semua, awal),
    belum.length || foto.length ? "" : pesan("aman", "Semua yang dicatat di ponsel ini sudah sampai di server."),
    [...belum, ...foto].some(({ keadaan }) => keadaan === "ponsel") ? tombolKirim() : "",
    bagianDraf(draf, dunia, awal),
    belum.length || foto.length ? simpanKeBerkas(belum) : "",
    bacaBerkas(tempat, awal),
    sudah.length
      ? buat(
          "details",
          { class: "bagian" },
          buat("summary", {}, `Sudah di server (${sudah.length})`),
          buat("ul", { class: "daftar" }, sudah.map(baris))
        )
      : ""
  );
}

function kelompok(judul, semua, baris) {
  if (!semua.length) return "";
  return buat("section", { class: "bagian" }, buat("h2", {}, `${judul} (${semua.length})`), buat("ul", { class: "daftar" }, semua.map(baris)));
}

const lipatHapus = (judul, kata, tombol, buang) =>
  buat(
    "details",
    { class: "lipat" },
    buat("summary", {}, judul),
    buat("p", {}, kata),
    buat("button", { class: "btn btn-danger", type: "button", onclick: buang }, tombol)
  );

// --- photos that are not there yet -------------------------------------------------------------
const fotoBelum = async () => (await daftarFoto(await pemilik())).filter((satu) => BELUM.includes(satu.keadaan));

// By the entry they belong to; a refused one with its reason.
function bagianFoto(foto, semua, awal) {
  if (!foto.length) return "";
  const baris = (satu) => {
    const entri = semua.find(({ kunci }) => kunci === satu.entri);
    const judul = entri ? [entri.tentang, judulEntri(entri)].filter(Boolean).join(" · ") : "Catatan di server";
    const gambar = buat("img", { alt: `Foto: ${judul}`, onload: (e) => URL.revokeObjectURL(e.target.src) });
    gambar.src = URL.createObjectURL(satu.blob);
    const galat = satu.keadaan === "perbaiki" ? Object.values(galatEntri(satu)).flat().join(" ") : "";
    const hapusIni = lipatHapus("Hapus foto", "Sesudah dihapus, foto ini tidak bisa dikembalikan.", "Hapus foto ini", () => hapusFoto(satu.kunci));
    return buat(
      "li",
      { "data-foto": satu.kunci },
      gambar,
      buat("p", {}, entri ? buat("a", { href: `${awal}/${satu.entri}` }, judul) : judul),
      buat("p", {}, lencana(satu)),
      galat && pesan("bahaya", galat),
      satu.keadaan === "dikirim" ? "" : hapusIni
    );
  };
  return buat("section", { class: "bagian" }, buat("h2", {}, `Foto belum sampai (${foto.length})`), buat("ul", { class: "daftar-foto" }, foto.map(baris)));
}

// --- half typed forms --------------------------------------------------------------------------
// The part of an address that opens the form of a draft without network; "" if it can't be known.
function tujuanDraf({ kunci }, dunia) {
  const [kode, subjek] = kunci.split("|");
  if (kode === "koreksi") return `#/antrean/${subjek}`;
  if (!dunia) return "";
  if (kunci === "warga|baru") return "#/daftar";
  if (!dunia.bekal.formulir[kode]) return "";
  if (!subjek) return `#/catat/${kode}${dunia.bekal.formulir[kode].subjek.length ? "/tempat" : ""}`;
  const jenis = ["warga", "keluarga"].find((satu) => dunia[satu].has(subjek));
  return jenis ? `#/catat/${kode}/${jenis}/${subjek}` : "";
}

function bagianDraf(draf, dunia, awal) {
  if (!draf.length) return "";
  const cangkang = document.querySelector("[data-luring]") ? "" : "/luring/";
  const baris = (satu) => {
    const { judul, tentang, alamat } = satu.isi;
    const tujuan = tujuanDraf(satu, dunia);
    const href = tujuan.startsWith(awal) ? tujuan : tujuan ? cangkang + tujuan : alamat;
    const isi = buat(
      "span",
      { class: "baris-teks" },
      buat("span", { class: "baris-judul" }, tentang || judul || "Isian"),
      buat("span", { class: "baris-keterangan" }, [tentang && judul, `diketik ${kapan(satu.diubah_pada)}`].filter(Boolean).join(" · "))
    );
    const buang = async () => {
      await lupakanDraf(satu.kunci);
      document.dispatchEvent(new CustomEvent("antrean:berubah"));
    };
    return buat(
      "li",
      { "data-isian": satu.kunci },
      href ? buat("a", { class: "baris", href }, isi, ikon("chevron-right")) : buat("div", { class: "baris" }, isi),
      buat("div", { class: "antrean-aksi" }, lipatHapus("Hapus isian", "Yang sudah diketik hilang.", "Hapus isian ini", buang))
    );
  };
  return buat("section", { class: "bagian" }, buat("h2", {}, `Belum selesai diketik (${draf.length})`), buat("ul", { class: "daftar" }, draf.map(baris)));
}

// --- the outbox as a file ----------------------------------------------------------------------
// Its press is heard by the sender, which strip.js starts.
function tombolKirim() {
  const sifat = { class: "btn btn-primary btn-lebar", type: "button", "data-kirim-sekarang": true };
  return buat("p", { class: "mt-3" }, buat("button", sifat, "Kirim sekarang"));
}

function medanKata(id, keterangan) {
  return buat(
    "div",
    { class: "isian" },
    buat("label", { class: "form-label", for: id }, "Kata sandi berkas"),
    buat("input", { class: "form-control", type: "text", id, minlength: 6, required: true, autocomplete: "off", autocapitalize: "none", spellcheck: "false" }),
    keterangan && buat("div", { class: "form-text" }, keterangan)
  );
}

function formBerkas(judul, isi, tombol, kerjakan) {
  const kabar = buat("div", { role: "status" });
  const form = buat("form", {}, isi, kabar, buat("button", { class: "btn btn-lembut btn-lebar", type: "submit" }, tombol));
  form.addEventListener("submit", async (e) => {
    e.preventDefault();
    kabar.replaceChildren();
    try {
      const teks = await kerjakan(form);
      if (teks) kabar.replaceChildren(pesan("aman", teks));
    } catch (galat) {
      kabar.replaceChildren(pesan("bahaya", galat.kata ?? kataGalat(galat)));
    }
  });
  return buat("details", { class: "bagian" }, buat("summary", {}, judul), form);
}

function simpanKeBerkas(baris) {
  const kata = medanKata("id_kata_simpan", "Paling sedikit 6 huruf. Tanpa kata ini berkasnya tidak bisa dibuka siapa pun.");
  return formBerkas("Simpan semua ke berkas", [kata], "Simpan berkas", async () => {
    const foto = await fotoBelum();
    const blob = await kemas({ baris, foto }, kata.querySelector("input").value);
    const href = URL.createObjectURL(blob);
    const tautan = buat("a", { href, download: `antrean-posyandu-${hariIso(new Date())}.json` });
    tautan.click();
    kata.querySelector("input").value = "";
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
    const dan = foto.length ? ` dan ${foto.length} foto` : "";
    return `${baris.length} catatan${dan} disimpan ke berkas. Yang di ponsel tetap ada sampai server menerimanya.`;
  });
}

function bacaBerkas(tempat, awal) {
  const medan = buat("input", { class: "form-control", type: "file", id: "id_berkas", accept: ".json,application/json", required: true });
  const pilih = buat("div", { class: "isian" }, buat("label", { class: "form-label", for: "id_berkas" }, "Berkas antrean"), medan);
  const kata = medanKata("id_kata_baca");
  return formBerkas("Baca berkas antrean", [pilih, kata], "Baca berkas", async () => {
    const semua = await buka(await medan.files[0].text(), kata.querySelector("input").value);
    const jumlah = await pulihkan(semua);
    await tampilkanAntrean(tempat, awal);
    tempat.prepend(pesan("aman", `${jumlah} catatan dari berkas masuk ke antrean ponsel ini.`));
  });
}

// --- one entry ---------------------------------------------------------------------------------
export async function tampilkanEntri(tempat, kunci, awal) {
  const entri = await ambil(kunci);
  if (!entri || entri.pemilik !== (await pemilik())) return tampilkanAntrean(tempat, awal);
  const [semua, foto, dunia] = await Promise.all([daftar(entri.pemilik), fotoBelum(), keadaanLuring()]);
  const bekal = dunia?.bekal;
  const rincian = isiEntri(entri, bekal).map(([judul, teks]) => [buat("dt", {}, judul), buat("dd", {}, teks)]);
  const galat = Object.values(galatEntri(entri)).flat();
  const ditanya = entri.keadaan === "perbaiki" && entri.galat?.pastikan;
  tempat.replaceChildren(
    buat("p", {}, buat("a", { class: "btn btn-polos", href: awal }, ikon("arrow-left"), "Antrean")),
    buat("h2", {}, judulEntri(entri)),
    buat("p", {}, entri.tentang && buat("strong", {}, entri.tentang), " ", lencana(entri)),
    galat.length ? pesan(ditanya ? "waspada" : "bahaya", galat.join(" ")) : "",
    buat("dl", { class: "rincian" }, rincian),
    buat("p", { class: "lunak kecil" }, `Dicatat ${kapan(entri.dibuat_pada)}.`),
    bagianFoto(foto.filter((satu) => satu.entri === idEntri(entri)), [{ ...entri, kunci: idEntri(entri) }], awal),
    ...(await tindakan(entri, dunia, semua, tempat, awal))
  );
}

// Of what the server asked about: with this the same values are taken.
const jawabanTanya = ({ galat }) => (galat?.pastikan ? { pastikan: galat.pastikan[0] } : {});

// The entry itself, of which another row may hold a correction; photos belong to it.
const idEntri = ({ item, kunci }) => item.dasar?.kunci ?? kunci;

// Whom or what a row is about now, in words: a person's own row may have another name.
function tentangBaru({ item, tentang }, { nama }) {
  if (item.formulir === "warga") return nama;
  return item.formulir === "keluarga" ? `Keluarga ${nama}` : tentang;
}

// A person's family can be chosen anew: the one first named may be gone from this phone.
function pilihKeluarga(form, item, dunia) {
  const tersembunyi = form.querySelector("input[type=hidden][name=keluarga]");
  if (item.formulir !== "warga" || !tersembunyi) return;
  const semua = [...dunia.keluarga.values()].map((k) => [k.kunci, [k.nama, k.rt && `RT ${k.rt}`, k.rw && `RW ${k.rw}`].filter(Boolean).join(", ")]);
  if (!dunia.keluarga.has(item.isi.keluarga)) semua.unshift([item.isi.keluarga, "Yang dulu dipilih, tidak ada di ponsel ini"]);
  tersembunyi.replaceWith(
    buat(
      "div",
      { class: "isian" },
      buat("label", { class: "form-label", for: "id_keluarga" }, "Keluarga"),
      buat("select", { class: "form-select", id: "id_keluarga", name: "keluarga" }, semua.map(([value, teks]) => buat("option", { value }, teks)))
    )
  );
}

const bolehHapus = ({ keadaan, ditawarkan_pada }) => keadaan === "perbaiki" || (keadaan === "ponsel" && !ditawarkan_pada);

// What names an entry of this phone, the furthest first: without it nothing could become of that.
function bergantung(kunci, semua) {
  const anak = semua.filter(({ item }) => Object.values(item.isi).includes(kunci));
  return [...new Set([...anak.flatMap((satu) => bergantung(satu.kunci, semua)), ...anak])];
}

function bagianHapus(entri, semua, awal) {
  const ikut = entri.item.aksi === "baru" ? bergantung(entri.kunci, semua) : [];
  const kata = (satu) => [satu.tentang, judulEntri(satu)].filter(Boolean).join(" · ");
  const butir = buat("ul", {}, ikut.map((satu) => buat("li", {}, kata(satu))));
  const judul = "Hapus dari antrean";
  if (!ikut.every(bolehHapus)) {
    return buat("details", { class: "bagian" }, buat("summary", {}, judul), buat("p", {}, "Belum bisa dihapus: yang berikut menunggu data ini di server. Betulkan saja."), butir);
  }
  const buang = async () => {
    const draf = await drafTersimpan();
    for (const { kunci } of [...ikut, entri]) {
      await hapus(kunci);
      for (const satu of draf) if (satu.kunci.split("|").includes(kunci)) await lupakanDraf(satu.kunci);
    }
    location.hash = awal;
  };
  const hilang = ["Catatan ini belum tersimpan di server. Sesudah dihapus tidak bisa dikembalikan."];
  if (ikut.length) hilang.push(` Yang berikut bergantung pada catatan ini dan ikut terhapus:`);
  return buat(
    "details",
    { class: "bagian" },
    buat("summary", {}, judul),
    buat("p", {}, hilang),
    ikut.length ? butir : "",
    buat("button", { class: "btn btn-danger", type: "button", onclick: buang }, ikut.length ? `Hapus semua (${ikut.length + 1} catatan)` : "Hapus catatan ini")
  );
}

// What waits at the server cannot be taken back from there; it is withdrawn when it comes in.
function bagianBatal(entri, semua, awal) {
  const ikut = bergantung(entri.kunci, semua).filter(bisaDibatalkan);
  const alasan = buat("input", { class: "form-control", type: "text", id: "id_alasan_batal", maxlength: 200, required: true, value: "Salah catat" });
  const form = buat(
    "form",
    {},
    buat("p", {}, "Catatan ini sudah di server dan belum masuk. Sesudah dibatalkan ia tidak ikut dihitung; isinya tetap tersimpan."),
    ikut.length ? buat("ul", {}, ikut.map((satu) => buat("li", {}, [satu.tentang, judulEntri(satu)].filter(Boolean).join(" · ")))) : "",
    buat("div", { class: "isian" }, buat("label", { class: "form-label", for: "id_alasan_batal" }, "Alasan"), alasan),
    buat("button", { class: "btn btn-danger", type: "submit" }, ikut.length ? `Batalkan semua (${ikut.length + 1} catatan)` : "Batalkan catatan ini")
  );
  form.addEventListener("submit", async (e) => {
    e.preventDefault();
    for (const { kunci } of [...ikut, entri]) await batalkan(kunci, alasan.value.trim() || "Salah catat");
    location.hash = awal;
  });
  return buat("details", { class: "bagian" }, buat("summary", {}, "Batalkan"), form);
}

async function tindakan(entri, dunia, semua, tempat, awal) {
  const { item, keadaan } = entri;
  const bekal = dunia?.bekal;
  const formulir = bekal?.formulir[item.formulir];
  const hasil = [];
  if (formulir && item.aksi !== "batal" && !entri.dibatalkan && !["bentrok", "dikirim"].includes(keadaan)) {
    const form = await buatIsian({
      html: formulir.html,
      isi: { ...item.isi, ...jawabanTanya(entri) },
      galat: keadaan === "perbaiki" ? galatEntri(entri) : {},
      banyak: formulir.banyak,
      tetap: formulir.tetap,
      perlu_satu: formulir.perlu_satu,
      hari: dunia.hari,
      draf: `koreksi|${entri.kunci}`,
      judul: `Pembetulan: ${entri.judul}`,
      tentang: entri.tentang,
      tanggalTetap: true,
      lengkapi: (satu) => {
        tempatDiketahui(satu);
        pilihKeluarga(satu, item, dunia);
      },
      simpan: async (isi) => {
        await simpanFotoForm(form, idEntri(entri));
        const semuaIsi = { ...item.isi, ...jawabanTanya(entri), ...isi };
        const baru = await betulkan(entri.kunci, semuaIsi, { tentang: tentangBaru(entri, semuaIsi) });
        await lupakanDraf(`koreksi|${entri.kunci}`);
        await tampilkanEntri(tempat, baru.kunci, awal);
        tempat.prepend(pesan("aman", "Pembetulan tersimpan di ponsel ini."));
      },
      tombol: entri.galat?.pastikan ? "Simpan" : "Simpan pembetulan",
    });
    hasil.push(buat("details", { class: "bagian", open: keadaan === "perbaiki" || Boolean(form.dataset.draf) }, buat("summary", {}, "Betulkan"), form));
  }
  if (!formulir && keadaan === "perbaiki") {
    hasil.push(pesan("waspada", "Untuk membetulkannya, buka Hari Buka bila sinyal ada, lalu tekan “Siapkan untuk luring”."));
  }
  if (bolehHapus(entri)) hasil.push(bagianHapus(entri, semua, awal));
  if (bisaDibatalkan(entri)) hasil.push(bagianBatal(entri, semua, awal));
  return hasil;
}

// --- the page with network ---------------------------------------------------------------------
const halaman = document.querySelector("[data-antrean]");

// What somebody reads or types in is not drawn anew under her fingers.
export const sedangDibuka = (tempat) =>
  [...tempat.querySelectorAll("details[open] input, form[data-draf]")].some((satu) => satu.value !== "");

async function segarkan() {
  const kunci = location.hash.split("/")[2];
  if (kunci) await tampilkanEntri(halaman, kunci, "#/antrean");
  else await tampilkanAntrean(halaman, "#/antrean");
}

if (halaman) {
  addEventListener("hashchange", segarkan);
  document.addEventListener("antrean:berubah", () => sedangDibuka(halaman) || segarkan());
  segarkan();
}
