// The button "Siapkan untuk luring" of a page with network, and how old what was prepared is.
import { bacaBekal, hariIni, unduhBekal, usang } from "./bekal.js";
import { ingatPemilik, kataGalat, periksaRuang } from "./gudang.js";
import { jam, hariIso, pesan, tanggalPanjang } from "./dom.js";

const kartu = document.querySelector("[data-siapkan]");
const tempat = kartu.querySelector("[data-siapkan-kabar]");
const tombol = kartu.querySelector("button");

async function tunjukkan() {
  const simpanan = await bacaBekal();
  if (!simpanan) return;
  const { isi, disiapkan_pada } = simpanan;
  const hari = hariIso(new Date(disiapkan_pada));
  const untuk = `Siap untuk ${isi.nama_posyandu}, ${tanggalPanjang(isi.tanggal)}: ${isi.warga.length} orang. `;
  const kapan = `Disiapkan ${tanggalPanjang(hari)} pukul ${jam(disiapkan_pada)}.`;
  const lama = usang(simpanan, await hariIni());
  tempat.replaceChildren(pesan(lama ? "waspada" : "aman", untuk, kapan, lama && ` ${lama} Siapkan lagi.`));
  tombol.lastChild.textContent = "Siapkan lagi";
}

async function siapkan() {
  tombol.setAttribute("aria-busy", "true");
  try {
    await ingatPemilik(document.body.dataset.akun);
    const ruang = await periksaRuang();
    if (!ruang.bisa) return tempat.replaceChildren(pesan("bahaya", ruang.galat));
    await unduhBekal(kartu.dataset.siapkan);
    await navigator.serviceWorker.ready;
    await tunjukkan();
  } catch (galat) {
    const kata = galat.name === "QuotaExceededError" ? kataGalat(galat) : "Belum siap. Periksa sinyal, lalu tekan lagi.";
    tempat.replaceChildren(pesan("bahaya", kata));
  } finally {
    tombol.removeAttribute("aria-busy");
  }
}

if ("serviceWorker" in navigator) {
  kartu.hidden = false;
  tombol.addEventListener("click", siapkan);
  tunjukkan().catch((galat) => tempat.replaceChildren(pesan("bahaya", kataGalat(galat))));
}
