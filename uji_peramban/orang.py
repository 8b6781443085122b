"""Somebody at a browser, as the road tests need her: every page she comes to is looked over."""

from pathlib import Path

from django.conf import settings

AXE = (Path(settings.BASE_DIR) / "node_modules/axe-core/axe.min.js").read_text()
PONSEL = 360
LAMA = 30_000  # ms; a busy machine is slow, not wrong
TEMUAN = """() => axe.run({preload: false, resultTypes: ["violations"]}).then(
    hasil => hasil.violations.map(v => [v.id, v.nodes[0].html.slice(0, 120)]))"""
BUKA_LIPATAN = """() => {
    window.lipatan = [...document.querySelectorAll("main details:not([open])")];
    window.lipatan.forEach(d => d.open = true);
}"""
# A page as it looks, without what differs in every answer: kunci and CSRF tokens.
RUPA = """() => document.body.innerHTML
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[A-Za-z0-9]{64}/g, "")"""
TUTUP_LIPATAN = "() => window.lipatan.forEach(d => d.open = false)"


def temuan(halaman):
    """What axe finds: rule and the first element of each.

    Without preload: it would copy style sheets into the page, which our policy refuses.
    """
    halaman.evaluate(f"window.axe || {AXE}")
    return halaman.evaluate(TEMUAN)


def lebih_lebar(halaman):
    """By how many pixels the page scrolls sideways."""
    return halaman.evaluate("document.documentElement.scrollWidth - window.innerWidth")


class Orang:
    """One person's browser.

    galat: gathers what is wrong with any page, for the end of the test. dilihat: pages that were
    looked over; a page that looks the same is not looked over again. jejak: the addresses she
    came to. axe itself needs a page whose scripts run.
    """

    def __init__(self, halaman, galat, dilihat, *, javascript=True):
        self.halaman, self.galat, self.dilihat, self.jejak = halaman, galat, dilihat, []
        self.javascript = javascript
        halaman.set_default_timeout(LAMA)

    def periksa(self):
        """axe with everything unfolded, and the width of a phone."""
        h = self.halaman
        alamat = "/" + h.url.split("/", 3)[3]
        self.jejak.append(alamat)
        h.locator("main").first.wait_for(state="attached")
        rupa = (h.viewport_size["width"], h.evaluate(RUPA))
        if rupa in self.dilihat:
            return
        self.dilihat.add(rupa)
        h.evaluate(BUKA_LIPATAN)
        if self.javascript:
            self.galat += [(alamat, *satu) for satu in temuan(h)]
        ukuran = h.viewport_size
        h.set_viewport_size({"width": PONSEL, "height": 740})
        if (lebih := lebih_lebar(h)) > 0:
            self.galat.append((alamat, "lebih lebar", lebih))
        h.set_viewport_size(ukuran)
        h.evaluate(TUTUP_LIPATAN)

    def buka(self, alamat):
        """Go to an address; the answer's status."""
        jawaban = self.halaman.goto(alamat)
        self.periksa()
        return jawaban.status

    def tekan(self, nama, peran="button", dalam=None):
        """Press a button, or a link with peran="link", that leads to another page."""
        sasaran = (dalam or self.halaman).get_by_role(peran, name=nama).first
        with self.halaman.expect_navigation():
            sasaran.click()
        self.periksa()

    def ikuti(self, nama, dalam=None):
        """Follow a link."""
        self.tekan(nama, peran="link", dalam=dalam)

    def sentuh(self, sasaran, tunggu):
        """Press what changes a part of the page; `tunggu` is a locator that shows up then."""
        sasaran.click()
        tunggu.wait_for()
        self.periksa()

    def tekan_ditolak(self, nama="Simpan", kabar="[data-ringkasan]"):
        """Press what does not lead on: the page says why, in `kabar`."""
        tombol = self.halaman.get_by_role("button", name=nama).first
        with self.halaman.expect_response(lambda jawaban: jawaban.request.method == "POST"):
            tombol.click()
        self.halaman.wait_for_load_state()
        self.halaman.locator(".htmx-request, .htmx-settling").wait_for(state="detached")
        self.halaman.locator(kabar).first.wait_for()
        self.periksa()

    def isi(self, medan, dalam=None):
        """Fill in {label: text} where one writes."""
        for label, teks in medan.items():
            (dalam or self.halaman).get_by_label(label).first.fill(teks)

    def pilih(self, jawaban, dalam=None):
        """Answer {question: answer} where one chooses among tiles."""
        for tanya, jawab in jawaban.items():
            kelompok = (dalam or self.halaman).get_by_role("group", name=tanya)
            kelompok.get_by_text(jawab, exact=True).click()

    def tampak(self, teks):
        """Whether the page's own part says this."""
        return teks in self.halaman.locator("main").inner_text()


class Hitung:
    """Counts every tap and every key."""

    def __init__(self, halaman):
        self.halaman, self.jumlah = halaman, 0

    def sentuh(self, sasaran):
        self.jumlah += 1
        sasaran.click()

    def ketik(self, sasaran, teks):
        self.sentuh(sasaran)
        for huruf in teks:
            self.jumlah += 1
            self.halaman.keyboard.press(huruf if huruf != " " else "Space")
