// The outbox in words: each entry can be opened and corrected, all can be saved to a file.
import { BELUM, ambil, betulkan, daftar, daftarFoto, hapus, kataGalat, pemilik, pulihkan } from "./gudang.js";
import { bacaBekal, hariIni } from "./bekal.js";
import { buka, kemas } from "./berkas.js";
import { barisEntri, galatEntri, isiEntri, judulEntri, lencana } from "./entri.js";
import { buat, hariIso, ikon, jam, pesan, tanggalPendek } from "./dom.js";
import { buatIsian } from "./isian.js";

const kapan = (saat) => `${tanggalPendek(hariIso(new Date(saat)))} ${jam(saat)}`;
const belumSelesai = ({ keadaan }) => [...BELUM, "tertahan"].includes(keadaan);
const KELOMPOK = { "Perlu diperbaiki": ["perbaiki"], "Belum terkirim": ["ponsel", "dikirim"], "Menunggu di server": ["tertahan"] };

// awal: the part of the address of this list; an entry stands at `${awal}/<kunci>`.
export async function tampilkanAntrean(tempat, awal) {
  const semua = await daftar(await pemilik());
  const belum = semua.filter(belumSelesai);
  const sudah = semua.filter((satu) => !belumSelesai(satu)).reverse();
  const baris = (satu) => barisEntri(satu, `${awal}/${satu.kunci}`, kapan(satu.dibuat_pada));
  tempat.replaceChildren(
    belum.length
      ? buat("div", { "data-belum": true }, Object.entries(KELOMPOK).map(([judul, keadaan]) => kelompok(judul, belum.filter((satu) => keadaan.includes(satu.keadaan)), baris)))
      : pesan("aman", "Semua yang dicatat di ponsel ini sudah sampai di server."),
    belum.some(({ keadaan }) => keadaan === "ponsel") ? tombolKirim() : "",
    belum.length ? simpanKeBerkas(belum) : "",
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
    const foto = (await daftarFoto(await pemilik())).filter((satu) => BELUM.includes(satu.keadaan));
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
  const bekal = (await bacaBekal())?.isi;
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
    ...(await tindakan(entri, bekal, tempat, awal))
  );
}

// Of what the server asked about: with this the same values are taken.
const jawabanTanya = ({ galat }) => (galat?.pastikan ? { pastikan: galat.pastikan[0] } : {});

async function tindakan(entri, bekal, tempat, awal) {
  const { item, keadaan } = entri;
  const formulir = bekal?.formulir[item.formulir];
  const hasil = [];
  if (formulir && item.aksi !== "batal" && !["bentrok", "dikirim"].includes(keadaan)) {
    const form = await buatIsian({
      html: formulir.html,
      isi: { ...item.isi, ...jawabanTanya(entri) },
      galat: keadaan === "perbaiki" ? galatEntri(entri) : {},
      banyak: formulir.banyak,
      tetap: formulir.tetap,
      hari: await hariIni(),
      draf: "",
      simpan: async (isi) => {
        const baru = await betulkan(entri.kunci, { ...item.isi, ...jawabanTanya(entri), ...isi });
        await tampilkanEntri(tempat, baru.kunci, awal);
        tempat.prepend(pesan("aman", "Pembetulan tersimpan di ponsel ini."));
      },
      tombol: entri.galat?.pastikan ? "Simpan" : "Simpan pembetulan",
    });
    hasil.push(buat("details", { class: "bagian", open: keadaan === "perbaiki" }, buat("summary", {}, "Betulkan"), form));
  }
  if (!formulir && keadaan === "perbaiki") {
    hasil.push(pesan("waspada", "Untuk membetulkannya, buka Hari Buka bila sinyal ada, lalu tekan “Siapkan untuk luring”."));
  }
  const belumPergi = keadaan === "ponsel" && !entri.ditawarkan_pada;
  if (belumPergi || keadaan === "perbaiki") {
    const buang = async () => {
      await hapus(entri.kunci);
      location.hash = awal;
    };
    hasil.push(
      buat(
        "details",
        { class: "bagian" },
        buat("summary", {}, "Hapus dari antrean"),
        buat("p", {}, "Catatan ini belum tersimpan di server. Sesudah dihapus tidak bisa dikembalikan."),
        buat("button", { class: "btn btn-danger", type: "button", onclick: buang }, "Hapus catatan ini")
      )
    );
  }
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
