// The answer to a value while it is typed: to a child's weight from her thresholds of the day
// (data-ambang), to others from their classes (data-golongan; data-imt for the BMI that follows from
// weight and height). It needs no network; what the server says after saving is what counts.
(() => {
  "use strict";

  const BENGKAK = "Kaki bengkak: berat tidak dinilai menurut umur. Rujuk hari ini";
  const HURUF = { B: "Pertama kali ditimbang", O: "Bulan lalu tidak ditimbang" };

  function angka(teks) {
    const bersih = teks.trim().replace(",", ".");
    return /^\d+(\.\d+)?$/.test(bersih) ? Number(bersih) : null;
  }

  // The number in a field; null where none stands there, or one outside its limits, which is refused.
  function nilaiWajar({ value, dataset: { min, maks } }) {
    const nilai = angka(value);
    return nilai < Number(min ?? 0) || nilai > Number(maks ?? Infinity) ? null : nilai;
  }

  function golongan(berat, { m3, m2, p1 }) {
    if (m3 === null) return "";
    if (berat < m3) return "Di bawah garis merah (BGM): berat badan sangat kurang";
    if (berat < m2) return "Berat badan kurang";
    return berat > p1 ? "Risiko berat badan lebih" : "Berat badan normal";
  }

  const bengkak = (form) => form.elements.edema?.value === "ya";

  function kenaikan(berat, { huruf, lalu, kbm, t }) {
    if (huruf === undefined) return "";
    if (huruf) return HURUF[huruf];
    const gram = Math.round((berat - lalu) * 1000);
    const selisih = `${gram < 0 ? "turun" : "naik"} ${Math.abs(gram).toLocaleString("id-ID")} gram, paling sedikit ${kbm}`;
    if (gram >= kbm) return `Naik (${selisih})`;
    return t ? `Tidak naik dua kali, 2T (${selisih}). Rujuk` : `Tidak naik (${selisih})`;
  }

  // [[label, from, whether that value is still of the class before]]
  function kelas(tabel, nilai) {
    let hasil = "";
    for (const [label, dari, bawah] of tabel) if (nilai > dari || (nilai === dari && !bawah)) hasil = label;
    return hasil;
  }

  function kelasIsian(medan) {
    const { golongan, imt, golonganTanggal } = medan.dataset;
    const tanggal = medan.form.elements.tanggal?.value;
    const nilai = nilaiWajar(medan);
    if (!nilai || (golonganTanggal && tanggal && tanggal !== golonganTanggal)) return "";
    if (golongan) return kelas(JSON.parse(golongan), nilai);
    const berat = nilaiWajar(medan.form.elements.berat);
    if (!berat) return "";
    const hasil = berat / (nilai / 100) ** 2;
    const kata = [`IMT ${hasil.toFixed(1).replace(".", ",")}`, kelas(JSON.parse(imt), hasil)];
    return kata.filter(Boolean).join(": ");
  }

  function tulis(medan, kalimat) {
    const kotak = medan.closest(".isian");
    let teks = kotak.querySelector("[data-jawaban]");
    if (!teks) {
      teks = document.createElement("p");
      teks.className = "jawaban-ketik";
      teks.dataset.jawaban = "";
      teks.setAttribute("role", "status");
      kotak.append(teks);
    }
    teks.textContent = kalimat ? `${kalimat}.` : "";
    return teks;
  }

  function jawab(medan) {
    const berat = nilaiWajar(medan);
    const tanggal = medan.form.elements.tanggal?.value;
    const berlaku = berat > 0 && (!tanggal || tanggal === medan.dataset.ambangTanggal);
    const ambang = JSON.parse(medan.dataset.ambang);
    const menurutUmur = bengkak(medan.form) ? BENGKAK : golongan(berat, ambang);
    const kata = berlaku ? [kenaikan(berat, ambang), menurutUmur].filter(Boolean) : [];
    const teks = tulis(medan, kata.join(". "));
    teks.classList.toggle("nada-bahaya", berlaku && (bengkak(medan.form) || berat < ambang.m3));
  }

  document.addEventListener("input", (e) => {
    const medan = e.target.form?.querySelector("[data-ambang]");
    if (medan && (e.target === medan || ["tanggal", "edema"].includes(e.target.name))) jawab(medan);
    const semua = e.target.form?.querySelectorAll("[data-golongan], [data-imt]") ?? [];
    for (const satu of semua) if (satu.value || satu === e.target) tulis(satu, kelasIsian(satu));
  });
})();
